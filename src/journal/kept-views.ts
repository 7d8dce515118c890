/**
 * All views of one type, in memory while a screen shows them, so that a change costs what has changed and not
 * what is there: 10,000 needs are read once, and then each by itself.
 *
 *   nothing ──first watcher──▶ all read, in slices ──▶ told ──row changed──▶ that row read ──▶ told …
 *      ▲                             ▲                  └──which row is not known · back after a while──┐
 *      │                             └──────────────────────────────────────────────────────────────────┘
 *      └──a minute without a watcher, unless somebody holds them
 *
 * Views are never changed, and are the same object for as long as they say the same. What changes while
 * something is being read is read after it, so the last change is always told; in a burst all of them are
 * told at most every 200 ms. What can't be opened is left out and put aside (`unreadable.ts`).
 *
 * A connection that is lost is opened once more (`handle.ts`): what was being read is read again after a moment.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import { watchRows, type ChangedRows } from './changed-rows.ts'
import type { JournalDatabase, Mark, Refusal, Row } from './journal-database.ts'
import type { Live, Observer } from './live.ts'
import { readRows } from './read-many.ts'
import type { Seal } from './seal.ts'
import { storageTrouble } from './storage-trouble.ts'
import { putAside } from './unreadable.ts'

export interface Reader {
  readonly database: JournalDatabase
  readonly seal: Seal
}

/** A view with its way to the server. */
export type Marked<View> = View & { readonly mark: Mark; readonly refusal: Refusal | null }

export interface Kind<View extends { readonly id: string }> {
  readonly database: SyncedDatabase
  readonly type: string
  /** @returns undefined for what is not of this kind after all. */
  readonly read: (document: KulturlotsDocument) => View | undefined
  /** Negative when `a` stands before `b`. */
  readonly order: (a: View, b: View) => number
}

/** Between two answers in a burst, ms: a first sync brings a page of rows every few hundred. */
const pause = 200
/** Rows read at once: few enough that typing and scrolling go on in between. */
const slice = 400
/** A screen that is left is often come back to, ms. */
const kept = 60_000
/** Time for the browser to finish what closed a connection, ms; each attempt waits twice as long. */
const settling = 300
const mostAttempts = 4

interface KeptViews<View> extends Live<readonly Marked<View>[]> {
  /** Keeps in memory what is read, and by itself reads nothing. @returns release. */
  hold(): () => void
}

const known = new WeakMap<JournalDatabase, Map<unknown, KeptViews<never>>>()

/** The views of a kind, shared by all who watch them. */
export function viewsOf<View extends { readonly id: string }>(
  reader: Reader,
  kind: Kind<View>,
): KeptViews<View> {
  const ofDatabase = known.get(reader.database) ?? new Map<unknown, KeptViews<never>>()
  known.set(reader.database, ofDatabase)
  const there = ofDatabase.get(kind) as KeptViews<View> | undefined
  if (there) return there
  const made = keepViews(reader, kind)
  ofDatabase.set(kind, made)
  return made
}

