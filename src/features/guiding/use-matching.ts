/**
 * Matching as screens ask for it: one worker for all of them, begun with the first question and ended some
 * while after the last screen that asks is gone. For staff it knows all their needs, and follows them.
 */
import { inject, onScopeDispose, type InjectionKey } from 'vue'
import type { Matched, Question } from '../../directory/matcher.ts'
import type { NeedGroup } from '../../domain/matching/need-groups.ts'
import type { Journal } from '../../journal/record.ts'
import { createMatchingClient, type MatchingClient } from '../../workers/matching-client.ts'
import { followNeeds, type FollowedNeeds, type KnownViews } from './follow-needs.ts'

export interface Matching {
  match(question: Question): Promise<Matched>
  groups(least?: number): Promise<readonly NeedGroup[]>
}

/** Provided by tests that answer without a worker. */
export const matchingClientKey: InjectionKey<() => MatchingClient> = Symbol('matching')

/** A screen that is left is often come back to, ms. */
const kept = 60_000

interface Shared {
  readonly client: MatchingClient
  /** What the worker knows already. */
  readonly known: KnownViews
  /** While somebody asks. */
  followed: FollowedNeeds | undefined
  users: number
  ending: ReturnType<typeof setTimeout> | undefined
}

const shared = new Map<unknown, Shared>()
const visitors = Symbol('visitors')

/** @param journal of staff, whose needs are compared; left out, there are none */
export function useMatching(journal?: Journal): Matching {
  const begin = inject(matchingClientKey, createMatchingClient)
  const key = journal?.database ?? visitors
  const mine = shared.get(key) ?? open()

  function open(): Shared {
    const client = begin()
    const none = { known: new Map(), followed: undefined, users: 0, ending: undefined }
    const made: Shared = { client, ...none }
    shared.set(key, made)
    return made
  }

  clearTimeout(mine.ending)
  mine.users += 1
  mine.followed ??= journal && followNeeds(journal, mine.client, mine.known)
  onScopeDispose(() => {
    mine.users -= 1
    if (mine.users > 0) return
    mine.followed?.stop()
    mine.followed = undefined
    mine.ending = setTimeout(() => {
      shared.delete(key)
      mine.client.stop()
    }, kept)
  })

  return {
    async match(question) {
      await mine.followed?.sent()
      return mine.client.match(question)
    },
    async groups(least) {
      await mine.followed?.sent()
      return mine.client.groups(least)
    },
  }
}
