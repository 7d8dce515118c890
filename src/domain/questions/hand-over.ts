/** A question handed to a function by a link that ends: what both sides of the wire agree on. */
import { isDocumentId, parseDocumentId, type DocumentId } from '../identifiers.ts'

/** UTF-16 code units. */
export const longestHanded = 8_000
export const longestHandedName = 300
export const mostHanded = 10
/** A function on holiday comes back; a link that lies about for longer is forgotten by everybody. */
export const longestHandOverDays = 60

/** What the holder of a link may say. `accepted`: an answer will come. */
export const handedAnswers = ['accepted', 'answered', 'declined'] as const
export type HandedAnswer = (typeof handedAnswers)[number]

/** What a link shows: nothing of who asked, and nothing of what else the node knows. */
export interface Handed {
  readonly question: string
  /** Of whom it is handed to. */
  readonly name: string
  /** ISO date, the last day on which the link opens. */
  readonly expiresOn: string
  readonly state: 'open' | HandedAnswer
  /** Who asks. */
  readonly organisation: string
}

/** `<ulid of the hand-over>.<256 random bits, base64url>` */
const secret = /^([0-9A-HJKMNP-TV-Z]{26})\.([\w-]{43})$/

export function makeHandOverSecret(handOver: DocumentId, random: string): string {
  return `${handOver.slice('hand-over:'.length)}.${random}`
}

/** @returns whose secret it claims to be; undefined for what can’t be one. */
export function handOverOfSecret(text: string): DocumentId | undefined {
  const id = `hand-over:${secret.exec(text)?.[1] ?? ''}`
  return isDocumentId(id) ? parseDocumentId(id) : undefined
}

/** @param today ISO date where the node is */
export function isOver(expiresOn: string, today: string): boolean {
  return expiresOn < today
}
