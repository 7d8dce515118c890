/**
 * The registry of what has come in, in order of arrival: date, from whom, the matter, who handles it, the decision.
 * Of somebody with a protected identity it says that something came in and when, and nothing else.
 */
import { referenceOf } from '../questions/reference.ts'
import type { DocumentId } from '../identifiers.ts'
import { retentionOfNeed, type RetentionClass } from './retention.ts'
import type { NeedView } from './views.ts'

export interface RegistryRow {
  /** The need's. */
  readonly id: string
  /** As it stands in e-mails about it. */
  readonly reference: string
  /** ISO time. */
  readonly receivedAt: string
  readonly channel: NeedView['channel']
  /** Somebody behind it has a protected identity: asker, matter and decision are empty. */
  readonly isProtected: boolean
  readonly asker: string
  readonly matter: string
  /** False: the matter is the beginning of the question, until somebody writes one. */
  readonly hasMatter: boolean
  /** User id, or empty. */
  readonly handledBy: string
  readonly state: NeedView['state']
  readonly closedBecause: NeedView['closedBecause']
  readonly decision: string
  readonly retention: RetentionClass
  readonly archived: boolean
  readonly invented: boolean
}

export interface RegistryPeople {
  readonly askerOf: (need: NeedView) => string
  /** By the id of a contact. A contact that the device does not have counts: nobody knows whose it is. */
  readonly isProtected: (contact: string) => boolean
}

/** Of a matter that nobody has written, so much of the question is shown. */
export const longestOwnWords = 120

export function registryRow(need: NeedView, people: RegistryPeople): RegistryRow {
  const isProtected = need.contacts.some((id) => people.isProtected(id))
  const open = <Text extends string>(text: Text) => (isProtected ? '' : text)
  return {
    id: need.id,
    reference: referenceOf(need.id as DocumentId),
    receivedAt: need.receivedAt,
    channel: need.channel,
    isProtected,
    asker: isProtected ? '' : people.askerOf(need),
    matter: open(need.matter || beginningOf(need.text)),
    hasMatter: need.matter !== '',
    handledBy: need.assignee,
    state: need.state,
    closedBecause: need.closedBecause,
    decision: open(need.decision),
    retention: retentionOfNeed(need),
    archived: need.archived,
    invented: need.invented,
  }
}

/** In order of arrival. */
export function byArrival(a: NeedView, b: NeedView): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** The first line, cut at a word. */
function beginningOf(text: string): string {
  const line = (text.trim().split('\n', 1)[0] ?? '').replace(/\s+/gu, ' ')
  if (line.length <= longestOwnWords) return line
  const cut = line.slice(0, longestOwnWords)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestOwnWords / 2)).trimEnd()} …`
}
