/**
 * The documents people write, by database, and the names of their registers.
 * Mutable ones are maps of registers (`documents/document.ts`); a field's kind stands beside its name.
 */

/** Databases that a device syncs. `own` is `own-<userId>` on the server. */
export const syncedDatabases = ['casework', 'own'] as const
export type SyncedDatabase = (typeof syncedDatabases)[number]

export const caseworkTypes = [
  'contact',
  'log-entry',
  'need',
  'referral',
  'reply',
  'follow-up',
  'attendance',
  'round',
  'introduction',
  'meeting',
  'comment',
  'initiative',
  'proposal',
  'colleague',
] as const
export type CaseworkType = (typeof caseworkTypes)[number]

export const ownTypes = [
  'note',
  'favourite',
  'list',
  'saved-search',
  'application',
  'applicant',
  'question',
  'proposal',
  'received',
] as const
export type OwnType = (typeof ownTypes)[number]

/** Written by the server alone: who the staff are, so that histories have names without network too. */
export const serverWrittenTypes = ['colleague', 'received'] as const

/** Written once, never edited. */
export const immutableTypes = ['log-entry', 'reply', 'comment', 'received', 'photo'] as const

export const needStates = [
  'new',
  'guiding',
  'waiting',
  'resolved',
  'closed-without-answer',
] as const
export type NeedState = (typeof needStates)[number]

/** States in which somebody still owes the asker something. */
export const openNeedStates: readonly NeedState[] = ['new', 'guiding', 'waiting']

/**
 * Registers per type: `value` one value, `set` a set of strings.
 * Dates are ISO (`2026-11-22`), municipalities SCB codes, fields and kinds words of the vocabularies.
 */
export const registersOf = {
  contact: {
    name: 'value',
    organisation: 'value',
    role: 'value',
    email: 'value',
    phone: 'value',
    fields: 'set',
    municipalities: 'set',
    metAt: 'value',
    archived: 'value',
    invented: 'value',
  },
  need: {
    text: 'value',
    kinds: 'set',
    fields: 'set',
    municipalities: 'set',
    contacts: 'set',
    state: 'value',
    assignee: 'value',
    context: 'value',
    archived: 'value',
    invented: 'value',
  },
  'follow-up': { text: 'value', dueOn: 'value', done: 'value', about: 'set', invented: 'value' },
  /** Id: `colleague:<userId>`. */
  colleague: { name: 'value', active: 'value' },
  note: { text: 'value', about: 'set', archived: 'value' },
  favourite: { entry: 'value', active: 'value', name: 'value' },
  /**
   * `entries`: ids in the directory. `order`: ids as they were last put in order; what was added since comes
   * after. `names`: by id, as they were when added, for what has left the directory.
   */
  list: { name: 'value', entries: 'set', order: 'value', names: 'value', archived: 'value' },
  /** `query` as it stands in the catalogue's address: `q=dans&municipality=2180`. */
  'saved-search': { name: 'value', query: 'value', archived: 'value' },
  /** Cells of the budget and what is noted on attachments have registers of their own (`application/registers.ts`). */
  application: {
    name: 'value',
    scheme: 'value',
    schemeName: 'value',
    begunOn: 'value',
    state: 'value',
    deadline: 'value',
    deadlineFrom: 'value',
    endsOn: 'value',
    reportOn: 'value',
    what: 'value',
    why: 'value',
    forWhom: 'value',
    when: 'value',
    who: 'value',
    stepsDone: 'set',
    items: 'set',
    itemsDone: 'set',
    rows: 'set',
    archived: 'value',
  },
  /** Id: `applicant:mine`. */
  applicant: {
    name: 'value',
    legalForm: 'value',
    organisationNumber: 'value',
    contact: 'value',
    email: 'value',
    phone: 'value',
    address: 'value',
    website: 'value',
    bankgiro: 'value',
    signatory: 'value',
    members: 'value',
    description: 'value',
  },
} as const satisfies Record<string, Record<string, 'value' | 'set'>>

/** Body of a `log-entry`: what happened, about which documents. One line of their history. */
export type LogEntryBody = {
  /** Ids of contacts and needs that the entry tells about. */
  readonly about: readonly string[]
  readonly text: string
  /** Event or place, as written. */
  readonly context?: string
  /** What changed in a field, for a history that people can read. */
  readonly change?: {
    readonly field: string
    readonly from: string | null
    readonly to: string | null
  }
  readonly invented?: boolean
}

/**
 * Fields about whose alternatives nobody is asked: the shown value stands, the others stay until the next
 * edit. A tick, a star or an archive mark is set right where it is seen, without weighing two wordings.
 */
export const quietFields: Readonly<Record<string, readonly string[]>> = {
  contact: ['archived', 'invented'],
  need: ['archived', 'invented'],
  note: ['archived'],
  favourite: ['entry', 'name', 'active'],
  list: ['order', 'names', 'archived'],
  'saved-search': ['name', 'query', 'archived'],
  application: ['scheme', 'schemeName', 'begunOn', 'deadlineFrom', 'archived'],
  'follow-up': ['text', 'dueOn', 'done', 'invented'],
  colleague: ['name', 'active'],
  proposal: [
    ...['entry', 'purpose', 'changes', 'comment', 'contact', 'name', 'proposedBy'],
    ...['reason', 'applied', 'archived', 'invented'],
  ],
}
