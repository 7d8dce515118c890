/**
 * One change of many needs: all of it in one transaction or nothing, each with its line in the history.
 *
 *   pressed ──openNeeds──▶ values and dots as they stood ──asked, answered──▶ changeNeeds ──▶ takeBack
 *
 * What a colleague has written since the press is never replaced: it stays beside, and a person chooses. What
 * was open between several values before is left out, since one press can't weigh them.
 */
import type { NeedView } from '../domain/casework/views.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import { dotsOf, type FieldEdit } from '../domain/documents/edit.ts'
import { openAlternatives, valueOf } from '../domain/documents/read.ts'
import { parseDocumentId } from '../domain/identifiers.ts'
import { own, type Json, type JsonObject } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import { newId, record, type Journal, type Write } from './record.ts'

/** One transaction of more would hold up everything else that a slow phone saves. */
export const mostNeedsAtOnce = 300

/** Fields that a change of many needs may write. */
export type ChangedField = 'state' | 'assignee' | 'archived' | 'closedBecause' | 'nextStep'
export type NeedValues = Readonly<Partial<Record<ChangedField, string | boolean | null>>>

const changedFields: readonly ChangedField[] = [
  'state',
  'assignee',
  'archived',
  'closedBecause',
  'nextStep',
]

/** Fields whose changes are a line in the need's history. */
const toldFields: readonly ChangedField[] = ['state', 'assignee', 'archived']

/** A need as it stood when somebody began to change it. */
export interface OpenedNeed {
  readonly id: string
  readonly values: Readonly<Record<string, Json>>
  readonly dots: Readonly<Record<string, readonly Dot[]>>
  /** Fields with several open values. */
  readonly open: readonly string[]
}

/** What was done, for taking it back. */
export interface ChangedNeed {
  readonly id: string
  readonly before: Readonly<Record<string, Json>>
  readonly after: NeedValues
}

/** What stood on screen when it was chosen. */
export type SeenNeed = Pick<NeedView, 'id' | 'state' | 'assignee' | 'archived'>

/** Those that are on the device and can be read. A value that was not on screen yet has no dots to replace. */
export async function openNeeds(
  journal: Journal,
  seen: readonly SeenNeed[],
): Promise<readonly OpenedNeed[]> {
  const onScreen = new Map<string, SeenNeed>(seen.map((need) => [need.id, need]))
  const documents = await read(journal, [...onScreen.keys()])
  return documents.map((document) => {
    const shown: Readonly<Record<string, Json>> = { ...onScreen.get(document._id) }
    const wasSeen = (field: string) =>
      !(field in shown) || same(shown[field], valueOf(document, field))
    return {
      id: document._id,
      values: Object.fromEntries(changedFields.map((field) => [field, valueOf(document, field)])),
      dots: Object.fromEntries(
        changedFields.map((field) => [field, wasSeen(field) ? dotsOf(document, field) : []]),
      ),
      open: [...openAlternatives(document).keys()],
    }
  })
}

/** Those of which something would change, and in which nobody has to choose first. */
export function changeable(opened: readonly OpenedNeed[], next: NeedValues): readonly OpenedNeed[] {
  const fields = fieldsOf(next)
  return opened.filter(
    ({ values, open }) =>
      fields.some((field) => !same(own(values, field), next[field])) &&
      !fields.some((field) => open.includes(field)),
  )
}

/** @returns what was done. @throws as `record`, and RangeError where it is too many. */
export async function changeNeeds(
  journal: Journal,
  opened: readonly OpenedNeed[],
  next: NeedValues,
): Promise<readonly ChangedNeed[]> {
  const those = changeable(opened, next)
  if (those.length > mostNeedsAtOnce) throw new RangeError('Too many needs for one change.')
  const writes = those.flatMap(({ id, values, dots }) =>
    writesOf(journal, id, values, next, (field) => own(dots, field) ?? []),
  )
  if (writes.length > 0) await record(journal, writes)
  return those.map(({ id, values }) => ({ id, before: values, after: next }))
}

/** Puts back what stood before, where what was written then still stands alone. @returns how many it was. */
export async function takeBack(journal: Journal, done: readonly ChangedNeed[]): Promise<number> {
  const documents = new Map(
    (
      await read(
        journal,
        done.map(({ id }) => id),
      )
    ).map((document) => [document._id as string, document] as const),
  )
  const writes = done.map(({ id, before, after }) => {
    const document = documents.get(id)
    if (!document) return []
    const open = openAlternatives(document)
    if (fieldsOf(after).some((field) => open.has(field))) return []
    const untouched = fieldsOf(after).every((field) => same(valueOf(document, field), after[field]))
    if (!untouched) return []
    const back = Object.fromEntries(
      fieldsOf(after).map((field) => [field, own(before, field) ?? null]),
    ) as NeedValues
    return writesOf(journal, id, after, back, (field) => dotsOf(document, field))
  })
  const all = writes.flat()
  if (all.length > 0) await record(journal, all)
  return writes.filter((each) => each.length > 0).length
}

function writesOf(
  journal: Journal,
  id: string,
  from: Readonly<Record<string, Json>>,
  next: NeedValues,
  replaces: (field: ChangedField) => readonly Dot[],
): readonly Write[] {
  const need = parseDocumentId(id)
  const fields = fieldsOf(next).filter((field) => !same(own(from, field), next[field]))
  const edits = fields.map((field): FieldEdit => ({
    kind: 'set',
    field,
    value: next[field] ?? null,
    replaces: replaces(field),
  }))
  const lines = fields
    .filter((field) => toldFields.includes(field))
    .map((field): Write => {
      const change = { field, from: told(own(from, field)), to: told(next[field]) }
      const body: JsonObject = { about: [need], text: '', change }
      return { kind: 'once', database: 'casework', id: newId(journal, 'log-entry'), body }
    })
  return edits.length === 0
    ? []
    : [{ kind: 'edit', database: 'casework', id: need, edits }, ...lines]
}

async function read(
  { database, seal }: Journal,
  ids: readonly string[],
): Promise<readonly MutableDocument[]> {
  const rows = await database.rows.bulkGet(ids.map((id): ['casework', string] => ['casework', id]))
  return rows.flatMap((row) => {
    const document = row && seal.open(row.document)
    return document && isMutable(document) ? [document] : []
  })
}

const fieldsOf = (values: NeedValues) => changedFields.filter((field) => field in values)

/** Not archived, nobody's and nothing written are the same as never written. */
function same(a: Json | undefined, b: Json | undefined): boolean {
  const plain = (value: Json | undefined) =>
    value === undefined || value === '' || value === false ? null : value
  return plain(a) === plain(b)
}

const told = (value: Json | undefined) =>
  typeof value === 'string' && value !== '' ? value : value === true ? 'true' : null
