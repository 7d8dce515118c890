/**
 * Commands that the device would not store, in memory for as long as the page stands. They are tried again by
 * themselves, in the order they were made, and only after the attempt before is certain to have failed: an
 * attempt that hung may still have been stored.
 *
 *   record ──no room · no answer──▶ held ──every 10 s · on demand──▶ stored (gone from here)
 *                                     └──thrown away by a person──▶ gone
 */
import { attemptToStore, type Command, type Hold, type Journal } from './record.ts'
import { storageTrouble, type StorageTrouble } from './storage-trouble.ts'

export interface HeldCommand {
  readonly command: Command
  readonly trouble: StorageTrouble
}

export interface HeldCommands extends Hold {
  /** Calls back at once, and again whenever the list has changed. @returns stop. */
  watch(changed: (held: readonly HeldCommand[]) => void): () => void
  /** Tries all again. @returns whether nothing is held any more. */
  retry(): Promise<boolean>
  /** Forgets one for good. */
  throwAway(id: string): void
  /** No more attempts. */
  stop(): void
}

interface Held extends HeldCommand {
  readonly attempt: Promise<boolean>
}

const retryEvery = 10_000

/** @param stored called after a command was stored late. */
export function holdCommands(journal: Journal, stored: () => void): HeldCommands {
  const drafts = new Map<string, () => void>()
  const watchers = new Set<(held: readonly HeldCommand[]) => void>()
  let held: readonly Held[] = []
  let timer: ReturnType<typeof setInterval> | undefined
  let underWay: Promise<boolean> | undefined

  function become(next: readonly Held[]): void {
    const gone = held.filter(({ command }) => !next.some((each) => each.command.id === command.id))
    held = next
    for (const { command } of gone) letDraftGo(command.draft)
    if (held.length > 0) timer ??= setInterval(() => void retry(), retryEvery)
    else clearTimer()
    for (const watcher of watchers) watcher(held)
  }

  function clearTimer(): void {
    clearInterval(timer)
    timer = undefined
  }

  function letDraftGo(key: string | undefined): void {
    if (key === undefined || held.some(({ command }) => command.draft === key)) return
    drafts.get(key)?.()
    drafts.delete(key)
  }

  const drop = (id: string) => become(held.filter(({ command }) => command.id !== id))

  async function tryInOrder(): Promise<boolean> {
    for (;;) {
      const [first] = held
      if (!first) return true
      const { command } = first
      const before = await Promise.race([first.attempt, notYet()])
      if (before === undefined) return false
      if (!before) {
        const attempt = attemptToStore(journal, command)
        try {
          await attempt.soon
        } catch (error) {
          const trouble = storageTrouble(error) ?? 'failed'
          become(
            held.map((each) =>
              each.command.id === command.id ? { command, trouble, attempt: attempt.stored } : each,
            ),
          )
          return false
        }
      }
      drop(command.id)
      stored()
    }
  }

  function retry(): Promise<boolean> {
    underWay ??= tryInOrder().finally(() => (underWay = undefined))
    return underWay
  }

  return {
    keep(command, trouble, attempt) {
      become([...held, { command, trouble, attempt }])
      // Stored at its last moment: found out as soon as that is certain.
      void attempt.then((late) => {
        if (!late || !held.some((each) => each.command.id === command.id)) return
        drop(command.id)
        stored()
      })
    },
    watch(changed) {
      watchers.add(changed)
      changed(held)
      return () => watchers.delete(changed)
    },
    retry,
    throwAway: drop,
    ownDraft(key, release) {
      if (held.some(({ command }) => command.draft === key)) drafts.set(key, release)
      else release()
    },
    stop() {
      clearTimer()
      for (const release of drafts.values()) release()
      drafts.clear()
    },
  }
}

/** Certain within a moment, or not now. */
function notYet(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), 50))
}
