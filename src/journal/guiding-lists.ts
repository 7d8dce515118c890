/** What has been done about needs, as screens read it: answers, referrals, introductions, what colleagues say. */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import {
  readComment,
  readHandOver,
  readIntroduction,
  readReferral,
  readReply,
  readWrittenOnce,
  type CommentView,
  type HandOverView,
  type IntroductionView,
  type ReferralView,
  type ReplyView,
  type WrittenOnce,
} from '../domain/casework/guiding-views.ts'
import {
  isMutable,
  type ImmutableDocument,
  type MutableDocument,
} from '../domain/documents/document.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'

const database: SyncedDatabase = 'casework'

const newestFirst = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? 1 : -1

function once<View extends { readonly id: string }>(
  type: string,
  read: (document: ImmutableDocument) => View,
): Kind<View> {
  return {
    ...{ database, type, order: newestFirst },
    read: (document) => (isMutable(document) ? undefined : read(document)),
  }
}

function edited<View extends { readonly id: string }>(
  type: string,
  read: (document: MutableDocument) => View,
): Kind<View> {
  return {
    ...{ database, type, order: newestFirst },
    read: (document) => (isMutable(document) ? read(document) : undefined),
  }
}

const replyKind = once('reply', readReply)
const additionKind = once('addition', readWrittenOnce)
const commentKind = once('comment', readComment)
const referralKind = edited('referral', readReferral)
const introductionKind = edited('introduction', readIntroduction)
const handOverKind = edited('hand-over', readHandOver)

/** All of these are newest first. */
export const replies = (reader: Reader): Live<readonly Marked<ReplyView>[]> =>
  viewsOf(reader, replyKind)

export const repliesAbout = (reader: Reader, need: string): Live<readonly Marked<ReplyView>[]> =>
  derive(viewsOf(reader, replyKind), about(need), sameItems)

export const additionsAbout = (
  reader: Reader,
  need: string,
): Live<readonly Marked<WrittenOnce>[]> =>
  derive(viewsOf(reader, additionKind), about(need), sameItems)

export const comments = (reader: Reader): Live<readonly Marked<CommentView>[]> =>
  viewsOf(reader, commentKind)

export const commentsAbout = (reader: Reader, need: string): Live<readonly Marked<CommentView>[]> =>
  derive(comments(reader), about(need), sameItems)

/** Those that were taken back are not among them. */
export const referrals = (reader: Reader): Live<readonly Marked<ReferralView>[]> =>
  derive(viewsOf(reader, referralKind), standing, sameItems)

export const referralsOf = (reader: Reader, need: string): Live<readonly Marked<ReferralView>[]> =>
  derive(referrals(reader), of(need), sameItems)

/** Nobody has told yet whether it helped, and the day to ask has come. The oldest first. */
export const referralsDue = (
  reader: Reader,
  today: string,
): Live<readonly Marked<ReferralView>[]> =>
  derive(
    referrals(reader),
    (all) =>
      all
        .filter(({ outcome, askOn }) => outcome === '' && askOn !== '' && askOn <= today)
        .sort((a, b) => (a.askOn < b.askOn ? -1 : a.askOn > b.askOn ? 1 : a.id < b.id ? -1 : 1)),
    sameItems,
  )

export const introductions = (reader: Reader): Live<readonly Marked<IntroductionView>[]> =>
  derive(viewsOf(reader, introductionKind), standing, sameItems)

export const introductionsOf = (
  reader: Reader,
  need: string,
): Live<readonly Marked<IntroductionView>[]> =>
  derive(viewsOf(reader, introductionKind), (all) => of(need)(standing(all)), sameItems)

export const handOvers = (reader: Reader): Live<readonly Marked<HandOverView>[]> =>
  derive(viewsOf(reader, handOverKind), standing, sameItems)

export const handOversOf = (reader: Reader, need: string): Live<readonly Marked<HandOverView>[]> =>
  derive(viewsOf(reader, handOverKind), (all) => of(need)(standing(all)), sameItems)

function about(need: string) {
  return <View extends { readonly about: readonly string[] }>(all: readonly View[]) =>
    all.filter((each) => each.about.includes(need))
}

function of(need: string) {
  return <View extends { readonly need: string }>(all: readonly View[]) =>
    all.filter((each) => each.need === need)
}

function standing<View extends { readonly archived: boolean }>(
  all: readonly View[],
): readonly View[] {
  return all.filter(({ archived }) => !archived)
}

/** How somebody signed their latest reply; empty where there is none. */
export const latestSignature = (reader: Reader, user: string): Live<string> =>
  derive(
    viewsOf(reader, replyKind),
    (all) => all.find(({ by, signed }) => by === user && signed !== '')?.signed ?? '',
  )
