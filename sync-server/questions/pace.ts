/**
 * How many of one person’s questions are taken in, and when the next one’s turn is. Each is a matter that people
 * at the node must look at; what is too much at once waits where its asker keeps it, and is taken in by itself.
 *
 * A place is given once and kept: the times given are read anew from what was taken in and what waits (`history`)
 * when a process begins.
 */
export interface Pace {
  /**
   * @param history the times of all that this person was given, in any order; asked once.
   * @returns when it is to be taken in, ms; not later than now: at once. The same when asked again.
   */
  turnOf(person: string, key: string, history: () => Promise<Given>): Promise<number>
}

/** By key, where it waits; all others have no key that anybody will ask for. */
export interface Given {
  readonly taken: readonly number[]
  readonly waiting: ReadonlyMap<string, number>
}

/** An office that empties its drawer at once sends a dozen. */
export const perHour = 20
/** What a node with a few people can look at in a day, from one who asks on and on. */
export const perDay = 60
const hour = 3_600_000
const day = 24 * hour
/** Above this many, people who were given nothing lately are forgotten, and read anew when they come again. */
const manyPeople = 5_000

interface Person {
  /** Ascending. */
  given: number[]
  readonly turns: Map<string, number>
}

export function createPace(clock: () => number): Pace {
  const people = new Map<string, Person>()

  async function personOf(id: string, history: () => Promise<Given>): Promise<Person> {
    const known = people.get(id)
    if (known) return known
    const { taken, waiting } = await history()
    const given = [...taken, ...waiting.values()].sort((a, b) => a - b)
    const person = { given: given.slice(-perDay), turns: new Map(waiting) }
    if (people.size >= manyPeople) forgetIdle()
    people.set(id, person)
    return person
  }

  function forgetIdle(): void {
    for (const [id, { given }] of people) {
      if ((given.at(-1) ?? 0) < clock() - day) people.delete(id)
    }
  }

  return {
    async turnOf(id, key, history) {
      const person = await personOf(id, history)
      const known = person.turns.get(key)
      if (known !== undefined) return known
      const turn = nextTurn(person.given, clock())
      person.given = [...person.given, turn].slice(-perDay)
      person.turns.set(key, turn)
      return turn
    },
  }
}

function nextTurn(given: readonly number[], now: number): number {
  const after = (count: number, pause: number) => {
    const earliest = given.at(-count)
    return earliest === undefined ? now : earliest + pause
  }
  // Never before one that waits already.
  return Math.max(now, after(perHour, hour), after(perDay, day), given.at(-1) ?? now)
}
