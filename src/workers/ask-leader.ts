/**
 * Discarding reads the replica, which the leading tab writes, so the leader does it, between two passes. Other
 * tabs ask it and wait:
 *
 *   ask ──heard──▶ waiting its turn ──▶ done · failed, by the error's name
 *     │                 └──30 s without a sign of the leader──▶ failed as `TimeoutError`
 *     ├──a leader is heard──▶ asked again
 *     ├──5 s without an answer──▶ failed as `TimeoutError`
 *     └──this tab leads by now──▶ done here
 *
 * Nothing is certain of one that failed for want of an answer; asking again does nothing twice.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'

export type LeaderMessage =
  | {
      readonly kind: 'discard'
      readonly ask: string
      readonly database: SyncedDatabase
      readonly id: string
    }
  | { readonly kind: 'discard-heard'; readonly ask: string }
  | { readonly kind: 'discarded'; readonly ask: string; readonly failure: string | null }

type Discard = (database: SyncedDatabase, id: string) => Promise<void>

export interface AskLeaderDependencies {
  readonly post: (message: LeaderMessage) => void
  /** Undefined while another tab leads. */
  readonly leading: () => Discard | undefined
  readonly setTimer: (callback: () => void, milliseconds: number) => () => void
  readonly newAsk: () => string
}

export interface AskLeader {
  readonly discard: Discard
  /** A message from another tab. */
  received(message: LeaderMessage): void
  /** The leader was heard. */
  leaderLives(): void
  /** This tab leads from now on. */
  ledHere(): void
  stop(): void
}

const answerWithin = 5_000
const longestSilence = 30_000

interface Asked {
  readonly database: SyncedDatabase
  readonly id: string
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
  heard: boolean
  cancelTimer: () => void
}

export function createAskLeader(dependencies: AskLeaderDependencies): AskLeader {
  const { post, leading, setTimer, newAsk } = dependencies
  const asked = new Map<string, Asked>()

  function end(ask: string, outcome: (one: Asked) => void): void {
    const one = asked.get(ask)
    if (!one) return
    one.cancelTimer()
    asked.delete(ask)
    outcome(one)
  }

  const giveUp = (ask: string, name: string) =>
    end(ask, ({ reject }) => reject(new DOMException('The leading tab gave no answer.', name)))

  function waitOn(ask: string, one: Asked): void {
    one.cancelTimer()
    const patience = one.heard ? longestSilence : answerWithin
    one.cancelTimer = setTimer(() => giveUp(ask, 'TimeoutError'), patience)
  }

  function answer({ ask, database, id }: Extract<LeaderMessage, { kind: 'discard' }>): void {
    const discard = leading()
    if (!discard) return
    post({ kind: 'discard-heard', ask })
    discard(database, id).then(
      () => post({ kind: 'discarded', ask, failure: null }),
      (error: unknown) => post({ kind: 'discarded', ask, failure: nameOf(error) }),
    )
  }

  return {
    discard(database, id) {
      const here = leading()
      if (here) return here(database, id)
      return new Promise((resolve, reject) => {
        const ask = newAsk()
        const cancelTimer = () => undefined
        const one: Asked = { database, id, resolve, reject, heard: false, cancelTimer }
        asked.set(ask, one)
        waitOn(ask, one)
        post({ kind: 'discard', ask, database, id })
      })
    },
    received(message) {
      if (message.kind === 'discard') {
        answer(message)
        return
      }
      const one = asked.get(message.ask)
      if (!one) return
      if (message.kind === 'discard-heard') {
        one.heard = true
        waitOn(message.ask, one)
      } else if (message.failure === null) end(message.ask, ({ resolve }) => resolve())
      else giveUp(message.ask, message.failure)
    },
    leaderLives() {
      for (const [ask, one] of asked) {
        if (one.heard) waitOn(ask, one)
        // Nobody led yet when it was asked.
        else post({ kind: 'discard', ask, database: one.database, id: one.id })
      }
    },
    ledHere() {
      const discard = leading()
      if (!discard) return
      for (const ask of [...asked.keys()])
        end(ask, ({ database, id, resolve, reject }) => {
          discard(database, id).then(resolve, reject)
        })
    },
    stop() {
      for (const ask of [...asked.keys()]) giveUp(ask, 'AbortError')
    },
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'Error'
}
