/** Documents to be looked at again when their time has come. In memory: whoever looks at all of them says it anew. */
import type { DocumentId } from '../../src/domain/identifiers.ts'

export interface Waiting {
  /** The later word counts. */
  add(name: string, id: DocumentId, at: number): void
  /** Takes out those whose time has come. */
  due(): readonly { readonly name: string; readonly id: DocumentId }[]
}

interface Place {
  readonly name: string
  readonly id: DocumentId
  readonly at: number
}

export function createWaiting(clock: () => number): Waiting {
  const places = new Map<string, Place>()
  let earliest = Infinity
  return {
    add(name, id, at) {
      places.set(`${name}/${id}`, { name, id, at })
      earliest = Math.min(earliest, at)
    },
    due() {
      const now = clock()
      if (now < earliest) return []
      const due: Place[] = []
      earliest = Infinity
      for (const [key, place] of places) {
        if (place.at <= now) {
          places.delete(key)
          due.push(place)
        } else earliest = Math.min(earliest, place.at)
      }
      return due
    },
  }
}
