/** The stem of a folded word by Snowball's Swedish rules: "dansare", "dansens" and "danser" are all "dans". */
import { stemmer } from '@orama/stemmers/swedish'
import { fold, spelled } from './fold.ts'

const known = new Map<string, string>()

export function stemOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const stem = latin(word) ?? fold(stemmer(spelled(word)))
  if (known.size > 20_000) known.clear()
  known.set(word, stem)
  return stem
}

/** Snowball leaves these whole: stipendium, stipendiet and museum, museet beside stipendier and museer. */
function latin(word: string): string | undefined {
  if (word.length < 6) return undefined
  const stem = word.replace(/(?:um(?:et|s)?|(?<=[ie])ets?)$/, '')
  return stem === word ? undefined : stem
}
