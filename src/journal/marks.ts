/**
 * Marks tell this device's life from another that was, or is, lived under the same id: by a phone that was
 * since put back from its backup, or by a copied profile. The server keeps the last mark of each device, and
 * what came under one that this database has not made was sent by another life.
 *
 *   all that waits is read ──▶ mark made, strictly stored ──▶ request: "was one of these, is now this"
 *
 * All edits that go out under a mark were in the journal when it was made. So whoever has the mark, in a backup
 * too, has the edits, and will never count another edit as one of them. An entry that is newer than the mark
 * needs a newer mark.
 *
 * A device without room to store one sends all the same: nobody has that mark, no backup either. Should this
 * process end before there is room, the next one takes it for another life's, and reads all anew.
 */
import type { JournalDatabase } from './journal-database.ts'
import { deviceIdOf } from './record.ts'
import { isFull } from './storage-trouble.ts'

interface Mark {
  readonly device: string
  /** What the server may hold: the last one that is known to be there, and those whose answer is not known. */
  readonly was: readonly (string | null)[]
  readonly mark: string
}

/**
 * Beyond so many without an answer the oldest is forgotten. Should that one be the server's, it is taken for
 * another life's: the device reads all anew under a new id, which loses nothing.
 */
const mostUnanswered = 64

/** 60 random bits of a ULID; they need to differ among those of one device. */
const length = 12

interface Marks {
  readonly seen: string | null
  readonly made: readonly string[]
  readonly covers: number
}

const none: Marks = { seen: null, made: [], covers: 0 }

type Keep = (marks: Marks & { readonly device: string }) => Promise<void>

export function createMarks(
  database: JournalDatabase,
  newIdentity: { readonly clock: () => number; readonly ulid: () => string },
) {
  const { facts, journal } = database
  /** The last one that the server was heard to hold. In memory: written with the next one that is made. */
  let held: string | undefined
  /** Made in this process for a connection, and unanswered. Asked again, it is the same request again. */
  let asked: string | undefined
  /** As they would stand in the facts, had there been room. */
  let unkept: (Marks & { readonly device: string }) | undefined

  async function marksOf(device: string): Promise<Marks> {
    const fact = await facts.get('marks')
    const kept = fact?.key === 'marks' && fact.device === device ? fact : none
    const mine: Marks = unkept?.device === device ? unkept : kept
    const index = held === undefined ? -1 : mine.made.indexOf(held)
    // What was made before it can't come to be there any more.
    return index < 0
      ? mine
      : { ...mine, seen: mine.made[index] ?? null, made: mine.made.slice(index + 1) }
  }

  /** Must run inside a transaction on `facts` and `journal`. */
  async function make(device: string, keep: Keep): Promise<Mark> {
    const { seen, made } = await marksOf(device)
    const mark = newIdentity.ulid().slice(-length)
    await keep({
      device,
      seen,
      made: [...made, mark].slice(-mostUnanswered),
      covers: await newest(),
    })
    return { device, was: [seen, ...made], mark }
  }

  /** What is sent makes room in the end: it must not wait for it. */
  async function withOrWithoutRoom<T>(work: (keep: Keep) => Promise<T>): Promise<T> {
    const run = (keep: Keep) => database.transaction('rw', facts, journal, () => work(keep))
    const before = unkept
    try {
      return await run(async (marks) => {
        await facts.put({ key: 'marks', ...marks })
        unkept = undefined
      })
    } catch (error) {
      unkept = before
      if (!isFull(error)) throw error
      return run((marks) => {
        unkept = marks
        return Promise.resolve()
      })
    }
  }

  async function newest(): Promise<number> {
    return (await journal.orderBy('sequence').last())?.sequence ?? 0
  }

  return {
    /** As they are now, with the device that they are of. */
    async marks(): Promise<{
      readonly device: string
      readonly known: readonly (string | null)[]
    }> {
      const device = await deviceIdOf({ database, ...newIdentity })
      const { seen, made } = await marksOf(device)
      return { device, known: [seen, ...made] }
    },

    /** For a connection: what another life has on its way comes too late from then on. */
    markConnection: (): Promise<Mark> =>
      withOrWithoutRoom(async (keep) => {
        const device = await deviceIdOf({ database, ...newIdentity })
        const { seen, made, covers } = await marksOf(device)
        const latest = made.at(-1)
        // Without network it is asked again and again.
        if (latest !== undefined && latest === asked && covers >= (await newest()))
          return { device, was: [seen, ...made.slice(0, -1)], mark: latest }
        const next = await make(device, keep)
        asked = next.mark
        return next
      }),

    /**
     * For what waits now. Undefined where this is not that device any more: what was read before is counted
     * anew. The connection's own serves as long as nothing was saved since.
     */
    markPush: (device: string): Promise<Mark | undefined> =>
      withOrWithoutRoom(async (keep) => {
        if (device !== (await deviceIdOf({ database, ...newIdentity }))) return undefined
        const { seen, made, covers } = await marksOf(device)
        if (seen !== null && seen === held && made.length === 0 && covers >= (await newest()))
          return { device, was: [seen], mark: seen }
        return make(device, keep)
      }),

    /** What the server said at a connection; undefined where it keeps none. */
    markHeld(mark: string | undefined): void {
      held = mark
      asked = undefined
    },

    /** Something was stored under it. A server that keeps none stores too. */
    markStored(mark: string): void {
      if (held !== undefined) held = mark
    },
  }
}
