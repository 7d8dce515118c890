import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ulid } from 'ulid'
import { saveNote, setFavourite } from '../../src/journal/commands.ts'
import { acknowledge, emptying, watchForEviction } from '../../src/journal/eviction.ts'
import type { Eviction } from '../../src/journal/eviction.ts'
import { watchHandle } from '../../src/journal/handle.ts'
import { holdCommands, type HeldCommand } from '../../src/journal/held-commands.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { notes } from '../../src/journal/queries.ts'
import { HeldError, type Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { holdStorage } from './support/held-storage.ts'
import { answer } from './support/staff-screen.ts'

let journal: Journal
let held: readonly HeldCommand[]
let late: number
let hold: ReturnType<typeof holdCommands>
const ends: (() => void)[] = []

beforeEach(() => {
  const database = openJournalDatabase(`test-${ulid()}`)
  const plain = { database, seal: clearSeal, user: 'kim', clock: Date.now, ulid: () => ulid() }
  late = 0
  hold = holdCommands(plain, () => (late += 1))
  journal = { ...plain, hold }
  hold.watch((now) => (held = now))
})

afterEach(async () => {
  hold.stop()
  for (const end of ends.splice(0)) end()
  localStorage.clear()
  await journal.database.delete()
})

const texts = async () => (await answer(notes(journal))).map(({ text }) => text)

/** As a device without room: every write is refused, every read answered. */
function fillUp(): () => void {
  const adding = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError')
  })
  const free = () => adding.mockRestore()
  ends.push(free)
  return free
}

describe('a device that is full', () => {
  test('keeps the note in memory, does not call it saved, and saves it when there is room', async () => {
    await saveNote(journal, { text: 'Före', about: [] })
    const free = fillUp()
    await expect(saveNote(journal, { text: 'Under', about: [] })).rejects.toBeInstanceOf(HeldError)
    expect(held.map(({ trouble }) => trouble)).toEqual(['full'])
    expect(await texts()).toEqual(['Före'])
    expect(await hold.retry()).toBe(false)
    expect(held).toHaveLength(1)

    free()
    expect(await hold.retry()).toBe(true)
    expect(held).toEqual([])
    expect(late).toBe(1)
    expect((await texts()).toSorted()).toEqual(['Före', 'Under'])
  })

  test('saves what is held in the order it was written, once each', async () => {
    const free = fillUp()
    for (const text of ['Ett', 'Två', 'Tre']) {
      await saveNote(journal, { text, about: [] }).catch(() => undefined)
    }
    free()
    await Promise.all([hold.retry(), hold.retry()])
    const entries = await journal.database.journal.orderBy('sequence').toArray()
    expect(entries.map(({ commandId }) => commandId)).toHaveLength(3)
    expect(await texts()).toEqual(['Tre', 'Två', 'Ett'])
  })

  test('what a person throws away is never saved', async () => {
    const free = fillUp()
    await saveNote(journal, { text: 'Bort', about: [] }).catch(() => undefined)
    const [first] = held
    hold.throwAway(first?.command.id ?? '')
    free()
    expect(await hold.retry()).toBe(true)
    expect(await texts()).toEqual([])
  })

  test('an edit that waited for room leaves beside what came meanwhile', async () => {
    const entry = { id: 'actor:x', name: 'X' }
    await setFavourite(journal, entry, true)
    const free = fillUp()
    await setFavourite(journal, entry, false).catch(() => undefined)
    free()
    await setFavourite(journal, { ...entry, name: 'Y' }, true)
    await hold.retry()
    const row = await journal.database.rows.get(['own', 'favourite:actor:x'])
    const active = row ? JSON.stringify(row.document) : ''
    expect(active).toContain('"value":false')
    expect(active).toContain('"value":true')
  })
})

test('storage that does not answer is given up within 5 s, and nothing is saved twice when it does', async () => {
  await saveNote(journal, { text: 'Före', about: [] })
  const letGo = await holdStorage(journal.database)
  const begun = performance.now()
  await expect(saveNote(journal, { text: 'Hänger', about: [] })).rejects.toBeInstanceOf(HeldError)
  expect(performance.now() - begun).toBeGreaterThan(1_000)
  expect(held.map(({ trouble }) => trouble)).toEqual(['slow'])
  expect(await texts()).toEqual(['Före'])
  await letGo()
  await expect.poll(() => hold.retry()).toBe(true)
  expect((await texts()).toSorted()).toEqual(['Före', 'Hänger'])
})

