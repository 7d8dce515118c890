/**
 * What merging two contacts does to the values of the one that is kept: nothing, unless somebody chose to take
 * a value along that it lacks. What was taken along can be told from what stood there, so that it can leave again.
 */
import type { ContactView } from '../casework/views.ts'
import type { MutableDocument } from '../documents/document.ts'
import { dotsOf, type FieldEdit } from '../documents/edit.ts'
import { own } from '../json.ts'
import { isSetRegister, type Written } from '../merge/register.ts'

export const mergedTexts = [
  'name',
  'organisation',
  'role',
  'phone',
  'email',
  'website',
  'metAt',
  'reachBy',
  'ground',
  'entry',
] as const
export const mergedSets = ['fields', 'municipalities'] as const
export type MergedField = (typeof mergedTexts)[number] | (typeof mergedSets)[number]

export interface FieldPair {
  readonly field: MergedField
  readonly kept: readonly string[]
  readonly other: readonly string[]
  /** Values of the other that the kept one lacks; empty where its own value stands. */
  readonly lacking: readonly string[]
}

/** Side by side; a field that neither has is left out. */
export function compareContacts(kept: ContactView, other: ContactView): readonly FieldPair[] {
  const texts = mergedTexts.map((field) => {
    const pair = { field, kept: some(kept[field]), other: some(other[field]) }
    return { ...pair, lacking: pair.kept.length === 0 ? pair.other : [] }
  })
  const sets = mergedSets.map((field) => {
    const pair = { field, kept: kept[field], other: other[field] }
    return { ...pair, lacking: pair.other.filter((word) => !pair.kept.includes(word)) }
  })
  return [...texts, ...sets].filter((pair) => pair.kept.length + pair.other.length > 0)
}

const some = (text: string) => (text === '' ? [] : [text])

/**
 * Edits of the kept one.
 * @param kept as it stood on screen: what somebody writes there meanwhile stays beside it.
 */
export function fillEdits(
  pairs: readonly FieldPair[],
  chosen: readonly MergedField[],
  kept: MutableDocument,
): readonly FieldEdit[] {
  return pairs.flatMap(({ field, lacking }): FieldEdit[] => {
    const [value] = lacking
    if (value === undefined || !chosen.includes(field)) return []
    return isSet(field)
      ? [{ kind: 'add', field, elements: lacking }]
      : [{ kind: 'set', field, value, replaces: dotsOf(kept, field) }]
  })
}

/**
 * Takes out of the kept one what came with the merge. One press writes all its documents at one time by one
 * author, so a value that was written with the
 * arrow came with it; what was edited since stays.
 */
export function takeBackEdits(
  kept: MutableDocument,
  merged: MutableDocument,
): readonly FieldEdit[] {
  const arrow = own(merged.registers, 'mergedInto')
  const [press] = arrow && !isSetRegister(arrow) ? arrow.values : []
  if (!press) return []
  const isOfIt = ({ at, by, dot }: Written) =>
    at === press.at && by === press.by && dot[0] === press.dot[0]
  return [...mergedTexts, ...mergedSets].flatMap((field): FieldEdit[] => {
    const register = own(kept.registers, field)
    if (!register) return []
    if (isSetRegister(register)) {
      const elements = Object.entries(register.elements)
        .filter(([, written]) => written.length > 0 && written.every(isOfIt))
        .map(([element]) => element)
      return elements.length === 0 ? [] : [{ kind: 'remove', field, elements }]
    }
    // Where somebody's other wording stands beside it, people choose.
    const [only, ...others] = register.values
    if (!only || others.length > 0 || !isOfIt(only)) return []
    return [{ kind: 'set', field, value: null, replaces: [only.dot] }]
  })
}

function isSet(field: MergedField): boolean {
  return (mergedSets as readonly string[]).includes(field)
}
