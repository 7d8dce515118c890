/** An application as screens read it: one folder on the device, one document. */
import { openFieldsOf } from '../casework/views.ts'
import { everyWritten, type MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf, valueOf } from '../documents/read.ts'
import { dayOfDate, readDay, type CalendarDay } from '../funding/calendar-day.ts'
import { timeOfUlid } from '../ulid-time.ts'
import { rowKinds, type BudgetRow, type RowKind } from './budget.ts'
import type { KeptItem } from './checklist.ts'
import { isKronor } from './kronor.ts'
import { isPartId, itemRegister, rowRegister } from './registers.ts'

export const textParts = ['what', 'why', 'forWhom', 'when', 'who'] as const
export type TextPart = (typeof textParts)[number]

export const applicationStates = ['drafting', 'sent', 'granted', 'declined', 'reported'] as const
export type ApplicationState = (typeof applicationStates)[number]

export interface ApplicationView {
  readonly id: string
  /** ISO time of the latest edit, by its author’s clock. */
  readonly changedAt: string
  readonly archived: boolean
  /** Fields where several devices’ values are open. */
  readonly openFields: readonly string[]
  readonly name: string
  /** Id of the scheme’s entry, or empty; its name for when it has left the directory. */
  readonly scheme: string
  readonly schemeName: string
  readonly begunOn: CalendarDay
  readonly state: ApplicationState
  readonly deadline: CalendarDay | undefined
  readonly deadlineFrom: 'own' | 'scheme'
  /** When what is applied for is over. */
  readonly endsOn: CalendarDay | undefined
  /** Set by hand; else the scheme’s rules tell it. */
  readonly reportOn: CalendarDay | undefined
  readonly texts: Readonly<Record<TextPart, string>>
  readonly stepsDone: readonly string[]
  readonly items: readonly KeptItem[]
  readonly rows: readonly BudgetRow[]
}

export function readApplication(document: MutableDocument): ApplicationView {
  const text = (field: string) => textOf(document, field) ?? ''
  const day = (field: string) => readDay(valueOf(document, field))
  const state = applicationStates.find((known) => known === text('state')) ?? 'drafting'
  const times = [...everyWritten(document)].map(([, { at }]) => at).sort()
  const made = timeOfUlid(document._id)
  return {
    id: document._id,
    changedAt: times.at(-1) ?? '',
    archived: valueOf(document, 'archived') === true,
    openFields: openFieldsOf(document),
    name: text('name'),
    scheme: text('scheme'),
    schemeName: text('schemeName'),
    begunOn: day('begunOn') ?? dayOfDate(new Date(made ?? 0)),
    state,
    deadline: day('deadline'),
    deadlineFrom: text('deadlineFrom') === 'own' ? 'own' : 'scheme',
    endsOn: day('endsOn'),
    reportOn: day('reportOn'),
    texts: {
      what: text('what'),
      why: text('why'),
      forWhom: text('forWhom'),
      when: text('when'),
      who: text('who'),
    },
    stepsDone: elementsOf(document, 'stepsDone'),
    items: itemsOf(document),
    rows: elementsOf(document, 'rows')
      .filter(isPartId)
      .map((id) => rowOf(document, id)),
  }
}

function itemsOf(document: MutableDocument): readonly KeptItem[] {
  const done = elementsOf(document, 'itemsDone')
  const keys = new Set([...elementsOf(document, 'items'), ...done].filter(isPartId))
  return [...keys].sort().map((key) => ({
    key,
    name: textOf(document, itemRegister(key, 'name')) ?? '',
    done: done.includes(key),
    where: textOf(document, itemRegister(key, 'where')) ?? '',
  }))
}

/** Ids are ULIDs, so that rows stand in the order in which they were made. */
function rowOf(document: MutableDocument, id: string): BudgetRow {
  const cell = (name: 'kind' | 'text' | 'funder') => textOf(document, rowRegister(id, name)) ?? ''
  const kronor = valueOf(document, rowRegister(id, 'kronor'))
  const kind = cell('kind')
  return {
    id,
    // A kind that this version does not know is kept, and shown as a cost rather than as money that is there.
    kind: rowKinds.find((known): known is RowKind => known === kind) ?? 'cost',
    text: cell('text'),
    kronor: isKronor(kronor) ? kronor : null,
    funder: cell('funder'),
  }
}
