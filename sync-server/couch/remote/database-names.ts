/**
 * A database's name in CouchDB: a prefix, so that other databases of the same CouchDB are left alone, and
 * small letters, since CouchDB takes no others. The user's id in `own-<userId>` is written in capitals
 * everywhere else; both ways lead back.
 */
const ownInCouch = /^own-([0-7][0-9a-hjkmnp-tv-z]{25})$/
const own = /^own-([0-7][0-9A-HJKMNP-TV-Z]{25})$/
const plain = /^[a-z0-9][a-z0-9_-]*$/

export interface DatabaseNames {
  /** @throws RangeError for a name that CouchDB could not hold, or not tell from another. */
  inCouch(name: string): string
  /** @returns undefined for a database that is not ours. */
  ours(inCouch: string): string | undefined
}

export function createDatabaseNames(prefix: string): DatabaseNames {
  return {
    inCouch(name) {
      const isOwn = own.test(name)
      if (!isOwn && (!plain.test(name) || ownInCouch.test(name))) {
        throw new RangeError('Not a name of a database.')
      }
      return prefix + (isOwn ? name.toLowerCase() : name)
    },
    ours(inCouch) {
      if (!inCouch.startsWith(prefix)) return undefined
      const name = inCouch.slice(prefix.length)
      const [, userId] = ownInCouch.exec(name) ?? []
      if (userId !== undefined) return `own-${userId.toUpperCase()}`
      return plain.test(name) ? name : undefined
    },
  }
}
