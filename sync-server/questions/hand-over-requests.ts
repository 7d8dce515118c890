/** What is sent about hand-overs, as far as it can be read. */
import { isDocumentId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import { isJsonObject, type Json } from '../../src/domain/json.ts'
import type { NamedEntry } from '../../src/domain/casework/documents.ts'
import {
  handedAnswers,
  longestHanded,
  longestHandedName,
  longestHandOverDays,
  mostHanded,
  type HandedAnswer,
} from '../../src/domain/questions/hand-over.ts'

export interface HandOverRequest {
  readonly need: DocumentId
  readonly entries: readonly NamedEntry[]
  readonly question: string
  readonly days: number
}

export interface HandedAnswerRequest {
  readonly secret: string
  readonly state: HandedAnswer
  readonly text: string
}

export function parseHandOverRequest(body: unknown): HandOverRequest | undefined {
  if (!isJsonObject(body)) return undefined
  const { need, entries, days } = body
  const question = textIn(body['question'])
  if (!isDocumentId(need) || typeOfId(need) !== 'need' || !question) return undefined
  if (!Number.isInteger(days) || Number(days) < 1 || Number(days) > longestHandOverDays) {
    return undefined
  }
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > mostHanded) {
    return undefined
  }
  const named = entries.map(namedEntry)
  const known = named.filter((entry) => entry !== undefined)
  const ids = new Set(known.map(({ id }) => id))
  if (known.length !== entries.length || ids.size !== entries.length) return undefined
  return { need, entries: known, question, days: Number(days) }
}

export function parseSecret(body: unknown): string | undefined {
  const secret = isJsonObject(body) ? body['secret'] : undefined
  return typeof secret === 'string' ? secret : undefined
}

export function parseHandedAnswer(body: unknown): HandedAnswerRequest | undefined {
  const secret = parseSecret(body)
  if (secret === undefined || !isJsonObject(body)) return undefined
  const state = handedAnswers.find((known) => known === body['state'])
  const { text = '' } = body
  if (!state || typeof text !== 'string' || text.length > longestHanded) return undefined
  if (state === 'answered' && text.trim() === '') return undefined
  return { secret, state, text: state === 'accepted' ? '' : text.trim() }
}

function namedEntry(value: Json): NamedEntry | undefined {
  if (!isJsonObject(value)) return undefined
  const { id, name } = value
  if (!isDocumentId(id) || typeof name !== 'string') return undefined
  return name.trim() !== '' && name.length <= longestHandedName ? { id, name } : undefined
}

function textIn(value: Json | undefined): string {
  if (typeof value !== 'string' || value.length > longestHanded) return ''
  return value.trim()
}