/** As a newer version of the app does it, in another tab. Rejects when it is held up. */
function upgrade(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 990)
    opening.onupgradeneeded = () => opening.result.createObjectStore('news')
    opening.onsuccess = () => resolve(opening.result)
    opening.onblocked = () => reject(new Error('It is held up.'))
    opening.onerror = () => reject(new Error('It failed.', { cause: opening.error }))
  })
}

describe('a connection that is taken away', () => {
  test('is opened once more by the next save', async () => {
    await saveNote(journal, { text: 'Före', about: [] })
    // As iOS does: closed under our feet, with no event.
    journal.database.backendDB().close()
    await saveNote(journal, { text: 'Efter', about: [] })
    expect((await texts()).toSorted()).toEqual(['Efter', 'Före'])
  })

  test('is not opened again when it was closed on purpose', async () => {
    await saveNote(journal, { text: 'Före', about: [] })
    journal.database.close()
    await expect(saveNote(journal, { text: 'Efter', about: [] })).rejects.toBeInstanceOf(HeldError)
    expect(journal.database.isOpen()).toBe(false)
    await journal.database.open()
    expect(await texts()).toEqual(['Före'])
  })

  test('a newer version in another tab is not held up, and this tab says that it is old', async () => {
    let outdated = false
    ends.push(
      watchHandle(journal.database, {
        outdated: () => (outdated = true),
        lost: () => undefined,
      }),
    )
    await saveNote(journal, { text: 'Kvar', about: [] })
    const newer = await upgrade(journal.database.name)
    expect(outdated).toBe(true)
    expect(newer.objectStoreNames).toContain('news')
    await expect(saveNote(journal, { text: 'För sent', about: [] })).rejects.toBeInstanceOf(
      HeldError,
    )
    newer.close()
  })

  test('an older version opens what a newer one has left, and reads it', async () => {
    await saveNote(journal, { text: 'Kvar', about: [] })
    const { name } = journal.database
    journal.database.close()
    const newer = await upgrade(name)
    newer.close()
    await journal.database.open()
    expect(await texts()).toEqual(['Kvar'])
    await saveNote(journal, { text: 'Ny', about: [] })
    expect((await texts()).toSorted()).toEqual(['Kvar', 'Ny'])
  })
})

describe('storage that was evicted', () => {
  const evictions: Eviction[] = []
  const watch = () => {
    evictions.length = 0
    ends.push(watchForEviction(journal.database, (eviction) => evictions.push(eviction)))
  }
  const remembered = () => JSON.stringify(Object.entries(localStorage))

  test('is noticed with how much was unsent, and said until somebody has read it', async () => {
    watch()
    await saveNote(journal, { text: 'Ett', about: [] })
    await saveNote(journal, { text: 'Två', about: [] })
    await expect.poll(remembered).toContain('\\"unsent\\":2')
    ends.pop()?.()
    await journal.database.delete()
    await journal.database.open()
    watch()
    await expect.poll(() => evictions).toEqual([{ unsent: 2 }])
    ends.pop()?.()
    watch()
    expect(evictions).toEqual([{ unsent: 2 }])
    acknowledge(journal.database)
    ends.pop()?.()
    watch()
    await texts()
    expect(evictions).toEqual([])
  })

  test('is noticed while the app is open', async () => {
    watch()
    ends.push(watchHandle(journal.database, { outdated: () => undefined, lost: watch }))
    await saveNote(journal, { text: 'Ett', about: [] })
    await expect.poll(remembered).toContain('\\"unsent\\":1')
    // A connection of its own: as the browser's own tools do it.
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(journal.database.name)
      deleting.onsuccess = resolve
      deleting.onerror = reject
    })
    await expect.poll(() => evictions).toContainEqual({ unsent: 1 })
  })

  test('is not made up where a device is new, or was emptied on purpose', async () => {
    watch()
    await texts()
    await saveNote(journal, { text: 'Ett', about: [] })
    await expect.poll(remembered).toContain('\\"unsent\\":1')
    const { facts, journal: entries } = journal.database
    await emptying(journal.database, () =>
      journal.database.transaction('rw', facts, entries, async () => {
        await facts.clear()
        await entries.clear()
      }),
    )
    ends.pop()?.()
    watch()
    await texts()
    expect(evictions).toEqual([])
  })
})
