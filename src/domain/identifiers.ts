/** Ids are branded and made only by `parse…`, so that a user's id can never stand where a device's belongs. */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** `<type>:<ulid>`, or for directory entries `<type>:<slug>`. */
export type DocumentId = Branded<'DocumentId'>
/** Immutable for a person's whole life with the node: a ULID. */
export type UserId = Branded<'UserId'>
/** Belongs to one local database for its life: a ULID. */
export type DeviceId = Branded<'DeviceId'>
/** Which sync-server this is; configuration, not data. */
export type ServerId = Branded<'ServerId'>

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const documentId = /^[a-z][a-z-]{0,31}:[A-Za-z0-9][A-Za-z0-9:._~-]{0,159}$/
const opaque = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export function isUlid(value: unknown): value is string {
  return typeof value === 'string' && ulid.test(value)
}

export function isDocumentId(value: unknown): value is DocumentId {
  return typeof value === 'string' && documentId.test(value)
}

export function parseDocumentId(value: unknown): DocumentId {
  if (!isDocumentId(value)) throw new TypeError('Not a document id.')
  return value
}

export function isUserId(value: unknown): value is UserId {
  return isUlid(value)
}

export function parseUserId(value: unknown): UserId {
  if (!isUserId(value)) throw new TypeError('Not a user id.')
  return value
}

export function isDeviceId(value: unknown): value is DeviceId {
  return isOpaque(value)
}

export function parseDeviceId(value: unknown): DeviceId {
  if (!isDeviceId(value)) throw new TypeError('Not a device id.')
  return value
}

export function parseServerId(value: unknown): ServerId {
  if (!isOpaque(value)) throw new TypeError('Not a server id.')
  return value as ServerId
}

/** The part before the first colon: a document's type. */
export function typeOfId(id: DocumentId): string {
  return id.slice(0, id.indexOf(':'))
}

function isOpaque(value: unknown): value is string {
  return typeof value === 'string' && opaque.test(value)
}
