/**
 * The one merge (design §2). It serves wherever two versions of a document meet: push, pull, rows,
 * take-along files, proposals on the server.
 *
 * Guarantee: commutative, associative, idempotent; pure; no clock decides anything; a value leaves
 * only when somebody who had seen it replaced it. Output is canonical (keys sorted at every depth).
 * It knows no schema and never upgrades: fields that it has not heard of merge like all others.
 */
import { canonicalJson, emptyMap, own, sorted, type Json } from '../json.ts'
import { isMutable, type KulturlotsDocument, type MutableDocument } from '../documents/document.ts'
import { mergeRegisters, type Register } from './register.ts'
import { mergeVectors } from './version-vector.ts'

export function merge<D extends KulturlotsDocument>(a: D, b: D): D {
  if (a._id !== b._id) throw new TypeError('Only versions of one document merge.')
  if (isMutable(a) && isMutable(b)) return canonical(mergeMutable(a, b)) as D
  return mergeImmutable(a, b)
}

/** @param versions at least one. */
export function mergeAll<D extends KulturlotsDocument>(versions: readonly [D, ...D[]]): D {
  const [first, ...rest] = versions
  return rest.reduce<D>((merged, version) => merge(merged, version), canonical(first))
}

function mergeMutable(a: MutableDocument, b: MutableDocument): MutableDocument {
  const registers = emptyMap<Register>()
  for (const name of new Set([...Object.keys(a.registers), ...Object.keys(b.registers)])) {
    const [mine, theirs] = [own(a.registers, name), own(b.registers, name)]
    // Fields are never removed, so a missing one means a side that does not know it, never a deletion.
    if (mine && theirs) {
      registers[name] = mergeRegisters(
        { register: mine, seen: a.seen },
        { register: theirs, seen: b.seen },
      )
    } else {
      const known = mine ?? theirs
      if (known) registers[name] = known
    }
  }
  return { ...mergeRest(a, b), seen: mergeVectors(a.seen, b.seen), registers }
}

/** Members beside the registers (type, schemaVersion, ones yet unknown): union, the greater of two. */
function mergeRest(a: MutableDocument, b: MutableDocument): MutableDocument {
  const result = Object.assign(emptyMap<unknown>(), a)
  for (const [key, theirs] of Object.entries(b)) {
    const mine = result[key]
    result[key] = mine === undefined ? theirs : greater(mine as Json, theirs as Json)
  }
  return result
}

function greater(a: Json, b: Json): Json {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b)
  return canonicalJson(a) >= canonicalJson(b) ? a : b
}

/** An immutable document has one body. Should two appear all the same, every device picks the same. */
function mergeImmutable<D extends KulturlotsDocument>(a: D, b: D): D {
  const [textA, textB] = [canonicalJson(a as unknown as Json), canonicalJson(b as unknown as Json)]
  return canonical(textA >= textB ? a : b)
}

function canonical<D extends KulturlotsDocument>(document: D): D {
  return sorted(document as unknown as Json) as unknown as D
}
