/**
 * Who may write what, as a table: judged by the rules themselves, by the function that is generated from them,
 * and by a CouchDB that has that function.
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type {
  ImmutableDocument,
  KulturlotsDocument,
  MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { Json, JsonObject } from '../../src/domain/json.ts'
import { longestQuestion } from '../../src/domain/questions/question.ts'
import { longestImage } from '../../src/domain/rules/body-rules.ts'
import { longestText, type RefusalCode, type Writer } from '../../src/domain/rules/write-rules.ts'

export const anna = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
export const bo = '01BX5ZZKBKACTAV9WEVGEMMVRZ'

export interface WriteCase {
  readonly name: string
  readonly database: SyncedDatabase
  readonly writer: Writer
  readonly stored?: KulturlotsDocument
  readonly next: KulturlotsDocument
  readonly verdict: 'allowed' | RefusalCode
}

const set = (field: string, value: Json): FieldEdit => ({ kind: 'set', field, value })
const signed = (user: string, counter: number, device = `device-${user}`) => ({
  dot: [device, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: user,
})
const fresh = (id: string, edits: readonly FieldEdit[], user = bo) =>
  edited(newDocument(parseDocumentId(id)), edits, signed(user, 1))

const need = fresh(
  'need:01JD0000000000000000000000',
  [set('text', 'Replokal'), set('state', 'new')],
  anna,
)
const tagged = edited(need, [{ kind: 'add', field: 'fields', elements: ['dans'] }], signed(anna, 2))
const guided = edited(need, [set('state', 'guiding')], signed(bo, 1))
const archived = edited(need, [set('archived', true)], signed(bo, 1))
const referral = fresh('referral:01JD0000000000000000000009', [
  set('need', 'need:01JD0000000000000000000000'),
  set('entry', 'function:kulturkontoret'),
])
const note = (user: string) => fresh('note:01JD0000000000000000000001', [set('text', 'x')], user)

function line(user: string, text: string): ImmutableDocument {
  return {
    _id: parseDocumentId('log-entry:01JD0000000000000000000002'),
    type: 'log-entry',
    schemaVersion: 1,
    at: '2026-11-22T10:00:00Z',
    by: user,
    body: { about: [], text },
  }
}

const withBody = (body: JsonObject): ImmutableDocument => ({ ...line(bo, ''), body })
const about = ['need:01JD0000000000000000000000']
const change = { field: 'state', from: 'new', to: 'guiding' }

/** What a line of history may hold, and what it may not. */
const bodies: readonly (readonly [
  name: string,
  body: JsonObject,
  verdict: WriteCase['verdict'],
])[] = [
  ['all that it may', { about, text: 'a', context: 'b', change, invented: true }, 'allowed'],
  ['what a newer client adds', { about, text: 'a', mood: { of: ['x'] } }, 'allowed'],
  ['a change from nothing', { about, text: '', change: { ...change, from: null } }, 'allowed'],
  ['a text that is a number', { about, text: 7 }, 'wrong-shape'],
  ['a text that is nothing', { about, text: null }, 'wrong-shape'],
  ['a place that is a list', { about, text: 'a', context: ['b'] }, 'wrong-shape'],
  ['a subject that is no list', { about: 'need', text: 'a' }, 'wrong-shape'],
  ['a subject that is no document', { about: [7], text: 'a' }, 'wrong-shape'],
  ['subjects without end', { about: Array(201).fill(about[0]), text: 'a' }, 'wrong-shape'],
  ['a change that is a word', { about, text: 'a', change: 'state' }, 'wrong-shape'],
  ['a change of nothing', { about, text: 'a', change: { from: '', to: '' } }, 'wrong-shape'],
  ['a change to an object', { about, text: 'a', change: { ...change, to: {} } }, 'wrong-shape'],
  ['an invention that is a word', { about, text: 'a', invented: 'no' }, 'wrong-shape'],
  ['a text that is too long', { about, text: 'x'.repeat(longestText + 1) }, 'too-long'],
]

const forged = {
  ...tagged,
  registers: {
    ...tagged.registers,
    fields: {
      elements: {
        ...(tagged.registers['fields'] as { elements: object }).elements,
        musik: (tagged.registers['fields'] as { elements: Record<string, unknown> }).elements[
          'dans'
        ],
      },
    },
  },
} as unknown as MutableDocument

const list = 'list:01JD0000000000000000000006'
const search = 'saved-search:01JD0000000000000000000007'

