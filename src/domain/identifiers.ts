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

export const parseDocumentId = (value: unknown) =>
  parsed<DocumentId>(value, isDocumentId, 'document id')
export const parseUserId = (value: unknown) => parsed<UserId>(value, isUlid, 'user id')
export const parseDeviceId = (value: unknown) => parsed<DeviceId>(value, isOpaque, 'device id')
export const parseServerId = (value: unknown) => parsed<ServerId>(value, isOpaque, 'server id')

/** The part before the first colon: a document's type. */
export function typeOfId(id: DocumentId): string {
  return id.slice(0, id.indexOf(':'))
}

function isOpaque(value: unknown): boolean {
  return typeof value === 'string' && opaque.test(value)
}

function parsed<Id extends string>(
  value: unknown,
  test: (value: unknown) => boolean,
  what: string,
): Id {
  if (!test(value)) throw new TypeError(`Not a ${what}.`)
  return value as Id
}
