/** What staff do about a need, from the first referral to its end. Each command is one transaction. */
import type { CommentBody, NamedEntry, NeedState, ReplyBody } from '../domain/casework/documents.ts'
import type { ReferralOutcome, ReferralView } from '../domain/casework/guiding-views.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import { add, edit, line, once, remove, set } from './guiding-writes.ts'
import { newId, record, type Journal, type Write } from './record.ts'

/** A need as it stood on screen. */
export interface NeedAsSeen {
  readonly id: string
  readonly state: NeedState
}

/** Whoever does something about a new need guides it. */
function begun(journal: Journal, need: NeedAsSeen): readonly Write[] {
  if (need.state !== 'new') return []
  return [
    edit(need.id, [set('state', 'guiding')]),
    line(journal, [need.id], '', { field: 'state', from: 'new', to: 'guiding' }),
  ]
}

/** "Turn to X". @param askOn ISO date on which to ask whether it helped @returns the referral's id */
export async function refer(
  journal: Journal,
  need: NeedAsSeen,
  entry: NamedEntry,
  askOn: string,
): Promise<DocumentId> {
  const id = newId(journal, 'referral')
  await record(journal, [
    edit(id, [
      ...[set('need', need.id), set('entry', entry.id), set('name', entry.name)],
      set('askOn', askOn),
    ]),
    ...begun(journal, need),
  ])
  return id
}

/** @param need as it stood before the referral */
export async function takeReferralBack(
  journal: Journal,
  id: string,
  need: NeedAsSeen,
): Promise<void> {
  const back: readonly Write[] =
    need.state === 'new'
      ? [
          edit(need.id, [set('state', 'new')]),
          line(journal, [need.id], '', { field: 'state', from: 'guiding', to: 'new' }),
        ]
      : []
  await record(journal, [edit(id, [set('archived', true)]), ...back])
}

/** Whether it helped, and a line in the need's history; what helped is noted on the need. */
export async function tellOutcome(
  journal: Journal,
  { id, need, entry, name, outcome: from }: ReferralView,
  outcome: ReferralOutcome | '',
  opened?: readonly Dot[],
): Promise<void> {
  await record(journal, [
    edit(id, [set('outcome', outcome === '' ? null : outcome, opened)]),
    ...(outcome === 'helped' ? [edit(need, [add('helpedBy', [entry])])] : []),
    ...(from === 'helped' && outcome !== 'helped'
      ? [edit(need, [remove('helpedBy', [entry])])]
      : []),
    line(journal, [need], name, {
      ...{ field: 'outcome', from: from === '' ? null : from },
      to: outcome === '' ? null : outcome,
    }),
  ])
}

export async function reply(
  journal: Journal,
  need: NeedAsSeen,
  body: Omit<ReplyBody, 'about' | 'invented'>,
  draft?: string,
): Promise<void> {
  await record(
    journal,
    [once(newId(journal, 'reply'), { about: [need.id], ...body }), ...begun(journal, need)],
    draft,
  )
}

/** Among colleagues. @param mentions user ids */
export async function comment(
  journal: Journal,
  need: string,
  { text, mentions }: { readonly text: string; readonly mentions: readonly string[] },
  draft?: string,
): Promise<void> {
  const body: CommentBody = { about: [need], text, ...(mentions.length > 0 ? { mentions } : {}) }
  await record(journal, [once(newId(journal, 'comment'), body)], draft)
}

/** Two contacts who may want to meet; each is asked first. */
export async function beginIntroduction(
  journal: Journal,
  {
    need,
    contacts,
    text,
  }: {
    readonly need: string
    readonly contacts: readonly string[]
    readonly text: string
  },
  draft?: string,
): Promise<void> {
  const texts: FieldEdit[] = text === '' ? [] : [set('text', text)]
  await record(
    journal,
    [
      edit(newId(journal, 'introduction'), [
        ...[set('need', need), set('state', 'asking'), add('contacts', contacts)],
        ...texts,
      ]),
      line(journal, [need, ...contacts], text, { field: 'introduction', from: null, to: 'asking' }),
    ],
    draft,
  )
}

export async function noteConsent(
  journal: Journal,
  id: string,
  contact: string,
  agreed: boolean,
): Promise<void> {
  const change = agreed ? add('agreed', [contact]) : remove('agreed', [contact])
  await record(journal, [edit(id, [change])])
}

/** @param on ISO date @throws TypeError when somebody has not agreed: nobody is introduced unasked */
export async function makeIntroduction(
  journal: Journal,
  introduction: {
    readonly id: string
    readonly need: string
    readonly contacts: readonly string[]
    readonly agreed: readonly string[]
  },
  on: string,
  opened?: readonly Dot[],
): Promise<void> {
  const { id, need, contacts, agreed } = introduction
  if (!contacts.every((contact) => agreed.includes(contact))) {
    throw new TypeError('Both must have agreed.')
  }
  await record(journal, [
    edit(id, [set('state', 'made', opened), set('madeOn', on)]),
    line(journal, [need, ...contacts], '', { field: 'introduction', from: 'asking', to: 'made' }),
  ])
}

export async function declineIntroduction(
  journal: Journal,
  {
    id,
    need,
    contacts,
  }: {
    readonly id: string
    readonly need: string
    readonly contacts: readonly string[]
  },
  opened?: readonly Dot[],
): Promise<void> {
  await record(journal, [
    edit(id, [set('state', 'declined', opened)]),
    line(journal, [need, ...contacts], '', {
      field: 'introduction',
      from: 'asking',
      to: 'declined',
    }),
  ])
}