const staff: Writer = { roles: ['staff'], userId: bo }
const coordinator: Writer = { roles: ['coordinator'], userId: bo }
const actor: Writer = { roles: ['actor'], userId: bo }
const carrier: Writer = { ...staff, carries: 'anybody' }

const proposalId = 'proposal:01JD0000000000000000000006'
const rename = [{ field: 'name', before: 'Scenen', after: 'Nya scenen' }]
const proposed = (edits: readonly FieldEdit[] = [], user = bo) =>
  fresh(
    proposalId,
    [
      set('entry', 'actor:scenen'),
      set('purpose', 'change'),
      set('changes', rename),
      set('name', 'Scenen'),
      ...edits,
    ],
    user,
  )
const decided = (user: string, counter: number) =>
  edited(proposed([], anna), [set('decision', 'approved')], signed(user, counter))
const admin: Writer = { roles: ['admin'], userId: bo }

/** What a proposal may be, written as a new one among one’s own. */
const proposals: readonly (readonly [
  name: string,
  edits: readonly FieldEdit[],
  verdict: WriteCase['verdict'],
])[] = [
  ['a proposal', [], 'allowed'],
  ['a proposal that decides itself', [set('decision', 'approved')], 'not-allowed'],
  ['a proposal that says it was applied', [set('applied', 'applied')], 'not-allowed'],
  ['a proposal in another’s name', [set('proposedBy', anna)], 'not-allowed'],
  [
    'a proposal about a person',
    [set('entry', 'contact:01JD0000000000000000000007')],
    'wrong-shape',
  ],
  ['a proposal for nothing known', [set('purpose', 'delete')], 'wrong-shape'],
  ['a proposal that changes a word', [set('changes', 'name')], 'wrong-shape'],
  [
    'a proposal that changes __proto__',
    [set('changes', [{ field: '__proto__', before: null, after: 'x' }])],
    'wrong-shape',
  ],
  [
    'a proposal that changes one field twice',
    [set('changes', [...rename, ...rename])],
    'wrong-shape',
  ],
  ['an empty change', [set('changes', [])], 'wrong-shape'],
  [
    'a new entry without a name',
    [set('purpose', 'new'), set('changes', [{ field: 'phone', before: null, after: '016' }])],
    'wrong-shape',
  ],
  ['a claim that changes something besides', [set('purpose', 'claim')], 'wrong-shape'],
  ['a claim', [set('purpose', 'claim'), set('changes', [])], 'allowed'],
  ['“right”', [set('purpose', 'assure'), set('changes', [])], 'allowed'],
  [
    'a report of nothing',
    [set('purpose', 'report'), set('changes', []), set('comment', ' ')],
    'wrong-shape',
  ],
  [
    'a report',
    [set('purpose', 'report'), set('changes', []), set('comment', 'Fel nummer')],
    'allowed',
  ],
  [
    'a report without end',
    [set('purpose', 'report'), set('changes', []), set('comment', 'x'.repeat(4001))],
    'too-long',
  ],
  ['a comment that is a list', [set('comment', ['x'])], 'wrong-shape'],
]

const questionId = 'question:01JD0000000000000000000008'
const asked = (edits: readonly FieldEdit[] = []) =>
  fresh(questionId, [set('text', 'Var söker jag pengar?'), ...edits])

/** What a question may be when it is sent. */
const questions: readonly (readonly [
  name: string,
  edits: readonly FieldEdit[],
  verdict: WriteCase['verdict'],
])[] = [
  ['a question', [], 'allowed'],
  [
    'a question with all that it may hold',
    [
      ...[set('name', 'Bo'), set('reach', 'bo@exempel.example'), set('want', 'pengar')],
      ...[set('entry', 'venue:x'), set('solvedBy', 'funding:y'), set('code', '7K2M-04QX-9ATD')],
      ...[
        set('helped', 'partly'),
        { kind: 'add', field: 'consents', elements: ['share'] } as const,
      ],
      { kind: 'add', field: 'municipalities', elements: ['0484'] },
    ],
    'allowed',
  ],
  ['a question of spaces', [set('text', ' \n\t ')], 'wrong-shape'],
  ['a question that is a list', [set('text', ['x'])], 'wrong-shape'],
  ['a question without end', [set('text', 'x'.repeat(longestQuestion + 1))], 'too-long'],
  ['a question by a name without end', [set('name', 'x'.repeat(201))], 'too-long'],
  ['a question about a person', [set('entry', 'Anna')], 'wrong-shape'],
  ['a question with a code of its own making', [set('code', 'hemlig')], 'wrong-shape'],
  ['a question that helped a lot', [set('helped', 'lots')], 'wrong-shape'],
  [
    'a question in fields without end',
    [{ kind: 'add', field: 'fields', elements: Array.from({ length: 101 }, (_, n) => `f${n}`) }],
    'wrong-shape',
  ],
  ['a question that is answered already', [set('stage', 'answered')], 'not-allowed'],
  ['a question that waits as long as it says', [set('waitsUntil', '2026-11-22')], 'not-allowed'],
]

