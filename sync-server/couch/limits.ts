/**
 * What one request may cost. SQLite answers synchronously and an answer stands in memory as one text, so
 * that every read has a ceiling; an asker that hits one is told 413 and asks for less.
 */
const megabyte = 1024 * 1024

/** Rows, keys, revisions of one request. PouchDB's batches are of 100 documents, our own of 500. */
export const mostRows = 2_000

/** Documents of one `_bulk_docs`; our client sends 200. */
export const mostWrites = 500

/** Bytes of documents in one answer. A single document is always answered, whatever its size. */
export const mostBytes = 16 * megabyte

/**
 * Bytes of the documents that one page of changes names. Half of the above, since replicators ask for a
 * page's leaves at once and these come with their ancestry: so a page's `_bulk_get` fits.
 */
export const mostBytesChanged = 8 * megabyte

/** Bytes of one document from a device. A field's text is at most 20,000 characters, alternatives not counted. */
export const largestDocument = 256 * 1024

/** Bytes that one person may store: about 50,000 notes. */
export const ownQuota = 50 * megabyte

/** Long polls that one person may hold open: a replicator per device and tab, and some to spare. */
export const mostPolls = 8

/**
 * `_local` documents of one person: two for each device that they have ever used, and a replicator's. In CouchDB
 * their bytes are in no count, so their number is what bounds them; the oldest make room (`room-for-locals.ts`).
 */
export const mostLocals = 400

/** Bytes of one. A replicator keeps fifty sessions in it. */
export const largestLocal = 64 * 1024
