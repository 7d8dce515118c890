/** Sends what was planned, some hundred rows at a time. Sent again, a row changes nothing: it can be gone on with. */
import type { ApiOutcome, ImportApi } from './import-api.ts'
import type { SentRow } from './import-session.ts'

export interface Sent {
  /** Rows that the server has answered for. */
  readonly done: number
  readonly applied: number
  readonly unchanged: number
  readonly failed: readonly { readonly row: number; readonly reason: string }[]
}

export type SendOutcome =
  | { readonly kind: 'all' | 'stopped'; readonly sent: Sent }
  | { readonly kind: Exclude<ApiOutcome<unknown>['kind'], 'ok'>; readonly sent: Sent }

export const nothingSent: Sent = { done: 0, applied: 0, unchanged: 0, failed: [] }

/** A request for each: few enough that a press to stop is heard soon, many enough to be quick. */
const atATime = 200

/** @param from what an earlier try got to. */
export async function sendRows(
  api: Pick<ImportApi, 'send'>,
  id: string,
  rows: (offset: number, limit: number) => Promise<readonly SentRow[]>,
  {
    from,
    signal,
    progress,
  }: {
    readonly from: Sent
    readonly signal: AbortSignal
    readonly progress: (sent: Sent) => void
  },
): Promise<SendOutcome> {
  let sent = from
  let limit = atATime
  for (;;) {
    if (signal.aborted) return { kind: 'stopped', sent }
    const chunk = await rows(sent.done, limit)
    if (chunk.length === 0) return { kind: 'all', sent }
    const outcome = await api.send(id, chunk)
    if (outcome.kind === 'too-large' && limit > 1) {
      limit = Math.ceil(limit / 2)
      continue
    }
    if (outcome.kind !== 'ok') return { kind: outcome.kind, sent }
    const { applied, unchanged, failed } = outcome.answer
    sent = {
      done: sent.done + chunk.length,
      applied: sent.applied + applied,
      unchanged: sent.unchanged + unchanged,
      failed: [...sent.failed, ...failed],
    }
    progress(sent)
  }
}
