/** The words of one vocabulary as a tree by `broader`, flattened in the order of their labels. */
import type { TaxonomyTerm } from './entry.ts'
import type { Words } from './words.ts'

export interface TreeWord {
  readonly term: TaxonomyTerm
  /** Nought for a word that nothing known is broader than. */
  readonly depth: number
}

/**
 * @param terms of one vocabulary.
 * @param compare orders siblings.
 * @returns each term once: a circle of broader words hangs from its first.
 */
export function inTreeOrder(
  terms: readonly TaxonomyTerm[],
  words: Pick<Words, 'resolve'>,
  compare: (a: TaxonomyTerm, b: TaxonomyTerm) => number,
): readonly TreeWord[] {
  const sorted = terms.toSorted(compare)
  const known = new Set(sorted.map(({ code }) => code))
  const parentOf = ({ vocabulary, code, broader }: TaxonomyTerm) => {
    if (broader === undefined) return undefined
    const parent = words.resolve(vocabulary, broader)
    return known.has(parent) && parent !== code ? parent : undefined
  }
  const children = Map.groupBy(sorted, parentOf)
  const placed = new Set<string>()
  const flat: TreeWord[] = []
  const place = (term: TaxonomyTerm, depth: number) => {
    if (placed.has(term.code)) return
    placed.add(term.code)
    flat.push({ term, depth })
    for (const child of children.get(term.code) ?? []) place(child, depth + 1)
  }
  for (const term of children.get(undefined) ?? []) place(term, 0)
  for (const term of sorted) place(term, 0)
  return flat
}

/** Whether `code` lies below `above`, or is it: what it may not be put under. */
export function isBelow(
  code: string,
  above: string,
  terms: readonly TaxonomyTerm[],
  words: Pick<Words, 'resolve'>,
): boolean {
  const byCode = new Map(terms.map((term) => [term.code, term]))
  const seen = new Set<string>()
  for (let here: string | undefined = code; here !== undefined && !seen.has(here);) {
    if (here === above) return true
    seen.add(here)
    const term = byCode.get(here)
    here = term?.broader === undefined ? undefined : words.resolve(term.vocabulary, term.broader)
  }
  return false
}
