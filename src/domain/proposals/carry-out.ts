/**
 * What a proposal makes of an entry as it is stored now. Pure; the server writes what comes out of it.
 *
 * The rule for what has changed since: a single value is replaced only where it still is what the decider saw
 * (`before`), or is already what it should become; else nothing of the proposal is done, and it is decided
 * again with the new difference. Sets take up what is added and lose what is taken away, whatever else is in
 * them. So nobody’s edit is written over unseen.
 */
import { isSetField } from '../directory/entry-document.ts'
import { own, type Json } from '../json.ts'
import {
  canonicalChanges,
  normalValue,
  sameValue,
  type EntryValues,
  type FieldChange,
} from './changes.ts'

export type Carried =
  /** Each `before` is what stood there. Empty: it was so already. */
  | {
      readonly kind: 'changes'
      readonly changes: readonly FieldChange[]
      readonly left: readonly string[]
    }
  | { readonly kind: 'changed-since' }

/** @param changed what to do about a value that somebody else has changed: give up, or leave that field. */
export function carriedOut(
  stored: EntryValues,
  changes: readonly FieldChange[],
  changed: 'stop' | 'leave' = 'stop',
): Carried {
  const left: string[] = []
  const done: FieldChange[] = []
  for (const { field, before, after } of changes) {
    const now = normalValue(field, own(stored, field))
    if (isSetField(field)) {
      done.push({ field, before: now, after: withElements(field, now, before, after) })
    } else if (sameValue(field, now, before) || sameValue(field, now, after)) {
      done.push({ field, before: now, after: normalValue(field, after) })
    } else if (changed === 'leave') left.push(field)
    else return { kind: 'changed-since' }
  }
  return { kind: 'changes', changes: canonicalChanges(done), left }
}

function withElements(field: string, now: Json, before: Json, after: Json): Json {
  const [had, wanted] = [elementsOf(before), elementsOf(after)]
  const kept = elementsOf(now).filter((one) => !had.includes(one) || wanted.includes(one))
  const added = wanted.filter((one) => !had.includes(one))
  return normalValue(field, [...kept, ...added])
}

function elementsOf(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((one: Json) => typeof one === 'string') : []
}

/**
 * The changes that make `stored`, which was taken out of the directory, the new entry that is meant: nothing
 * of what it once was stays.
 */
export function renewing(
  stored: EntryValues,
  changes: readonly FieldChange[],
): readonly FieldChange[] {
  const wanted = new Map(changes.map(({ field, after }) => [field, after]))
  wanted.set('retired', null)
  const fields = new Set([...Object.keys(stored), ...wanted.keys()])
  return canonicalChanges(
    [...fields].map((field) => ({
      field,
      before: own(stored, field) ?? null,
      after: wanted.get(field) ?? null,
    })),
  )
}
