/**
 * Matching against the directory of this device and the needs that a page has sent. Made ready at the first
 * question, and anew when the directory has changed or there are twice as many needs: their words are what
 * compounds are parted by.
 */
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { NeedGroup } from '../domain/matching/need-groups.ts'
import type { KnownNeed } from '../domain/matching/need.ts'
import type { DirectoryCalls } from './calls.ts'
import { createMatcher, type Matched, type Matcher, type Question } from './matcher.ts'

export interface MatchingCalls {
  /** Kept until they are removed; one that comes again replaces what it was. */
  put(needs: readonly KnownNeed[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  match(question: Question): Promise<Matched>
  /** Needs that ask the same. @param least how many make a group */
  groups(least?: number): Promise<readonly NeedGroup[]>
}

type Directory = Pick<DirectoryCalls, 'every' | 'terms' | 'onChange'>

const everything = { text: '', kinds: [], fields: [], municipalities: [] } as const

export function createMatchingSession(directory: Directory): MatchingCalls {
  const needs = new Map<string, KnownNeed>()
  let ready: { readonly matcher: Promise<Matcher>; readonly needs: number } | undefined
  let manifest: string | undefined
  directory.onChange((state) => {
    const now = state.kind === 'ready' ? state.manifestId : undefined
    if (now !== manifest) ready = undefined
    manifest = now
  })

  async function make(): Promise<Matcher> {
    const entries: DirectoryEntry[] = []
    // Once more where the directory was replaced while it was read; then with what could be had.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      entries.length = 0
      const whole = await directory.every(everything, (hits) => {
        for (const { entry } of hits) entries.push(entry)
        return true
      })
      if (whole === 'all') break
    }
    const terms = await directory.terms()
    return createMatcher(entries, terms, [...needs.values()])
  }

  function matcher(): Promise<Matcher> {
    if (!ready || needs.size > 2 * ready.needs + 100) {
      ready = { matcher: make(), needs: needs.size }
    }
    return ready.matcher
  }

  return {
    async put(changed) {
      for (const need of changed) needs.set(need.id, need)
      if (ready) (await ready.matcher).put(changed)
    },
    async remove(ids) {
      for (const id of ids) needs.delete(id)
      if (ready) (await ready.matcher).remove(ids)
    },
    match: async (question) => (await matcher()).match(question),
    groups: async (least) => (await matcher()).groups(least),
  }
}
