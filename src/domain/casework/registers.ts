/** The names of the registers of the documents that people write, and what kind of register each is. */

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
    /** `person` or `organisation`. */
    kind: 'value',
    website: 'value',
    /** How they want to be reached, and on what ground they are kept: words of `contact-grounds.ts`. */
    reachBy: 'value',
    ground: 'value',
    /** Id of their entry in the directory. */
    entry: 'value',
    /** A protected identity: never in lists, suggestions or exports. */
    protected: 'value',
    /** Id of the contact that this one is the same person as; null again when that is undone. */
    mergedInto: 'value',
    /** Ids of contacts that somebody has looked at and found to be others. */
    notSame: 'set',
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
    channel: 'value',
    /** ISO time at which it came in, where that is not when it was written down. */
    receivedAt: 'value',
    /** Of whoever asks, as they wrote it: what to call them, and how to reach them. */
    name: 'value',
    reach: 'value',
    /** Id of the entry that the question is about. */
    entry: 'value',
    consents: 'set',
    /** User id of whoever asked in the app: the server alone writes it, and delivers replies there. */
    asker: 'value',
    closedBecause: 'value',
    nextStep: 'value',
    helped: 'value',
    /** Ids of entries that helped. */
    helpedBy: 'set',
    /** Text under which the registry keeps it. */
    matter: 'value',
    decision: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** "Turn to X". `askOn`: ISO date on which to ask whether it helped. `outcome`: helped, not-helped, unknown. */
  referral: {
    need: 'value',
    entry: 'value',
    name: 'value',
    text: 'value',
    askOn: 'value',
    outcome: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** Two contacts; `agreed` holds the ids of those who want it. `state`: asking, made, declined. */
  introduction: {
    contacts: 'set',
    need: 'value',
    text: 'value',
    agreed: 'set',
    state: 'value',
    madeOn: 'value',
    archived: 'value',
    invented: 'value',
  },
  /**
   * A question handed to a function by a link that ends. `question` is all that the link shows. The server
   * alone writes `state` (open, accepted, answered, declined, returned) and `answer`.
   */
  'hand-over': {
    need: 'value',
    entry: 'value',
    name: 'value',
    question: 'value',
    expiresOn: 'value',
    state: 'value',
    answer: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** Who belongs to which organisation, from when to when (ISO dates). `organisation`: id of a contact. */
  affiliation: {
    contact: 'value',
    organisation: 'value',
    role: 'value',
    from: 'value',
    to: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** What several needs become. `kind`: answer, training, event. */
  initiative: {
    kind: 'value',
    title: 'value',
    text: 'value',
    needs: 'set',
    state: 'value',
    /** Id of the proposal that publishes an answer. */
    proposal: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** "Resan". `done`: ids of what was met, asked or assured on the way. */
  trip: {
    name: 'value',
    municipalities: 'set',
    from: 'value',
    to: 'value',
    text: 'value',
    done: 'set',
    report: 'value',
    archived: 'value',
    invented: 'value',
  },
  /** In `own`. The server alone writes `stage`, `closedBecause`, `nextStep` and `waitsUntil`. */
  question: {
    text: 'value',
    name: 'value',
    reach: 'value',
    fields: 'set',
    municipalities: 'set',
    /** The want of the guided start that led here. */
    want: 'value',
    /** Id of the entry it is about. */
    entry: 'value',
    consents: 'set',
    /** Id of the entry that answered it before it was sent. */
    solvedBy: 'value',
    helped: 'value',
    /** Ids of `received` that were opened. */
    read: 'set',
    /** Opens the replies on another device (`retrieval-code.ts`). */
    code: 'value',
    stage: 'value',
    closedBecause: 'value',
    nextStep: 'value',
    /** ISO time at which the server takes it in, or what was added to it, where somebody sent very many. */
    waitsUntil: 'value',
    archived: 'value',
    invented: 'value',
  },
  'follow-up': {
    text: 'value',
    /** Why the server made it, in place of a text: unread, gone, returned, outcome. */
    why: 'value',
    dueOn: 'value',
    done: 'value',
    about: 'set',
    /** User id of whoever should do it; nobody: everybody. */
    assignee: 'value',
    invented: 'value',
  },
  /** Id: `colleague:<userId>`. */
  colleague: { name: 'value', active: 'value' },
  note: { text: 'value', about: 'set', archived: 'value' },
  favourite: { entry: 'value', active: 'value', name: 'value' },
  /**
   * `entries`: ids in the directory. `order`: ids as they were last put in order; what was added since comes
   * after. `names`: by id, as they were when added, for what has left the directory.
   */
  list: { name: 'value', entries: 'set', order: 'value', names: 'value', archived: 'value' },
  /**
   * `query` as it stands in the address: `q=dans&municipality=2180`. `place`: `needs` where it narrows the list
   * of needs; of the catalogue where nothing is said.
   */
  'saved-search': { name: 'value', query: 'value', place: 'value', archived: 'value' },
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

/**
 * Fields about whose alternatives nobody is asked: the shown value stands, the others stay until the next
 * edit. A tick, a star or an archive mark is set right where it is seen, without weighing two wordings.
 */
export const quietFields: Readonly<Record<string, readonly string[]>> = {
  contact: ['entry', 'protected', 'mergedInto', 'archived', 'invented'],
  need: [
    ...['channel', 'receivedAt', 'name', 'reach', 'entry', 'asker'],
    ...['helped', 'archived', 'invented'],
  ],
  referral: ['need', 'entry', 'name', 'askOn', 'archived', 'invented'],
  introduction: ['need', 'madeOn', 'archived', 'invented'],
  'hand-over': [
    ...['need', 'entry', 'name', 'question', 'expiresOn', 'state'],
    ...['answer', 'archived', 'invented'],
  ],
  affiliation: ['contact', 'organisation', 'role', 'from', 'to', 'archived', 'invented'],
  initiative: ['kind', 'proposal', 'archived', 'invented'],
  trip: ['from', 'to', 'archived', 'invented'],
  question: [
    ...['text', 'name', 'reach', 'want', 'entry', 'solvedBy', 'helped', 'code'],
    ...['stage', 'closedBecause', 'nextStep', 'waitsUntil', 'archived', 'invented'],
  ],
  note: ['archived'],
  favourite: ['entry', 'name', 'active'],
  list: ['order', 'names', 'archived'],
  'saved-search': ['name', 'query', 'place', 'archived'],
  application: ['scheme', 'schemeName', 'begunOn', 'deadlineFrom', 'archived'],
  'follow-up': ['text', 'why', 'dueOn', 'done', 'assignee', 'invented'],
  colleague: ['name', 'active'],
  proposal: [
    ...['entry', 'purpose', 'changes', 'comment', 'contact', 'name', 'proposedBy'],
    ...['reason', 'applied', 'archived', 'invented'],
  ],
}
