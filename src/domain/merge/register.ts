import { canonicalJson, emptyMap, own, type Json } from '../json.ts'
import { compareDots, hasSeen, sameDot, type Dot, type VersionVector } from './version-vector.ts'

/** What every stored value carries: which edit wrote it, and when and by whom for people to read. */
export interface Written {
  readonly dot: Dot
  /** ISO 8601 by the writer's clock. Shown to people, never compared. */
  readonly at: string
  /** User id of the writer. */
  readonly by: string
}

export interface WrittenValue extends Written {
  readonly value: Json
}

/**
 * A field of a document. Which kind it is can be read from its shape alone, so that an older client
 * merges fields that it has never heard of.
 * - `values`: one value; several only while people have not chosen between concurrent edits.
 * - `elements`: a set; each element lists the edits that added it.
 */
export type ValueRegister = { readonly values: readonly WrittenValue[] }
export type SetRegister = { readonly elements: Readonly<Record<string, readonly Written[]>> }
export type Register = ValueRegister | SetRegister

export function isSetRegister(register: Register): register is SetRegister {
  return 'elements' in register
}

/** One side of a merge: a register and all edits that its document contains. */
export interface Side<R> {
  readonly register: R
  readonly seen: VersionVector
}

/**
 * Keeps what both have, and what the other side has not seen.
 * Two kinds under one name (a bug or a hostile writer) keep the set: it can't be told apart otherwise.
 */
export function mergeRegisters(a: Side<Register>, b: Side<Register>): Register {
  if (isSetRegister(a.register) && isSetRegister(b.register)) {
    return { elements: mergeElements(a.register, a.seen, b.register, b.seen) }
  }
  if (!isSetRegister(a.register) && !isSetRegister(b.register)) {
    const values = mergeWritten(a.register.values, a.seen, b.register.values, b.seen)
    // Each says that it has seen what the other holds: two lives of one device have counted alike. A field
    // always has a value, so all are kept for a person to see.
    return {
      values:
        values.length > 0 ? values : mergeWritten(a.register.values, {}, b.register.values, {}),
    }
  }
  return isSetRegister(a.register) ? a.register : b.register
}

function mergeElements(
  a: SetRegister,
  seenByA: VersionVector,
  b: SetRegister,
  seenByB: VersionVector,
) {
  const elements = emptyMap<readonly Written[]>()
  for (const element of new Set([...Object.keys(a.elements), ...Object.keys(b.elements)])) {
    const kept = mergeWritten(
      own(a.elements, element) ?? [],
      seenByA,
      own(b.elements, element) ?? [],
      seenByB,
    )
    if (kept.length > 0) elements[element] = kept
  }
  return elements
}

/**
 * The rule of design §2 for a list of written values.
 * A dot that both sides hold with different content (a restored phone, a cloned profile) is kept twice.
 */
function mergeWritten<W extends Written>(
  a: readonly W[],
  seenByA: VersionVector,
  b: readonly W[],
  seenByB: VersionVector,
): readonly W[] {
  const kept = new Map<string, W>()
  const keep = (mine: readonly W[], theirs: readonly W[], seenByThem: VersionVector) => {
    for (const written of mine) {
      const theyHoldIt = theirs.some((other) => sameDot(other.dot, written.dot))
      if (theyHoldIt || !hasSeen(seenByThem, written.dot)) kept.set(textOf(written), written)
    }
  }
  keep(a, b, seenByB)
  keep(b, a, seenByA)
  return [...kept.values()].sort(compareWritten)
}

/** The order of alternatives; the first is the one that is shown. Equal on all devices. */
export function compareWritten(a: Written, b: Written): number {
  const byDot = compareDots(a.dot, b.dot)
  if (byDot !== 0) return byDot
  const [textA, textB] = [textOf(a), textOf(b)]
  return textA < textB ? -1 : textA > textB ? 1 : 0
}

function textOf(written: Written): string {
  return canonicalJson(written as unknown as Json)
}
