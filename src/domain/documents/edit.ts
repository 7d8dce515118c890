/**
 * Edits of mutable documents. An edit replaces only the values that its author saw when the field was
 * opened; any other current value stays, and becomes an open alternative for a person to choose from.
 */
import { own, type Json } from '../json.ts'
import type { DocumentId } from '../identifiers.ts'
import { compareWritten, isSetRegister, type Register, type Written } from '../merge/register.ts'
import { sameDot, type Dot } from '../merge/version-vector.ts'
import { schemaVersion, type MutableDocument } from './document.ts'
import { typeOfId } from '../identifiers.ts'

export type FieldEdit =
  /** `replaces`: the dots the author saw when opening the field; left out, all that are there now. */
  | {
      readonly kind: 'set'
      readonly field: string
      readonly value: Json
      readonly replaces?: readonly Dot[]
    }
  | { readonly kind: 'add'; readonly field: string; readonly elements: readonly string[] }
  | { readonly kind: 'remove'; readonly field: string; readonly elements: readonly string[] }

/** An empty document, not yet containing any edit. */
export function newDocument(id: DocumentId): MutableDocument {
  return { _id: id, type: typeOfId(id), schemaVersion, seen: {}, registers: {} }
}

/**
 * The document after one edit of any number of fields.
 * @param written the edit's dot (its counter must be new on that device), time and author.
 */
export function edited(
  document: MutableDocument,
  edits: readonly FieldEdit[],
  written: Written,
): MutableDocument {
  const registers: Record<string, Register> = { ...document.registers }
  for (const edit of edits)
    registers[edit.field] = applied(own(registers, edit.field), edit, written)
  const [deviceId, counter] = written.dot
  return {
    ...document,
    schemaVersion: Math.max(document.schemaVersion, schemaVersion),
    seen: { ...document.seen, [deviceId]: counter },
    registers,
  }
}

function applied(register: Register | undefined, edit: FieldEdit, written: Written): Register {
  if (edit.kind === 'set') {
    if (register && isSetRegister(register)) throw new TypeError(`${edit.field} is a set.`)
    const remaining = (register?.values ?? []).filter(
      (value) => edit.replaces && !edit.replaces.some((dot) => sameDot(dot, value.dot)),
    )
    return { values: [{ ...written, value: edit.value }, ...remaining].sort(compareWritten) }
  }
  if (register && !isSetRegister(register)) throw new TypeError(`${edit.field} is a single value.`)
  const elements: Record<string, readonly Written[]> = {
    ...register?.elements,
  }
  for (const element of edit.elements) {
    // An added element gets a new dot even when present: adding wins over a concurrent removal.
    if (edit.kind === 'add') elements[element] = [written]
    else Reflect.deleteProperty(elements, element)
  }
  return { elements }
}

/** The dots of a field's current values, to be kept in the draft when the field is opened. */
export function dotsOf(document: MutableDocument, field: string): readonly Dot[] {
  const register = own(document.registers, field)
  return register && !isSetRegister(register) ? register.values.map((value) => value.dot) : []
}
