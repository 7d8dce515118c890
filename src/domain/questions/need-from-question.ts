/** The need that a question becomes. */
import type { FieldEdit } from '../documents/edit.ts'
import type { Want } from '../guided-start/wants.ts'
import type { UserId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { QuestionView } from './question.ts'

/** Words of the vocabulary `need-kinds`. Who doesn't know what they want has said no kind. */
const kindsOf: Readonly<Record<Want, readonly string[]>> = {
  pengar: ['finansiering'],
  'ratt-person': ['hitta-funktion'],
  samarbete: ['hitta-aktor'],
  lokal: ['lokaler'],
  'lara-mig': ['kunskap'],
  'traffa-andra': ['sammanhang'],
  'vet-inte': [],
}

/** @param receivedAt ISO time at which the server took it in. */
export function needEdits(
  question: QuestionView,
  asker: UserId,
  receivedAt: string,
): readonly FieldEdit[] {
  return [
    ...missingEdits(question, () => true),
    ...setIf('asker', asker),
    ...setIf('channel', 'app'),
    ...setIf('receivedAt', receivedAt),
    ...(question.solvedBy === ''
      ? setIf('state', 'new')
      : [
          ...setIf('state', 'resolved'),
          ...setIf('closedBecause', 'solved'),
          ...added('helpedBy', [question.solvedBy]),
        ]),
    ...(question.invented ? setIf('invented', true) : []),
  ]
}

/** What of a question becomes part of the need, by whichever way it comes. */
type Told = Pick<
  QuestionView,
  'text' | 'name' | 'reach' | 'entry' | 'fields' | 'municipalities' | 'want' | 'consents'
>

/** What the question tells and the need lacks, where somebody has carried it here before. */
export function missingEdits(
  question: Told,
  lacks: (field: string) => boolean,
): readonly FieldEdit[] {
  const known = Object.entries(kindsOf).find(([want]) => want === question.want)
  return [
    ...setIf('text', question.text),
    ...setIf('name', question.name),
    ...setIf('reach', question.reach),
    ...setIf('entry', question.entry),
    ...added('fields', question.fields),
    ...added('municipalities', question.municipalities),
    ...added('kinds', known?.[1] ?? []),
    ...added('consents', question.consents),
  ].filter(({ field }) => lacks(field))
}

function setIf(field: string, value: Json): readonly FieldEdit[] {
  return value === '' ? [] : [{ kind: 'set', field, value }]
}

function added(field: string, elements: readonly string[]): readonly FieldEdit[] {
  return elements.length === 0 ? [] : [{ kind: 'add', field, elements }]
}
