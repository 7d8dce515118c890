/** What the list of needs and the registry stand on: all needs, and whose turn it is to say something. */
import type { NeedView } from '../domain/casework/views.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { isDocumentId } from '../domain/identifiers.ts'
import type { Json } from '../domain/json.ts'
import { contactKind, needKind } from './kinds.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, type Live } from './live.ts'

/** Archived ones too. Newest first. */
export const everyNeed = (reader: Reader): Live<readonly Marked<NeedView>[]> =>
  viewsOf(reader, needKind)

/** ISO time of the latest by the need's id. */
export type LatestByNeed = ReadonlyMap<string, string>

/** When each need was last answered. */
export const latestReplies = (reader: Reader) => latest(reader, saidKind('reply'))

/** When each asker last added something to their question. */
export const latestAdditions = (reader: Reader) => latest(reader, saidKind('addition'))

/** Of what was said, no more than whose and when: texts stay on the disk. */
interface Said {
  readonly id: string
  readonly at: string
  readonly about: readonly string[]
}

const saidKinds = new Map<string, Kind<Said>>()

/** One for each type: views are shared by the kind itself. */
function saidKind(type: 'reply' | 'addition'): Kind<Said> {
  const known = saidKinds.get(type)
  if (known) return known
  const kind: Kind<Said> = { database: 'casework', type, read: readSaid, order: byTime }
  saidKinds.set(type, kind)
  return kind
}

function readSaid(document: KulturlotsDocument): Said | undefined {
  if (isMutable(document)) return undefined
  const { about } = document.body
  const ids = Array.isArray(about) ? about.filter((id: Json) => isDocumentId(id)) : []
  return { id: document._id, at: document.at, about: ids }
}

const byTime = (a: Said, b: Said) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)

function latest(reader: Reader, kind: Kind<Said>): Live<LatestByNeed> {
  return derive(viewsOf(reader, kind), (all) => {
    const times = new Map<string, string>()
    for (const { at, about } of all) for (const id of about) times.set(id, at)
    return times
  })
}

export interface ReadAhead {
  /** Reads what is not read yet, and what has changed since. */
  refresh(): void
  stop(): void
}

/**
 * What the list of needs stands on, in memory before anybody opens it, and for as long as it isn't stopped. Between
 * one `refresh` and the next nothing is read, however much changes.
 */
export function readNeedsAhead(reader: Reader): ReadAhead {
  const parts = [
    viewsOf(reader, needKind),
    viewsOf(reader, contactKind),
    viewsOf(reader, saidKind('reply')),
    viewsOf(reader, saidKind('addition')),
  ]
  const releases = parts.map((part) => part.hold())
  const stops = new Set<() => void>()

  function stopReading(): void {
    for (const stop of stops) stop()
    stops.clear()
  }

  return {
    refresh() {
      stopReading()
      for (const part of parts) {
        const end = () => queueMicrotask(() => stop())
        // Whoever opens the list hears of what can't be read.
        const subscription = part.subscribe({ next: end, error: end })
        const stop = () => subscription.unsubscribe()
        stops.add(stop)
      }
    },
    stop() {
      stopReading()
      for (const release of releases) release()
    },
  }
}
