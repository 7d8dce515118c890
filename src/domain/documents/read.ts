import { canonicalJson, own, type Json } from '../json.ts'
import { isSetRegister, type WrittenValue } from '../merge/register.ts'
import type { MutableDocument } from './document.ts'

/** A single-value field's shown value; `null` when it was never written or emptied. */
export function valueOf(document: MutableDocument, field: string): Json {
  const register = own(document.registers, field)
  return register && !isSetRegister(register) ? (register.values[0]?.value ?? null) : null
}

export function textOf(document: MutableDocument, field: string): string | null {
  const value = valueOf(document, field)
  return typeof value === 'string' ? value : null
}

/** A set field's elements, in code-unit order. */
export function elementsOf(document: MutableDocument, field: string): readonly string[] {
  const register = own(document.registers, field)
  return register && isSetRegister(register) ? Object.keys(register.elements).sort() : []
}

/**
 * Fields where people wrote concurrently and nobody has chosen yet, with all values; the first is shown.
 * People who wrote the same are of one mind: nothing is open then.
 */
export function openAlternatives(
  document: MutableDocument,
): ReadonlyMap<string, readonly WrittenValue[]> {
  const open = new Map<string, readonly WrittenValue[]>()
  for (const [field, register] of Object.entries(document.registers)) {
    // Most fields have one value; thousands of documents are read for one list.
    if (isSetRegister(register) || register.values.length < 2) continue
    const different = new Set(register.values.map(({ value }) => canonicalJson(value)))
    if (different.size > 1) open.set(field, register.values)
  }
  return open
}

/** The shown values as a plain object: sets as arrays. For packs, exports and tests. */
export function plain(document: MutableDocument): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const [field, register] of Object.entries(document.registers)) {
    result[field] = isSetRegister(register) ? elementsOf(document, field) : valueOf(document, field)
  }
  return result
}
