/** What a code, a pasted text or a file is. Nothing is taken for what it says of itself before it is read. */
import { readFrame, type Frame } from '../../domain/questions/carried-question.ts'
import { looksLikeCard, readCard, type ReadCard } from './read-card.ts'
import { looksLikeMail } from './looks-like-mail.ts'

export type Incoming =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card'; readonly card: ReadCard }
  /** A card in which nothing can be read. */
  | { readonly kind: 'broken-card' }
  /** Some of a carried question; `damaged` were left out. */
  | { readonly kind: 'frames'; readonly frames: readonly Frame[]; readonly damaged: number }
  | { readonly kind: 'newer' }
  | { readonly kind: 'mail' }
  /** A page of this app, by its path. */
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string }

/** @param origin of this app. */
export function recognise(text: string, origin: string): Incoming {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'nothing' }
  if (/^KL\d+:/i.test(trimmed)) return framesIn(trimmed)
  if (looksLikeCard(trimmed)) {
    const card = readCard(trimmed)
    return card ? { kind: 'card', card } : { kind: 'broken-card' }
  }
  if (looksLikeMail(trimmed)) return { kind: 'mail' }
  const path = pathOf(trimmed, origin)
  return path === undefined ? { kind: 'text', text: trimmed } : { kind: 'page', path }
}

function framesIn(text: string): Incoming {
  const readings = text.split(/\s+/).map(readFrame)
  const frames = readings.flatMap((reading) => (reading.kind === 'frame' ? [reading.frame] : []))
  if (frames.length === 0 && readings.some(({ kind }) => kind === 'newer')) return { kind: 'newer' }
  return { kind: 'frames', frames, damaged: readings.length - frames.length }
}

/** Links with a secret after # are for whom they were made: they are left as text. */
function pathOf(text: string, origin: string): string | undefined {
  if (/\s/.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.origin === origin && url.hash === '' ? `${url.pathname}${url.search}` : undefined
}
