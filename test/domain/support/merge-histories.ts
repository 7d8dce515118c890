/** Histories as devices make them: each edits its own copy with its own counter, and takes in others’. */
import fc from 'fast-check'
import type { MutableDocument } from '../../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../../src/domain/identifiers.ts'
import { own } from '../../../src/domain/json.ts'
import { merge } from '../../../src/domain/merge/merge.ts'
import { isSetRegister } from '../../../src/domain/merge/register.ts'
import type { Dot } from '../../../src/domain/merge/version-vector.ts'

export type Step =
  | { readonly kind: 'take'; readonly device: number; readonly from: number }
  /** `opened`: with what was there when the field was opened, which may be some steps ago. */
  | {
      readonly kind: 'edit'
      readonly device: number
      readonly edit: FieldEdit
      readonly late: boolean
    }
  | { readonly kind: 'open'; readonly device: number }
  /** Device 1 is set up from a backup of device 0: the same document, and the same counter to go on from. */
  | { readonly kind: 'clone'; readonly device: number }

export interface History {
  readonly steps: readonly Step[]
  /** Whether devices 0 and 1 are two lives of one. */
  readonly clones: boolean
}

export interface Made {
  /** Who made it: its own name, written as the author. */
  readonly name: string
  /** Field and element. */
  readonly place: string
  readonly removes: boolean
  /** Names of what its author saw there and replaced. */
  readonly replaces: readonly string[]
}

export interface Played {
  readonly copies: [MutableDocument, MutableDocument, MutableDocument, MutableDocument]
  readonly edits: readonly Made[]
}

const device = fc.nat(3)
const values = ['text', 'state', 'archived']
const edit: fc.Arbitrary<FieldEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    field: fc.constantFrom(...values),
    value: fc.constantFrom('a', 'b', 'c', null, true),
  }),
  fc.record({
    kind: fc.constantFrom('add' as const, 'remove' as const),
    field: fc.constant('fields'),
    elements: fc.uniqueArray(fc.constantFrom('musik', 'dans', 'konst'), { minLength: 1 }),
  }),
)

export function histories({ clones = false } = {}): fc.Arbitrary<History> {
  const steps = fc.array<Step>(
    fc.oneof(
      fc.record({ kind: fc.constant('take' as const), device, from: device }),
      fc.record({ kind: fc.constant('edit' as const), device, edit, late: fc.boolean() }),
      fc.record({ kind: fc.constant('open' as const), device }),
      ...(clones ? [fc.record({ kind: fc.constant('clone' as const), device })] : []),
    ),
    { maxLength: 40, size: 'max' },
  )
  return fc.record({ steps, clones: fc.constant(clones) })
}

/** @param clock what a device's clock says at a moment, ms. */
export function play(
  { steps, clones }: History,
  clock: (device: number, moment: number) => number = (_device, moment) => moment,
): Played {
  const id = parseDocumentId('need:01JD0000000000000000000000')
  const copies: Played['copies'] = [
    newDocument(id),
    newDocument(id),
    newDocument(id),
    newDocument(id),
  ]
  const counters = [0, 0, 0, 0]
  const opened: (MutableDocument | undefined)[] = []
  const edits: Made[] = []
  for (const [moment, step] of steps.entries()) {
    const mine = copies[step.device] ?? newDocument(id)
    if (step.kind === 'clone') {
      copies[1] = copies[0]
      counters[1] = counters[0] ?? 0
    } else if (step.kind === 'take') copies[step.device] = merge(mine, copies[step.from] ?? mine)
    else if (step.kind === 'open') opened[step.device] = mine
    else {
      const life = `device-${clones && step.device === 1 ? 0 : step.device}`
      // Beyond what another life of the device is known to have counted.
      const counter = Math.max(counters[step.device] ?? 0, own(mine.seen, life) ?? 0) + 1
      counters[step.device] = counter
      const name = `${step.device}.${counter}`
      const dot: Dot = [life, counter]
      const at = new Date(clock(step.device, Date.UTC(2026, 10, 22) + moment * 1000)).toISOString()
      const asOpened = step.late ? opened[step.device] : undefined
      const made = asOpened ? replacing(step.edit, asOpened) : step.edit
      edits.push(...madeBy(name, made, mine))
      copies[step.device] = edited(mine, [made], { dot, at, by: name })
    }
  }
  return { copies, edits }
}

function replacing(edit: FieldEdit, opened: MutableDocument): FieldEdit {
  const register = own(opened.registers, edit.field)
  if (edit.kind !== 'set') return edit
  const dots = register && !isSetRegister(register) ? register.values.map(({ dot }) => dot) : []
  return { ...edit, replaces: dots }
}

function madeBy(name: string, edit: FieldEdit, before: MutableDocument): readonly Made[] {
  const register = own(before.registers, edit.field)
  if (edit.kind === 'set') {
    const seen = register && !isSetRegister(register) ? register.values : []
    const replaced = seen.filter(
      ({ dot }) =>
        !edit.replaces || edit.replaces.some((each) => each[0] === dot[0] && each[1] === dot[1]),
    )
    const replaces = replaced.map(({ by }) => by)
    return [{ name, place: `${edit.field} `, removes: false, replaces }]
  }
  return edit.elements.map((element) => {
    const seen = register && isSetRegister(register) ? (own(register.elements, element) ?? []) : []
    return {
      name,
      place: `${edit.field} ${element}`,
      removes: edit.kind === 'remove',
      replaces: seen.map(({ by }) => by),
    }
  })
}
