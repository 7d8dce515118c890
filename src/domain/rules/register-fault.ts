/** What rules about single registers share: who touched what, and how long a text may be. */
import type { MutableDocument } from '../documents/document.ts'
import { own, sameJson, type Json } from '../json.ts'
import { isSetRegister, type Register } from '../merge/register.ts'
import type { RefusalCode } from './write-rules.ts'

export interface Fault {
  readonly code: RefusalCode
  readonly reason: string
}

export const notAllowed = (reason: string): Fault => ({ code: 'not-allowed', reason })
export const wrongShape = (reason: string): Fault => ({ code: 'wrong-shape', reason })

/** Registers that `next` holds otherwise than `previous` did. */
export function touchedFields(
  next: MutableDocument,
  previous: MutableDocument | undefined,
): ReadonlySet<string> {
  const before = previous?.registers ?? {}
  const differs = (field: string) => {
    const [now, then] = [own(next.registers, field), own(before, field)]
    return !now || !then || !sameJson(now as unknown as Json, then as unknown as Json)
  }
  return new Set(Object.keys(next.registers).filter(differs))
}

/** All values of a register, alternatives and elements alike. */
export function everyValue(register: Register | undefined): readonly Json[] {
  if (!register) return []
  return isSetRegister(register)
    ? Object.keys(register.elements)
    : register.values.map(({ value }) => value)
}

/** The first field that is neither empty nor a text of at most so many UTF-16 code units. */
export function textFault(
  document: MutableDocument,
  limits: Readonly<Record<string, number>>,
): Fault | undefined {
  for (const [field, limit] of Object.entries(limits)) {
    for (const value of everyValue(own(document.registers, field))) {
      if (value === null) continue
      if (typeof value !== 'string') return wrongShape(`The field ${field} is a text.`)
      if (value.length > limit) {
        return {
          code: 'too-long',
          reason: `The field ${field} is longer than ${limit} characters.`,
        }
      }
    }
  }
  return undefined
}
