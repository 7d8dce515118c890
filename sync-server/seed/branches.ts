/**
 * Branches of the cultural and creative industries after Kreametern's public page (`verified`), and
 * industry codes that may belong to them. Nobody has confirmed that they do, and they say so.
 */
import type { TaxonomyTerm } from '../../src/domain/directory/entry.ts'
import { branchCategoryLabels, branchGroupLabels, industryLabels } from './curated/branches.ts'
import { branches, type BranchFact } from './facts.ts'
import type { Mapped } from './parts.ts'
import { term, termId } from './terms.ts'

export function branchEntries(): readonly Mapped[] {
  return branches.map((fact) => ({
    fact: `kkn-branches/${fact.id}`,
    entries: fact.type === 'category' ? [categoryTerm(fact)] : [candidateTerm(fact)],
  }))
}

/** The groups that the categories name; they have no record of their own. */
export function branchGroupEntries(): readonly TaxonomyTerm[] {
  const categories = branches.filter(({ type }) => type === 'category')
  return Object.entries(branchGroupLabels).flatMap(([group, labels]) => {
    const first = categories.find(({ branchGroup }) => branchGroup === group)
    return first
      ? [term('kkn-branches', groupCode(first.id), labels, first.source, { verified: true })]
      : []
  })
}

function categoryTerm(fact: BranchFact): TaxonomyTerm {
  const labels = branchCategoryLabels[fact.branchCategory ?? '']
  if (!labels) throw new Error(`No label is written for ${fact.id}.`)
  const code = fact.id.replace('kg-', '').replace('--', '-')
  return term('kkn-branches', code, labels, fact.source, {
    broader: groupCode(fact.id),
    verified: true,
  })
}

function candidateTerm(fact: BranchFact): TaxonomyTerm {
  const code = fact.sni2007 ?? ''
  const english = industryLabels[code]
  if (!english || !fact.sniName) throw new Error(`No label is written for ${fact.id}.`)
  const guessed = (fact.guessedBranchGroup ?? '').split(' / ')
  const groups = branches.filter(({ branchGroup }) => branchGroup && guessed.includes(branchGroup))
  const related = [...new Set(groups.map(({ id }) => termId('kkn-branches', groupCode(id))))].sort()
  return term('sni-codes', code, [fact.sniName, english], fact.source, {
    verified: false,
    note: 'Det är inte bekräftat att branschen räknas till de kulturella och kreativa näringarna.',
    ...(related.length > 0 ? { related } : {}),
  })
}

/** `kg-bild-o-form--konst` belongs to `bild-o-form`. */
function groupCode(categoryId: string): string {
  return categoryId.replace('kg-', '').replace(/--.*$/, '')
}
