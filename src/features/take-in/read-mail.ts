/**
 * An e-mail as its own program saves it (.eml, RFC 5322) or as it is pasted: who wrote it, when it came in, what
 * it says. Attachments stay in the mail program, and are named. What is HTML is read as text, and nothing in it
 * is run or fetched.
 */
import PostalMime from 'postal-mime'
import { longestText } from '../../domain/rules/write-rules.ts'
import { looksLikeMail } from './looks-like-mail.ts'

export interface ReadMail {
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly text: string
  /** ISO time; empty where the mail doesn't say. */
  readonly receivedAt: string
  readonly attachments: readonly string[]
  /** The text was longer than is kept. */
  readonly cut: boolean
}

/** In bytes: a mail with some pictures. */
export const largestMail = 15_000_000
/** The rest of the need's text is subject and sender. */
const longestBody = longestText - 1_000

/** @returns undefined for what is no e-mail. */
export async function readMail(source: string | Blob, now: number): Promise<ReadMail | undefined> {
  const raw = typeof source === 'string' ? source.trimStart() : source
  const head = typeof raw === 'string' ? raw : await raw.slice(0, 100_000).text()
  if (!looksLikeMail(head)) return undefined
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(raw, { maxNestingDepth: 20 })
  } catch {
    return undefined
  }
  const all = withoutEnds(mail.text ?? textOf(mail.html ?? ''))
  const from = mail.from?.group ? mail.from.group[0] : mail.from
  return {
    name: oneLine(from?.name ?? ''),
    address: oneLine(from?.address ?? ''),
    subject: oneLine(mail.subject ?? ''),
    text: all.slice(0, longestBody),
    receivedAt: cameIn(mail, now),
    attachments: mail.attachments
      .filter(({ disposition, filename }) => disposition === 'attachment' || filename)
      .map(({ filename }) => oneLine(filename ?? '') || '?')
      .slice(0, 50),
    cut: all.length > longestBody,
  }
}

/** When the last server had it, else when it was written; never later than now. */
function cameIn(
  {
    headers,
    date,
  }: { headers: readonly { key: string; value: string }[]; date?: string | undefined },
  now: number,
): string {
  const received = headers
    .find(({ key }) => key === 'received')
    ?.value.split(';')
    .at(-1)
  for (const text of [received, date]) {
    const time = text === undefined ? Number.NaN : Date.parse(text)
    if (Number.isFinite(time) && time > 0) return new Date(Math.min(time, now)).toISOString()
  }
  return ''
}

/** A document that is only read: its scripts don't run, its pictures aren't fetched. */
function textOf(html: string): string {
  if (html === '') return ''
  const body = new DOMParser().parseFromString(html, 'text/html').body
  for (const unread of body.querySelectorAll('script, style, template')) unread.remove()
  for (const line of body.querySelectorAll('br, p, div, tr, li, h1, h2, h3')) line.append('\n')
  return body.textContent
}

function withoutEnds(text: string): string {
  return text
    .replaceAll('\r', '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}
