/**
 * Deadline rules as their form holds them: every part that is written is a text. What the form has no place for
 * stays where it is, and a rule of another version is carried along whole.
 */
import { isJsonObject, type Json, type JsonObject } from '../../../domain/json.ts'
import { numberOf, objectsIn, present, textIn, without } from '../form-parts.ts'

export const ruleKinds = [
  'yearly',
  'once',
  'rolling',
  'before-start',
  'after-founding',
  'times-a-year',
] as const
export type RuleKind = (typeof ruleKinds)[number]

/** Of a yearly round: when it opens is not known, is a day, or is counted from the last day. */
export const openings = ['none', 'day', 'weeks'] as const

export const newRule: JsonObject = { kind: 'yearly', rounds: [{}] }

export function kindOfRule(rule: JsonObject): RuleKind | undefined {
  return ruleKinds.find((kind) => kind === rule['kind'])
}

/** Another kind of rule is about the same thing; the rest it has not. */
export function asKind(rule: JsonObject, kind: string): JsonObject {
  const kept = without(rule, [...ofKinds, 'kind'])
  return { ...kept, kind, ...(kind === 'yearly' || kind === 'once' ? { rounds: [{}] } : {}) }
}

const ofKinds = ['rounds', 'times', 'months', 'fundsYear']
const written = ['closesMonth', 'closesDay', 'opening', 'opensMonth', 'opensDay', 'weeksBefore']

export function deadlinesToForm(value: Json): Json {
  return objectsIn(value).map((rule) => {
    if (!kindOfRule(rule)) return rule
    const texts = ['about', 'seenIn', 'times', 'months'].flatMap((name) =>
      rule[name] === undefined ? [] : [[name, textIn(rule[name])] as const],
    )
    const rounds = rule['kind'] === 'yearly' ? { rounds: objectsIn(rule['rounds']).map(round) } : {}
    return { ...rule, ...Object.fromEntries(texts), ...rounds }
  })
}

function round(stored: JsonObject): JsonObject {
  const { closes, opens } = stored
  const last = isJsonObject(closes) ? closes : {}
  const first = isJsonObject(opens) ? opens : {}
  const isCounted = first['weeksBefore'] !== undefined
  return {
    ...stored,
    closesMonth: textIn(last['month']),
    closesDay: textIn(last['day']),
    opening: opens === undefined ? 'none' : isCounted ? 'weeks' : 'day',
    opensMonth: textIn(first['month']),
    opensDay: textIn(first['day']),
    weeksBefore: textIn(first['weeksBefore']),
  }
}

export function deadlinesFromForm(form: Json): Json {
  return objectsIn(form).map((rule) => {
    const kind = kindOfRule(rule)
    if (!kind) return rule
    const kept = without(rule, ['about', 'seenIn', ...ofKinds])
    const about = textIn(rule['about']).trim()
    return {
      ...kept,
      ...present({ about: about === '' ? null : about, seenIn: numberOf(rule['seenIn']) }),
      ...ofKind(kind, rule),
    }
  })
}

function ofKind(kind: RuleKind, rule: JsonObject): JsonObject {
  const funds = textIn(rule['fundsYear'])
  switch (kind) {
    case 'yearly':
      return {
        rounds: objectsIn(rule['rounds']).map(yearlyRound),
        ...(funds === '' ? {} : { fundsYear: funds }),
      }
    case 'once':
      return { rounds: objectsIn(rule['rounds']).map(oneRound) }
    case 'times-a-year':
      return present({ times: numberOf(rule['times']) })
    case 'before-start':
    case 'after-founding':
      return present({ months: numberOf(rule['months']) })
    case 'rolling':
      return {}
  }
}

function yearlyRound(form: JsonObject): JsonObject {
  const kept = without(form, [...written, 'closes', 'opens'])
  const day = (month: string, number: string) =>
    present({ month: numberOf(form[month]), day: numberOf(form[number]) })
  const closes = { ...membersOf(form['closes']), ...day('closesMonth', 'closesDay') }
  if (form['opening'] === 'day') {
    return {
      ...kept,
      closes,
      opens: { ...membersOf(form['opens']), ...day('opensMonth', 'opensDay') },
    }
  }
  if (form['opening'] === 'weeks') {
    const weeks = numberOf(form['weeksBefore'])
    return { ...kept, closes, opens: { ...membersOf(form['opens']), weeksBefore: weeks } }
  }
  return { ...kept, closes }
}

/** What a day of another version says beside itself. */
function membersOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? without(value, ['month', 'day', 'weeksBefore']) : {}
}

function oneRound(form: JsonObject): JsonObject {
  const days = ['opens', 'closes'].flatMap((name) => {
    const day = textIn(form[name])
    return day === '' ? [] : [[name, day] as const]
  })
  return { ...without(form, ['opens', 'closes', ...written]), ...Object.fromEntries(days) }
}
