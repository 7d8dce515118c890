/** `GET /api/directory/history/<entry id>`, for staff: what was done to an entry, newest first. */
import { isJsonObject, type Json } from '../../domain/json.ts'
import { readChanges, type FieldChange } from '../../domain/proposals/changes.ts'

export interface Applied {
  readonly id: string
  readonly changes: readonly FieldChange[]
  /** User id of whoever proposed it; empty where the server does not say. */
  readonly by: string
  readonly at: string
  readonly decidedBy: string
  /** The import that it came with, when it did. */
  readonly importId: string
}

export type HistoryOutcome =
  | { readonly kind: 'ok'; readonly applied: readonly Applied[] }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-allowed' }
  /** The server has no such entry any more. */
  | { readonly kind: 'missing' }

export async function fetchHistory(entry: string, user: string): Promise<HistoryOutcome> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(`/api/directory/history/${encodeURIComponent(entry)}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'x-kulturlots-user': user },
      signal: AbortSignal.timeout(30_000),
    })
    answer = await response.json()
  } catch {
    // No network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  if ([401, 403, 409].includes(response.status)) return { kind: 'not-allowed' }
  if (response.status === 404 && isJsonObject(answer)) return { kind: 'missing' }
  if (!response.ok || !isJsonObject(answer)) return { kind: 'unreachable' }
  return { kind: 'ok', applied: readApplied(answer['applied'] ?? null) }
}

/** What is not as it should be is left out. */
export function readApplied(value: Json): readonly Applied[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: Json, index): Applied[] => {
    if (!isJsonObject(item)) return []
    const text = (member: string) => {
      const part = item[member]
      return typeof part === 'string' ? part : ''
    }
    const changes = readChanges(item['changes'] ?? null)
    if (!changes) return []
    return [
      {
        id: text('proposal') || text('id') || String(index),
        changes,
        by: text('by'),
        at: text('at'),
        decidedBy: text('decidedBy'),
        importId: text('import'),
      },
    ]
  })
}
