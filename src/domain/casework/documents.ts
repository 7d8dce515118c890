/**
 * The documents people write, by database, and the names of their registers.
 * Mutable ones are maps of registers (`documents/document.ts`, named in `registers.ts`).
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
  'addition',
  'follow-up',
  'attendance',
  'round',
  'introduction',
  'hand-over',
  'affiliation',
  'meeting',
  'comment',
  'initiative',
  'trip',
  'photo',
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
  'addition',
  'proposal',
  'received',
] as const
export type OwnType = (typeof ownTypes)[number]

/** Written by the server alone: who the staff are, so that histories have names without network too. */
export const serverWrittenTypes = ['colleague', 'received'] as const

/** Whether the server alone makes such documents: of `addition`, those in casework are its copies. */
export function isServerWritten(database: SyncedDatabase, type: string): boolean {
  if (type === 'addition') return database === 'casework'
  return (serverWrittenTypes as readonly string[]).includes(type)
}

/** Written once, never edited. `addition`: what an asker adds to a question; in casework the server's copy. */
export const immutableTypes = [
  'log-entry',
  'reply',
  'addition',
  'comment',
  'received',
  'photo',
] as const

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

/** How a need reached the node. */
export const needChannels = ['app', 'carried', 'talk', 'event', 'phone', 'email'] as const
export type NeedChannel = (typeof needChannels)[number]

/** Why a need was closed. `outside-mandate` always comes with a next step. */
export const closingReasons = [
  'solved',
  'no-answer',
  'outside-mandate',
  'no-contact',
  'duplicate',
  'withdrawn',
] as const
export type ClosingReason = (typeof closingReasons)[number]

/** What an asker agrees to besides being answered; each is asked for only where it is needed. */
export const askerConsents = ['publish', 'share', 'introduce'] as const
export type AskerConsent = (typeof askerConsents)[number]

export const helpedAnswers = ['yes', 'partly', 'no'] as const
export type HelpedAnswer = (typeof helpedAnswers)[number]

/** How far a question has come, as its asker is told. */
export const questionStages = ['received', 'guiding', 'answered', 'closed'] as const
export type QuestionStage = (typeof questionStages)[number]

/** An entry that a reply or a log entry points to, with its name as it was. */
export type NamedEntry = { readonly id: string; readonly name: string }

/** Body of a `reply`: what the node answered. Goes to the asker where the need came from the app. */
export type ReplyBody = {
  /** Id of the need, alone. */
  readonly about: readonly string[]
  readonly text: string
  readonly entries?: readonly NamedEntry[]
  /** `app`: delivered by the courier; the others were given outside, and are noted. */
  readonly via: 'app' | 'email' | 'phone' | 'talk'
  /** Who answers, as the asker reads it: "Anna på Kulturkluster Sörmland". */
  readonly signed: string
  readonly invented?: boolean
}

/** Body of a `received` in `own`: a reply as its asker gets it. Id: `received:<ulid of the reply>`. */
export type ReceivedBody = {
  /** Id of the question. */
  readonly question: string
  readonly text: string
  readonly entries: readonly NamedEntry[]
  readonly signed: string
  /** ISO time at which the server brought it. */
  readonly deliveredAt?: string
}

/** Body of an `addition`: `question` in `own`; in casework `about` holds the need's id instead. */
export type AdditionBody = {
  readonly question?: string
  readonly about?: readonly string[]
  readonly text: string
}

/** Body of a `comment`: among colleagues, never sent to anybody. */
export type CommentBody = {
  readonly about: readonly string[]
  readonly text: string
  /** User ids. */
  readonly mentions?: readonly string[]
}

/** Body of a `photo`: a card or a place, resized on the device. */
export type PhotoBody = {
  readonly about: readonly string[]
  /** `data:image/jpeg;base64,…`, at most 250,000 characters. */
  readonly image: string
  readonly alt: string
}
