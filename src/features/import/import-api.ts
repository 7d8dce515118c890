/** `/api/directory/imports`. Outcomes are values, classified by status. */
import { isJsonObject, type Json } from '../../domain/json.ts'
import type { SentRow } from './import-session.ts'

export type ApiOutcome<Answer> =
  | { readonly kind: 'ok'; readonly answer: Answer }
  /** No answer, or one that may be another in a while: doing the same again does nothing twice. */
  | { readonly kind: 'unreachable' }
  /** Not signed in any more, or not a coordinator. */
  | { readonly kind: 'not-allowed' }
  /** Somebody else is signed in in this browser. */
  | { readonly kind: 'other-user' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-accepted' }

export interface RowsAnswer {
  readonly applied: number
  readonly unchanged: number
  /** Rows that the server would not do, with its reason (`FailureReason`). */
  readonly failed: readonly { readonly row: number; readonly reason: string }[]
}

export interface EarlierImport {
  readonly id: string
  readonly source: string
  readonly by: string
  readonly at: string
  readonly applied: number
  readonly unchanged: number
  readonly failed: number
  readonly state: 'open' | 'undoing' | 'undone'
  /** When it was taken back, and how much of it stayed since somebody had changed it. */
  readonly undone: { readonly at: string; readonly left: number } | null
}

export interface UndoAnswer {
  readonly restored: number
  /** Rows of which something stayed, since somebody changed it later. */
  readonly left: number
}

export interface ImportApi {
  open(id: string, source: string, mapping: Json): Promise<ApiOutcome<null>>
  send(id: string, rows: readonly SentRow[]): Promise<ApiOutcome<RowsAnswer>>
  undo(id: string): Promise<ApiOutcome<UndoAnswer>>
  list(): Promise<ApiOutcome<readonly EarlierImport[]>>
}

const path = '/api/directory/imports'
/** Five hundred entries are written one by one. */
const patience = 120_000

export function createImportApi(user: string): ImportApi {
  const ask = <Answer>(
    method: 'GET' | 'POST',
    url: string,
    body: unknown,
    read: (answer: unknown) => Answer,
  ) => request(user, method, url, body, read)
  return {
    open: (id, source, mapping) => ask('POST', path, { id, source, mapping }, () => null),
    send: (id, rows) => ask('POST', `${path}/${id}/rows`, rows, readRowsAnswer),
    undo: (id) => ask('POST', `${path}/${id}/undo`, {}, readUndo),
    list: () => ask('GET', path, undefined, readList),
  }
}

async function request<Answer>(
  user: string,
  method: string,
  url: string,
  body: unknown,
  read: (answer: unknown) => Answer,
): Promise<ApiOutcome<Answer>> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'x-kulturlots-user': user,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
    answer = await response.json()
  } catch {
    // No whole JSON answer: no network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  if (response.ok) return { kind: 'ok', answer: read(answer) }
  switch (response.status) {
    case 401:
    case 403:
      return { kind: 'not-allowed' }
    case 409:
      return { kind: 'other-user' }
    case 413:
      return { kind: 'too-large' }
    case 400:
    case 404:
      return { kind: 'not-accepted' }
    default:
      return { kind: 'unreachable' }
  }
}

/* Answers */

function readRowsAnswer(answer: unknown): RowsAnswer {
  const results = isJsonObject(answer) ? listIn(answer['results']).filter(isJsonObject) : []
  return {
    applied: results.filter(({ kind }) => kind === 'applied').length,
    unchanged: results.filter(({ kind }) => kind === 'unchanged').length,
    failed: results.flatMap(({ kind, row, reason }) =>
      kind === 'failed' && typeof row === 'number' ? [{ row, reason: textIn(reason) }] : [],
    ),
  }
}

function readUndo(answer: unknown): UndoAnswer {
  const undone = isJsonObject(answer) ? answer['undone'] : undefined
  const { restored, left } = isJsonObject(undone) ? undone : {}
  return { restored: numberIn(restored), left: numberIn(left) }
}

function readList(answer: unknown): readonly EarlierImport[] {
  const imports = isJsonObject(answer) ? listIn(answer['imports']) : []
  return imports.flatMap((item): EarlierImport[] => {
    if (!isJsonObject(item) || typeof item['id'] !== 'string') return []
    const { id, undone } = item
    const counts = isJsonObject(item['counts']) ? item['counts'] : {}
    const state = (['undoing', 'undone'] as const).find((known) => known === item['state'])
    return [
      {
        ...{ id, source: textIn(item['source']), by: textIn(item['by']), at: textIn(item['at']) },
        applied: numberIn(counts['applied']),
        unchanged: numberIn(counts['unchanged']),
        failed: numberIn(counts['failed']),
        state: state ?? 'open',
        undone: isJsonObject(undone)
          ? { at: textIn(undone['at']), left: numberIn(undone['left']) }
          : null,
      },
    ]
  })
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

function numberIn(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
