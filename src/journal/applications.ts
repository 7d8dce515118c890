/** Applications and who applies: what people do to them, and what screens read (`record.ts`, `kept-views.ts`). */
import { applicantId, readApplicant, type Applicant } from '../domain/application/applicant.ts'
import {
  readApplication,
  type ApplicationState,
  type ApplicationView,
} from '../domain/application/application.ts'
import type { BudgetRow } from '../domain/application/budget.ts'
import { rowRegister } from '../domain/application/registers.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import { type FieldEdit } from '../domain/documents/edit.ts'
import type { CalendarDay } from '../domain/funding/calendar-day.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { newId, record, type Journal } from './record.ts'

export interface NewApplication {
  readonly name: string
  /** Id of the scheme’s entry; empty where it isn’t in the directory. */
  readonly scheme: string
  readonly schemeName: string
  readonly begunOn: CalendarDay
  readonly deadline: CalendarDay | undefined
}

/** A folder with one row in its budget: what is sought from the scheme. @returns its id. */
export async function beginApplication(
  journal: Journal,
  { name, scheme, schemeName, begunOn, deadline }: NewApplication,
): Promise<DocumentId> {
  const id = newId(journal, 'application')
  const row = journal.ulid()
  await record(journal, [
    {
      kind: 'edit',
      database: 'own',
      id,
      edits: [
        set('name', name),
        set('scheme', scheme),
        set('schemeName', schemeName),
        set('begunOn', begunOn),
        set('state', 'drafting'),
        ...(deadline === undefined
          ? []
          : [set('deadline', deadline), set('deadlineFrom', 'scheme')]),
        { kind: 'add', field: 'rows', elements: [row] },
        set(rowRegister(row, 'kind'), 'applied'),
        set(rowRegister(row, 'text'), schemeName),
        set(rowRegister(row, 'funder'), scheme),
      ],
    },
  ])
  return id
}

/**
 * What became of it. What was sought from the scheme is then granted or declined in the budget too, and sought
 * again where that was a slip.
 */
export async function setApplicationState(
  journal: Journal,
  { id, scheme, rows }: ApplicationView,
  state: ApplicationState,
): Promise<void> {
  const kind = budgetKindOf[state]
  const grants = rows.filter((row) => isGrantOf(row, scheme) && row.kind !== kind)
  await editOwn(journal, id, [
    set('state', state),
    ...grants.map((row) => set(rowRegister(row.id, 'kind'), kind)),
  ])
}

const budgetKindOf = {
  drafting: 'applied',
  sent: 'applied',
  granted: 'granted',
  declined: 'declined',
  reported: 'granted',
} as const satisfies Record<ApplicationState, string>

function isGrantOf({ kind, funder }: BudgetRow, scheme: string): boolean {
  return scheme !== '' && funder === scheme && ['applied', 'granted', 'declined'].includes(kind)
}

/** @returns the row’s id. */
export async function addBudgetRow(
  journal: Journal,
  id: string,
  { kind, text, funder }: Pick<BudgetRow, 'kind' | 'text' | 'funder'>,
): Promise<string> {
  const row = journal.ulid()
  await editOwn(journal, id, [
    { kind: 'add', field: 'rows', elements: [row] },
    set(rowRegister(row, 'kind'), kind),
    ...(text === '' ? [] : [set(rowRegister(row, 'text'), text)]),
    ...(funder === '' ? [] : [set(rowRegister(row, 'funder'), funder)]),
  ])
  return row
}

/** Edits of an application, or of who applies. */
export async function editOwn(
  journal: Journal,
  id: string,
  edits: readonly FieldEdit[],
): Promise<void> {
  await record(journal, [{ kind: 'edit', database: 'own', id: parseDocumentId(id), edits }])
}

function set(field: string, value: string): FieldEdit {
  return { kind: 'set', field, value }
}

export type ApplicationFolder = ApplicationView & {
  /** For forms that must know which values their author saw (`dotsOf`). */
  readonly document: MutableDocument
}

const applicationKind: Kind<ApplicationFolder> = {
  database: 'own',
  type: 'application',
  read: (document) =>
    isMutable(document) ? { ...readApplication(document), document } : undefined,
  order: (a, b) => (a.id < b.id ? 1 : -1),
}

export interface KeptApplicant {
  readonly id: string
  readonly facts: Applicant
  readonly document: MutableDocument
}

const applicantKind: Kind<KeptApplicant> = {
  database: 'own',
  type: 'applicant',
  read: (document) =>
    isMutable(document)
      ? { id: document._id, facts: readApplicant(document), document }
      : undefined,
  order: (a, b) => (a.id < b.id ? -1 : 1),
}

/** The one begun last first; those put away too. */
export const applications = (reader: Reader): Live<readonly Marked<ApplicationFolder>[]> =>
  derive(viewsOf(reader, applicationKind), (all) => all, sameItems)

/** Null when it is not on the device or can’t be read. */
export const application = (reader: Reader, id: string): Live<Marked<ApplicationFolder> | null> =>
  derive(viewsOf(reader, applicationKind), (all) => all.find((each) => each.id === id) ?? null)

/** Null while nobody has written any facts. */
export const applicant = (reader: Reader): Live<Marked<KeptApplicant> | null> =>
  derive(viewsOf(reader, applicantKind), (all) => all.find(({ id }) => id === applicantId) ?? null)