function keepViews<View extends { readonly id: string }>(
  { database, seal }: Reader,
  kind: Kind<View>,
): KeptViews<View> {
  type List = readonly Marked<View>[]
  /** With what each was told last. */
  const watchers = new Map<Observer<List>, List | undefined>()
  const views = new Map<string, Marked<View>>()
  const changed = new Set<string>()
  const unreadable = new Set<string>()
  let holders = 0
  let attempts = 0
  let list: List | undefined
  let allUnread = true
  let reading = false
  let toldAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  let forgetting: ReturnType<typeof setTimeout> | undefined
  let stopWatching: (() => void) | undefined

  const isUnread = () => allUnread || changed.size > 0
  const someoneWaits = () => [...watchers.values()].includes(undefined)

  function note(rows: ChangedRows): void {
    if (rows === 'unknown') allUnread = true
    else
      for (const [of, id] of rows)
        if (of === kind.database && id.startsWith(`${kind.type}:`)) changed.add(id)
    schedule(Math.max(0, toldAt + pause - performance.now()))
  }

  /** Never at once: whoever tells of a change may be inside a transaction, which this must not take part in. */
  function schedule(wait: number): void {
    if (reading || timer !== undefined || watchers.size === 0 || !isUnread()) return
    timer = setTimeout(() => {
      timer = undefined
      void refresh()
    }, wait)
  }

  async function refresh(): Promise<void> {
    reading = true
    let trouble: { readonly error: unknown } | undefined
    try {
      let news = false
      do {
        news = (allUnread ? await readAll() : await readChanged()) || news
        // Who has just come gets what was saved before, not what was being read when they came.
      } while (isUnread() && someoneWaits())
      if (news || !list) list = [...views.values()].sort(kind.order)
    } catch (error) {
      trouble = { error }
    }
    reading = false
    if (trouble) {
      readAgain(trouble.error)
      return
    }
    attempts = 0
    setAside()
    toldAt = performance.now()
    const now = list ?? []
    for (const [watcher] of [...watchers]) tell(watcher, now)
    schedule(pause)
  }

  function readAgain(error: unknown): void {
    allUnread = true
    if (storageTrouble(error) === 'failed' && attempts < mostAttempts) {
      schedule(settling * 2 ** attempts)
      attempts += 1
      return
    }
    attempts = 0
    // Closed on purpose: whoever closed it says so, and it is read again with the first change after it is open.
    if (storageTrouble(error) === 'failed' && !database.isOpen()) return
    for (const [watcher] of [...watchers]) watcher.error?.(error)
  }

  /** The sync does it too; a visitor has none. A device that is full loses no list over it. */
  function setAside(): void {
    if (unreadable.size === 0) return
    const documents = [...unreadable].map((id) => ({ database: kind.database, id }))
    unreadable.clear()
    putAside({ database, seal }, documents).catch((error: unknown) => {
      if (!storageTrouble(error)) throw error
    })
  }

  function tell(watcher: Observer<List>, now: List): void {
    if (!watchers.has(watcher) || watchers.get(watcher) === now) return
    watchers.set(watcher, now)
    watcher.next(now)
  }

  /** By their ids, which begin with the type. @returns whether anything is otherwise than before. */
  async function readAll(): Promise<boolean> {
    allUnread = false
    changed.clear()
    const gone = new Set(views.keys())
    let news = false
    const read = (after: string) =>
      database.rows
        .where('[database+id]')
        .between([kind.database, after], [kind.database, `${kind.type};`], false, false)
        .limit(slice)
        .toArray()
    let asked = read(`${kind.type}:`)
    for (;;) {
      const rows = await asked
      const last = rows.at(-1)
      const isLast = !last || rows.length < slice
      if (!isLast) {
        // The next are read while these are looked at.
        asked = read(last.id)
        asked.catch(() => undefined)
      }
      for (const row of rows) {
        gone.delete(row.id)
        news = take(row) || news
      }
      if (isLast) break
    }
    // One that was written behind our back is read after this.
    for (const id of gone) if (!changed.has(id)) news = views.delete(id) || news
    return news
  }

  async function readChanged(): Promise<boolean> {
    const ids = [...changed].sort()
    changed.clear()
    let news = false
    for (let from = 0; from < ids.length; from += slice) {
      const gone = new Set(ids.slice(from, from + slice))
      for (const row of await readRows(database, kind.database, [...gone])) {
        gone.delete(row.id)
        news = take(row) || news
      }
      for (const id of gone) news = views.delete(id) || news
    }
    return news
  }

  function take({ id, document, mark, refusal }: Row): boolean {
    const opened = seal.open(document)
    if (!opened && mark !== 'unreadable') unreadable.add(id)
    const read = opened && kind.read(opened)
    if (!read) return views.delete(id)
    const view = { ...read, mark, refusal }
    const before = views.get(id)
    if (before && JSON.stringify(before) === JSON.stringify(view)) return false
    views.set(id, view)
    return true
  }

  function forgetLater(): void {
    if (watchers.size === 0 && holders === 0) forgetting = setTimeout(forget, kept)
  }

  function stay(): void {
    clearTimeout(forgetting)
    forgetting = undefined
  }

  function forget(): void {
    forgetting = undefined
    if (reading) {
      forgetting = setTimeout(forget, kept)
      return
    }
    stopWatching?.()
    stopWatching = undefined
    views.clear()
    changed.clear()
    list = undefined
    allUnread = true
  }

  return {
    subscribe(watcher) {
      stay()
      // Before anything is read, so that no change falls in between.
      stopWatching ??= watchRows(database, note)
      watchers.set(watcher, undefined)
      if (list && !isUnread()) tell(watcher, list)
      else {
        clearTimeout(timer)
        timer = undefined
        schedule(0)
      }
      return {
        unsubscribe() {
          if (watchers.delete(watcher)) forgetLater()
        },
      }
    },

    hold() {
      let isHeld = true
      holders += 1
      stay()
      return () => {
        if (!isHeld) return
        isHeld = false
        holders -= 1
        forgetLater()
      }
    },
  }
}
