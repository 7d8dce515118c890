/** What a route gives back. `stream` is text that comes as it becomes known. */
export type Answer =
  | {
      readonly kind: 'json'
      readonly status: number
      readonly value: unknown
      readonly headers?: Headers
    }
  | { readonly kind: 'bytes'; readonly data: Uint8Array; readonly headers: Headers }
  | { readonly kind: 'stream'; readonly chunks: AsyncIterable<string>; readonly headers?: Headers }

type Headers = Readonly<Record<string, string>>

export function json(value: unknown, status = 200, headers: Headers = {}): Answer {
  return { kind: 'json', status, value, headers }
}

/** An answer that is no success, in CouchDB's words. */
export class CouchError extends Error {
  readonly status: number
  readonly error: string

  constructor(status: number, error: string, reason: string) {
    super(reason)
    this.status = status
    this.error = error
  }
}

/** The status of a document's refusal, where it is the only one in its request. */
const statusOf: Readonly<Record<string, number>> = {
  conflict: 409,
  forbidden: 403,
  unauthorized: 401,
  missing_stub: 412,
  not_found: 404,
}

export function refused({ error, reason }: { error: string; reason: string }): CouchError {
  return new CouchError(statusOf[error] ?? 400, error, reason)
}

export function missing(reason = 'missing'): CouchError {
  return new CouchError(404, 'not_found', reason)
}
