/** What leaving a field saves, and what two devices’ edits of one application become. */
import { describe, expect, it } from 'vitest'
import { readApplication } from '../../src/domain/application/application.ts'
import { rowRegister } from '../../src/domain/application/registers.ts'
import { dotsOf, edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import {
  parseFolderDraft,
  savingOf,
  type WrittenField,
} from '../../src/features/application/folder-edits.ts'

const at = '2026-11-22T10:00:00.000Z'
const by = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const id = parseDocumentId('application:01ARZ3NDEKTSV4RRFFQ69G5FAV')
let counter = 0
const on = (device: string) => (document: MutableDocument, edits: readonly FieldEdit[]) => {
  counter += 1
  return edited(document, edits, { dot: [device, counter], at, by })
}
const [phone, laptop] = [on('phone'), on('laptop')]

const set = (field: string, value: string | number): FieldEdit => ({ kind: 'set', field, value })
const row = (name: string, kronor: number): FieldEdit[] => [
  { kind: 'add', field: 'rows', elements: [name] },
  set(rowRegister(name, 'kind'), 'cost'),
  set(rowRegister(name, 'text'), name),
  set(rowRegister(name, 'kronor'), kronor),
]
const folder = phone(newDocument(id), [set('name', 'Vårspel'), ...row('A', 100), ...row('B', 200)])
const typed = (
  document: MutableDocument,
  texts: Readonly<Record<string, string>>,
): Record<string, WrittenField> =>
  Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [
      field,
      { text, replaces: dotsOf(document, field) },
    ]),
  )
const saved = (device: typeof phone, document: MutableDocument, texts: Record<string, string>) =>
  device(document, savingOf(typed(document, texts), document).edits)

describe('leaving a field', () => {
  it('saves money as whole kronor and nothing as nothing', () => {
    const { rows, texts } = readApplication(
      saved(phone, folder, { [rowRegister('A', 'kronor')]: '12 500 kr', what: '  Spel  ' }),
    )
    expect(rows[0]?.kronor).toBe(12_500)
    expect(texts.what).toBe('Spel')
    const emptied = saved(phone, folder, { [rowRegister('A', 'kronor')]: '' })
    expect(readApplication(emptied).rows[0]?.kronor).toBeNull()
  })

  it('keeps what can’t be saved in its field, and saves the others', () => {
    const fields = typed(folder, { [rowRegister('A', 'kronor')]: 'tolv', what: 'Spel' })
    const { edits, done } = savingOf(fields, folder)
    expect(edits.map(({ field }) => field)).toEqual(['what'])
    expect(done.map(({ field }) => field)).toEqual(['what'])
  })

  it('makes no edit of what is already stored', () => {
    const { edits, done } = savingOf(typed(folder, { name: 'Vårspel ' }), folder)
    expect(edits).toEqual([])
    expect(done).toEqual([{ field: 'name', text: 'Vårspel ', edited: false }])
  })

  it('waits with a field whose last save has not been read back', () => {
    expect(savingOf({ name: { text: 'Höstspel', replaces: null } }, folder).done).toEqual([])
  })

  it('calls a last day set by hand one’s own, and gives it back to the scheme when it is emptied', () => {
    const own = saved(phone, folder, { deadline: '2027-03-01' })
    expect(readApplication(own)).toMatchObject({ deadline: '2027-03-01', deadlineFrom: 'own' })
    expect(readApplication(saved(phone, own, { deadline: '' })).deadlineFrom).toBe('scheme')
  })
})

describe('two devices without network', () => {
  it('edit different cells of one row and add rows, and the budget holds it all', () => {
    const onPhone = saved(phone, phone(folder, row('C', 1)), {
      [rowRegister('A', 'kronor')]: '150',
    })
    const onLaptop = saved(laptop, laptop(folder, row('D', 2)), {
      [rowRegister('A', 'text')]: 'Resor',
    })
    const merged = readApplication(merge(onPhone, onLaptop))
    expect(merged.rows.map(({ id: name, text, kronor }) => [name, text, kronor])).toEqual([
      ['A', 'Resor', 150],
      ['B', 'B', 200],
      ['C', 'C', 1],
      ['D', 'D', 2],
    ])
    expect(merged.openFields).toEqual([])
  })

  it('one takes a row away while the other edits it: it stays, whole', () => {
    const onPhone = phone(folder, [{ kind: 'remove', field: 'rows', elements: ['A'] }])
    const onLaptop = saved(laptop, folder, { [rowRegister('A', 'kronor')]: '175' })
    const merged = readApplication(merge(onPhone, onLaptop))
    expect(merged.rows.find(({ id: name }) => name === 'A')).toMatchObject({ kronor: 175 })
    const untouched = laptop(folder, [set('what', 'Spel')])
    const gone = readApplication(merge(onPhone, untouched))
    expect(gone.rows.map(({ id: name }) => name)).toEqual(['B'])
  })

  it('write the same cell: both stay until somebody chooses', () => {
    const cell = rowRegister('A', 'kronor')
    const merged = merge(
      saved(phone, folder, { [cell]: '150' }),
      saved(laptop, folder, { [cell]: '175' }),
    )
    expect(readApplication(merged).openFields).toEqual([cell])
  })
})

describe('an application', () => {
  const writer = { roles: ['actor'], userId: by } as const

  it('may be written by whoever it belongs to, and by no visitor to the server', () => {
    expect(judgeWrite('own', folder, undefined, writer)).toEqual({ kind: 'allowed' })
    expect(judgeWrite('own', folder, undefined, { ...writer, roles: [] }).kind).toBe('refused')
    expect(judgeWrite('casework', folder, undefined, { ...writer, roles: ['staff'] }).kind).toBe(
      'refused',
    )
  })

  it('is read whatever another client has put in it', () => {
    const strange = phone(folder, [
      { kind: 'add', field: 'rows', elements: ['../x', 'E'] },
      set(rowRegister('E', 'kind'), 'lottery'),
      { kind: 'set', field: rowRegister('E', 'kronor'), value: 1.5 },
      set('state', 'unheard-of'),
      set('deadline', '2027-02-31'),
    ])
    expect(readApplication(strange)).toMatchObject({ state: 'drafting', deadline: undefined })
    expect(readApplication(strange).rows.at(-1)).toMatchObject({
      id: 'E',
      kind: 'cost',
      kronor: null,
    })
    expect(readApplication(strange).rows).toHaveLength(3)
  })
})

describe('a draft', () => {
  it('is taken up as it was left, and a damaged one is not', () => {
    const draft = { fields: { what: { text: 'Halvf', replaces: [['phone', 1]] } } }
    expect(parseFolderDraft(draft)).toEqual(draft)
    for (const damaged of [
      null,
      'x',
      {},
      { fields: { what: 'x' } },
      { fields: { what: { text: 1 } } },
    ]) {
      expect(parseFolderDraft(damaged)).toBeUndefined()
    }
  })
})
