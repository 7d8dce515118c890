import type { MutableDocument } from '../documents/document.ts'
import { emptyMap } from '../json.ts'
import { isSetRegister, type Register, type Written } from '../merge/register.ts'
import { visitorAuthor } from './format.ts'

/**
 * A visitor's note as the note of whoever takes it in. The visitor's device becomes one that is made of its
 * id and the taker's: the same each time, so that twice is once, and another for each taker, since a device
 * has one owner.
 */
export function adopted(document: MutableDocument, user: string): MutableDocument {
  if (user === visitorAuthor) return document
  const deviceOf = (device: string) => `${device}.${user}`
  const adopt = <W extends Written>(written: W): W => ({
    ...written,
    dot: [deviceOf(written.dot[0]), written.dot[1]],
    by: user,
  })
  const registers = emptyMap<Register>()
  for (const [name, register] of Object.entries(document.registers)) {
    registers[name] = isSetRegister(register)
      ? {
          elements: Object.fromEntries(
            Object.entries(register.elements).map(([element, list]) => [element, list.map(adopt)]),
          ),
        }
      : { values: register.values.map(adopt) }
  }
  const seen = Object.fromEntries(
    Object.entries(document.seen).map(([device, counter]) => [deviceOf(device), counter]),
  )
  return { ...document, seen, registers }
}
