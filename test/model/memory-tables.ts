/**
 * Dexie's tables as far as the journal uses them, in memory: a transaction is all or nothing. Lets the real
 * journal code run thousands of histories; a smaller number runs on Dexie itself, and both find the same.
 */
import type { JournalDatabase } from '../../src/journal/journal-database.ts'

type Item = Readonly<Record<string, unknown>>
type Key = unknown

interface Table {
  items: Map<string, Item>
}

export interface MemoryJournal {
  readonly database: JournalDatabase
  /** A backup of the device, as it is now. @returns what puts it back. */
  backup(): () => void
}

export function createMemoryJournal(name: string): MemoryJournal {
  let lastNumber = 0
  const tables = {
    journal: table('sequence', () => (lastNumber += 1)),
    rows: table('[database+id]'),
    drafts: table('key'),
    facts: table('key'),
  }
  let depth = 0
  async function transaction(...given: readonly unknown[]): Promise<unknown> {
    const act = given.at(-1) as (transaction: object) => Promise<unknown>
    const abort = () => {
      throw new Error('Nothing is aborted here: memory is never slow.')
    }
    if (depth > 0) return act({ active: true, abort })
    const before = Object.values(tables).map((each) => [each, new Map(each.items)] as const)
    depth += 1
    try {
      return await act({ active: true, abort })
    } catch (error) {
      for (const [each, items] of before) each.items = items
      throw error
    } finally {
      depth -= 1
    }
  }
  const database = { name, transaction, close: () => undefined, ...tables }
  return {
    database: database as unknown as JournalDatabase,
    backup() {
      const number = lastNumber
      const before = Object.values(tables).map((each) => [each, new Map(each.items)] as const)
      return () => {
        lastNumber = number
        for (const [each, items] of before) each.items = new Map(items)
      }
    },
  }
}

function table(primary: string, number?: () => number) {
  const keyOf = valueUnder(primary)
  const self: Table = { items: new Map() }
  const at = (key: Key) => JSON.stringify(key)
  const put = (item: Item) => {
    const stored = number && item[primary] === undefined ? { ...item, [primary]: number() } : item
    self.items.set(at(keyOf(stored)), stored)
    return Promise.resolve(keyOf(stored))
  }
  const collection = (
    matching: (item: Item) => boolean,
    order = keyOf,
    most = Number.POSITIVE_INFINITY,
  ): Collection => {
    const found = () =>
      [...self.items.values()]
        .filter(matching)
        .sort((a, b) => compare(order(a), order(b)))
        .slice(0, most)
    return {
      filter: (test) => collection((item) => matching(item) && test(item), order),
      limit: (count) => collection(matching, order, count),
      toArray: () => Promise.resolve(found()),
      first: () => Promise.resolve(found()[0]),
      last: () => Promise.resolve(found().at(-1)),
      sortBy: (index) => Promise.resolve(collection(matching, valueUnder(index)).toArray()),
      count: () => Promise.resolve(found().length),
      primaryKeys: () => Promise.resolve(found().map(keyOf)),
      delete() {
        const gone = found()
        for (const item of gone) self.items.delete(at(keyOf(item)))
        return Promise.resolve(gone.length)
      },
      modify(changes) {
        const changed = found()
        for (const item of changed) {
          const copy = { ...item }
          if (typeof changes === 'function') changes(copy)
          else Object.assign(copy, changes)
          self.items.set(at(keyOf(item)), copy)
        }
        return Promise.resolve(changed.length)
      },
    }
  }
  return Object.assign(self, {
    get: (key: Key) => Promise.resolve(self.items.get(at(key))),
    bulkGet: (keys: readonly Key[]) => Promise.resolve(keys.map((key) => self.items.get(at(key)))),
    put,
    add: put,
    async bulkPut(items: readonly Item[]) {
      for (const item of items) await put(item)
    },
    async bulkAdd(items: readonly Item[]) {
      for (const item of items) await put(item)
    },
    update(key: Key, changes: Item) {
      const item = self.items.get(at(key))
      if (item) self.items.set(at(key), { ...item, ...changes })
      return Promise.resolve(item ? 1 : 0)
    },
    delete(key: Key) {
      self.items.delete(at(key))
      return Promise.resolve()
    },
    bulkDelete(keys: readonly Key[]) {
      for (const key of keys) self.items.delete(at(key))
      return Promise.resolve()
    },
    clear() {
      self.items.clear()
      return Promise.resolve()
    },
    count: () => Promise.resolve(self.items.size),
    toArray: () => collection(() => true).toArray(),
    filter: (test: (item: Item) => boolean) => collection(test),
    orderBy: (index: string) => collection(() => true, valueUnder(index)),
    where: (index: string) => {
      const value = valueUnder(index)
      const where = (test: (key: string) => boolean) => collection((item) => test(at(value(item))))
      return {
        between: (from: unknown, to: unknown, withFrom = true, withTo = false) =>
          collection((item) => {
            const [low, found, high] = [at(from), at(value(item)), at(to)]
            return (
              (low < found || (withFrom && low === found)) &&
              (found < high || (withTo && found === high))
            )
          }),
        equals: (wanted: unknown) => where((found) => found === at(wanted)),
        anyOf: (...wanted: readonly unknown[]) => {
          const all = wanted.flat(wanted.length === 1 ? 1 : 0).map(at)
          return where((found) => all.includes(found))
        },
      }
    },
  })
}

interface Collection {
  filter(test: (item: Item) => boolean): Collection
  limit(count: number): Collection
  toArray(): Promise<readonly Item[]>
  first(): Promise<Item | undefined>
  last(): Promise<Item | undefined>
  sortBy(index: string): Promise<readonly Item[]>
  count(): Promise<number>
  primaryKeys(): Promise<readonly Key[]>
  delete(): Promise<number>
  modify(changes: Item | ((item: Record<string, unknown>) => void)): Promise<number>
}

/** `[a+b]` is Dexie's way to name a compound index, `:id` the primary key. */
function valueUnder(index: string): (item: Item) => unknown {
  const compound = /^\[(.+)\]$/.exec(index)?.[1]?.split('+')
  return compound ? (item) => compound.map((each) => item[each]) : (item) => item[index]
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [textA, textB] = [JSON.stringify(a), JSON.stringify(b)]
  return textA < textB ? -1 : textA > textB ? 1 : 0
}