const written = (type: string, body: JsonObject): ImmutableDocument => ({
  ...line(bo, ''),
  _id: parseDocumentId(`${type}:01JD0000000000000000000009`),
  type,
  body,
})
const image = 'data:image/jpeg;base64,'
const replied = { about, text: 'Sök här', via: 'app', signed: 'Bo på noden' }
const entries = [{ id: 'funding:y', name: 'Stödet' }]

/** What is written once besides lines of history. */
const writtenOnce: readonly (readonly [
  name: string,
  type: string,
  body: JsonObject,
  verdict: WriteCase['verdict'],
])[] = [
  ['a reply', 'reply', { ...replied, entries }, 'allowed'],
  ['a reply to nobody', 'reply', { ...replied, about: [] }, 'wrong-shape'],
  ['a reply to two', 'reply', { ...replied, about: [...about, ...about] }, 'wrong-shape'],
  ['a reply of spaces', 'reply', { ...replied, text: '  ' }, 'wrong-shape'],
  ['a reply by carrier pigeon', 'reply', { ...replied, via: 'pigeon' }, 'wrong-shape'],
  ['a reply that nobody signs', 'reply', { about, text: 'x', via: 'app' }, 'wrong-shape'],
  ['a reply with an entry that is a word', 'reply', { ...replied, entries: ['x'] }, 'wrong-shape'],
  ['a reply without end', 'reply', { ...replied, text: 'x'.repeat(longestText + 1) }, 'too-long'],
  ['a comment to a colleague', 'comment', { about, text: 'Se', mentions: [anna] }, 'allowed'],
  ['a comment to a stranger', 'comment', { about, text: 'x', mentions: ['x'] }, 'wrong-shape'],
  ['a comment of nothing', 'comment', { about, text: '' }, 'wrong-shape'],
  [
    'a photo that fills its bound',
    'photo',
    { about, image: image.padEnd(longestImage, 'A'), alt: 'Kort' },
    'allowed',
  ],
  [
    'a photo beyond its bound',
    'photo',
    { about, image: image.padEnd(longestImage + 1, 'A'), alt: 'Kort' },
    'wrong-shape',
  ],
  [
    'a picture that can hold scripts',
    'photo',
    { about, image: 'data:image/svg+xml;base64,AAAA', alt: '' },
    'wrong-shape',
  ],
  ['a photo without its words', 'photo', { about, image: `${image}AAAA` }, 'wrong-shape'],
  ['an asker’s addition, by staff', 'addition', { about, text: 'Mer' }, 'not-allowed'],
]

const handed = fresh('hand-over:01JD000000000000000000000A', [set('need', about[0] ?? '')])

const casework = { database: 'casework', writer: staff } as const
const own = { database: 'own', writer: actor } as const

