/**
 * The answers to "Kan jag söka?", kept for this tab alone and in no address: they tell of a person. Where
 * storage is denied they last as long as the page.
 */
import { ref, watch, type Ref } from 'vue'
import type { Answers, Question } from '../../domain/funding/criteria.ts'
import { questions } from '../../domain/funding/criteria.ts'
import { isJsonObject } from '../../domain/json.ts'

const key = 'kulturlots.may-apply'

export function useAnswers(): Ref<Answers> {
  const answers = ref<Answers>(readAnswers(stored()))
  watch(answers, (now) => keep(now), { flush: 'sync' })
  return answers
}

/** What is none of the answers that can be given is left out, and asked again. */
export function readAnswers(text: string | null): Answers {
  const value = parsed(text)
  if (!isJsonObject(value)) return {}
  const entries = questions
    .filter((question) => value[question] === null || isAnswer[question](value[question]))
    .map((question) => [question, value[question]])
  return Object.fromEntries(entries) as Answers
}

const isWord = (value: unknown) => typeof value === 'string'
const isWords = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isWord)
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0

const isAnswer: Readonly<Record<Question, (value: unknown) => boolean>> = {
  legalForm: isWord,
  applicant: (value) => value === 'individual' || value === 'group',
  municipalities: isWords,
  fields: isWords,
  age: isCount,
  members: isCount,
  started: (value) => typeof value === 'boolean',
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(answers: Answers): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(answers))
  } catch {
    // Denied or full: they hold for this page.
  }
}