export const writeCases: readonly WriteCase[] = [
  ...proposals.map(([name, edits, verdict]): WriteCase => {
    return { database: 'own', writer: actor, name, next: proposed(edits), verdict }
  }),
  ...questions.map(([name, edits, verdict]): WriteCase => {
    return { database: 'own', writer: actor, name, next: asked(edits), verdict }
  }),
  ...writtenOnce.map(([name, type, body, verdict]): WriteCase => {
    return { ...casework, name, next: written(type, body), verdict }
  }),
  ...(
    [
      ['other words in a question that was sent', [set('text', 'Mer')], 'not-allowed'],
      ['another way to be reached', [set('reach', '016')], 'not-allowed'],
      [
        'another place',
        [{ kind: 'add', field: 'municipalities', elements: ['0484'] }],
        'not-allowed',
      ],
      ['whether it helped', [set('helped', 'no')], 'allowed'],
      ['a consent taken back', [{ kind: 'remove', field: 'consents', elements: ['x'] }], 'allowed'],
      ['a reply read', [{ kind: 'add', field: 'read', elements: ['received:1'] }], 'allowed'],
      ['a question closed by its asker', [set('stage', 'closed')], 'not-allowed'],
    ] as const
  ).map(([name, edits, verdict]): WriteCase => {
    const next = edited(asked(), edits, signed(bo, 2))
    return { database: 'own', writer: actor, name, stored: asked(), next, verdict }
  }),
  {
    database: 'own',
    writer: actor,
    name: 'an addition to a question',
    next: written('addition', { question: questionId, text: 'Mer' }),
    verdict: 'allowed',
  },
  {
    database: 'own',
    writer: actor,
    name: 'an addition to a need',
    next: written('addition', { question: about[0] ?? '', text: 'Mer' }),
    verdict: 'wrong-shape',
  },
  {
    database: 'own',
    writer: actor,
    name: 'a reply to oneself',
    next: written('received', { question: questionId, text: 'x', entries: [], signed: 'x' }),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'whose a need is, by staff',
    stored: need,
    next: edited(need, [set('asker', anna)], signed(bo, 1)),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'what a link’s holder has answered, by staff',
    stored: handed,
    next: edited(handed, [set('answer', 'Ja')], signed(bo, 2)),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'another question on a link that is out',
    stored: handed,
    next: edited(handed, [set('question', 'Ja')], signed(bo, 2)),
    verdict: 'not-allowed',
  },
  ...bodies.map(([name, body, verdict]): WriteCase => {
    return { ...casework, name: `a line of history with ${name}`, next: withBody(body), verdict }
  }),
  {
    ...casework,
    name: 'once more a strange line that an older server let in',
    stored: withBody({ about: 7 }),
    next: withBody({ about: 7 }),
    verdict: 'allowed',
  },
  { ...casework, name: 'an edit by its author', stored: need, next: guided, verdict: 'allowed' },
  {
    ...casework,
    name: 'words in another’s mouth',
    stored: need,
    next: edited(need, [set('text', 'Nej')], signed(anna, 2)),
    verdict: 'not-yours',
  },
  { ...casework, name: 'another’s whole document', next: need, verdict: 'not-yours' },
  {
    ...casework,
    name: 'a signature borrowed for another element',
    stored: tagged,
    next: forged,
    verdict: 'wrong-shape',
  },
  {
    ...casework,
    name: 'an edit that leaves out what it follows',
    stored: guided,
    next: edited(need, [set('state', 'waiting')], signed(bo, 2, 'device-other')),
    verdict: 'wrong-shape',
  },
  {
    ...casework,
    name: 'archiving by staff',
    stored: need,
    next: archived,
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'archiving by a coordinator',
    writer: coordinator,
    stored: need,
    next: archived,
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a referral taken back by whoever made it',
    stored: referral,
    next: edited(referral, [set('archived', true)], signed(bo, 2)),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a referral made and taken back before it was sent',
    next: edited(referral, [set('archived', true)], signed(bo, 2)),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a colleague’s referral taken back',
    writer: { ...casework.writer, userId: anna },
    stored: referral,
    next: edited(referral, [set('archived', true)], signed(anna, 1)),
    verdict: 'not-allowed',
  },
  { ...casework, name: 'a line of history', next: line(bo, 'a'), verdict: 'allowed' },
  { ...casework, name: 'a line in another’s name', next: line(anna, 'a'), verdict: 'not-yours' },
  {
    ...casework,
    name: 'another body of a line',
    stored: line(bo, 'a'),
    next: line(bo, 'b'),
    verdict: 'immutable',
  },
  {
    ...casework,
    name: 'the same line again',
    stored: line(anna, 'a'),
    next: line(anna, 'a'),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a need in an unknown state',
    next: fresh('need:01JD0000000000000000000003', [set('state', 'lost')]),
    verdict: 'wrong-shape',
  },
  {
    ...casework,
    name: 'a text that is too long',
    next: fresh('contact:01JD0000000000000000000004', [set('name', 'x'.repeat(longestText + 1))]),
    verdict: 'too-long',
  },
  {
    ...casework,
    name: 'a field named like what every object inherits',
    stored: need,
    next: edited(need, [set('constructor', 'x')], signed(bo, 1)),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a document that only the server writes',
    next: fresh(`colleague:${bo}`, [set('name', 'Bo')]),
    verdict: 'not-allowed',
  },
  { ...casework, name: 'a note among the casework', next: note(bo), verdict: 'unknown-type' },
  {
    ...casework,
    name: 'a colleague’s need, carried',
    writer: carrier,
    next: need,
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a stranger’s name, carried',
    writer: carrier,
    next: fresh('need:01JD0000000000000000000005', [set('state', 'new')], 'nobody'),
    verdict: 'not-yours',
  },
  {
    ...own,
    name: 'other words in a proposal that was sent',
    stored: proposed(),
    next: edited(proposed(), [set('comment', 'Mer')], signed(bo, 2)),
    verdict: 'not-allowed',
  },
  {
    ...own,
    name: 'a proposal taken back',
    stored: proposed(),
    next: edited(proposed(), [set('archived', true)], signed(bo, 2)),
    verdict: 'allowed',
  },
  {
    ...own,
    name: 'a decision among one’s own, by a coordinator',
    writer: { ...coordinator },
    next: proposed([set('decision', 'approved')]),
    verdict: 'not-allowed',
  },
  { ...casework, name: 'a proposal of the staff', next: proposed(), verdict: 'allowed' },
  {
    ...casework,
    name: 'a proposal taken back by the one of the staff who made it',
    stored: proposed(),
    next: edited(proposed(), [set('archived', true)], signed(bo, 2)),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a proposal taken back by a colleague',
    stored: proposed([], anna),
    next: edited(proposed([], anna), [set('archived', true)], signed(bo, 1)),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'a proposal of the staff that is decided already',
    next: proposed([set('decision', 'approved')]),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'a coordinator’s own proposal, approved',
    writer: coordinator,
    next: proposed([set('decision', 'approved')]),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a decision by staff',
    stored: proposed([], anna),
    next: decided(bo, 1),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'a decision by a coordinator',
    writer: coordinator,
    stored: proposed([], anna),
    next: decided(bo, 1),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a coordinator’s decision, carried by staff',
    writer: carrier,
    stored: proposed([], anna),
    next: decided(anna, 2),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'other changes than were proposed',
    writer: coordinator,
    stored: proposed([], anna),
    next: edited(
      proposed([], anna),
      [set('changes', [{ ...rename[0], after: 'X' }])],
      signed(bo, 1),
    ),
    verdict: 'not-allowed',
  },
  {
    ...casework,
    name: 'the outcome of a proposal, by a coordinator',
    writer: coordinator,
    stored: proposed([], anna),
    next: edited(proposed([], anna), [set('applied', 'applied')], signed(bo, 1)),
    verdict: 'not-allowed',
  },
  ...(
    [
      ['coordinator', coordinator, 'not-allowed'],
      ['admin', admin, 'allowed'],
    ] as const
  ).map(([role, writer, verdict]): WriteCase => {
    return {
      database: 'casework',
      writer,
      name: `a word of the vocabularies, by a ${role}`,
      next: proposed([set('entry', 'taxonomy:fields-dans'), set('decision', 'approved')]),
      verdict,
    }
  }),
  { ...own, name: 'a note of one’s own', next: note(bo), verdict: 'allowed' },
  { ...own, name: 'a note in another’s name', next: note(anna), verdict: 'not-yours' },
  {
    ...own,
    name: 'a note of oneself as a guest, carried',
    writer: { ...actor, carries: new Set([anna]) },
    next: note(anna),
    verdict: 'allowed',
  },
  { ...own, name: 'casework among one’s own', next: need, verdict: 'unknown-type' },
  {
    ...own,
    name: 'a list of one’s own',
    next: fresh(list, [
      set('name', 'Scener'),
      { kind: 'add', field: 'entries', elements: ['venue:x'] },
    ]),
    verdict: 'allowed',
  },
  {
    ...own,
    name: 'a list whose entries are one value',
    next: fresh(list, [set('entries', 'venue:x')]),
    verdict: 'wrong-shape',
  },
  {
    ...own,
    name: 'a list in another’s name',
    next: fresh(list, [set('name', 'Scener')], anna),
    verdict: 'not-yours',
  },
  {
    ...own,
    name: 'a search to come back to',
    next: fresh(search, [set('name', 'Dans'), set('query', 'q=dans')]),
    verdict: 'allowed',
  },
  {
    ...casework,
    name: 'a private search among the casework',
    next: fresh(search, [set('name', 'Dans'), set('query', 'q=dans')]),
    verdict: 'unknown-type',
  },
  {
    ...own,
    name: 'a note by somebody without a role',
    writer: { roles: [], userId: bo },
    next: note(bo),
    verdict: 'not-allowed',
  },
]
