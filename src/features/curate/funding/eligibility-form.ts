/** Who may apply, and when one reports back, as their forms hold them. What they have no place for stays. */
import { isJsonObject, type Json, type JsonObject } from '../../../domain/json.ts'
import {
  linesIn,
  numberOf,
  objectsIn,
  orNull,
  present,
  textIn,
  textsIn,
  without,
} from '../form-parts.ts'

export const applicantKinds = ['individual', 'group', 'organisation'] as const
export const geographyKinds = ['anywhere', 'within', 'at-least'] as const

const lists = ['legalForms', 'applicants', 'fields'] as const
const numbers = ['minimumAge', 'maximumAge', 'minimumMembers'] as const
const inForm = ['reach', 'areas', 'orTies', 'count', 'county', 'orSpecialInterest']

export function eligibilityToForm(value: Json): Json {
  const stored = isJsonObject(value) ? value : {}
  const geography = isJsonObject(stored['geography']) ? stored['geography'] : {}
  return {
    ...stored,
    ...Object.fromEntries(lists.map((name) => [name, textsIn(stored[name])])),
    ...Object.fromEntries(numbers.map((name) => [name, textIn(stored[name])])),
    notStarted: stored['notStarted'] === true,
    otherConditions: textsIn(stored['otherConditions']).join('\n'),
    reach: textIn(geography['kind']),
    areas: textsIn(geography['areas']),
    orTies: geography['orTies'] === true,
    count: textIn(geography['count']),
    county: textIn(geography['county']),
    orSpecialInterest: geography['orSpecialInterest'] === true,
  }
}

export function eligibilityFromForm(form: Json): Json {
  if (!isJsonObject(form)) return null
  const touched = [...lists, ...numbers, 'notStarted', 'otherConditions', 'geography', ...inForm]
  const conditions = linesIn(form['otherConditions'])
  const some = (values: readonly string[]) => (values.length > 0 ? values : null)
  return orNull({
    ...without(form, touched),
    ...present(Object.fromEntries(lists.map((name) => [name, some(textsIn(form[name]))]))),
    ...present(Object.fromEntries(numbers.map((name) => [name, numberOf(form[name])]))),
    ...present({
      notStarted: form['notStarted'] === true ? true : null,
      otherConditions: some(conditions),
      geography: geographyOf(form),
    }),
  })
}

function geographyOf(form: JsonObject): Json {
  const reach = textIn(form['reach'])
  const stored = isJsonObject(form['geography']) ? form['geography'] : {}
  const kept = stored['kind'] === reach ? without(stored, inForm) : {}
  const flag = (name: string) => present({ [name]: form[name] === true ? true : null })
  switch (reach) {
    case '':
      return null
    case 'within':
      return { ...kept, kind: reach, areas: textsIn(form['areas']), ...flag('orTies') }
    case 'at-least':
      return {
        ...kept,
        kind: reach,
        ...present({ count: numberOf(form['count']), county: textIn(form['county']) }),
        ...flag('orSpecialInterest'),
      }
    case 'anywhere':
      return { ...kept, kind: reach }
    default:
      // Another version’s.
      return stored
  }
}

/* Report-back */

export const reportWays = ['weeks', 'months', 'yearly'] as const
export const newReport: JsonObject = { way: 'months', number: '', month: '', day: '' }

export function reportsToForm(value: Json): Json {
  return objectsIn(value).map((rule) => {
    const way = wayOf(rule)
    if (!way) return rule
    return {
      ...rule,
      way,
      number: way === 'yearly' ? '' : textIn(rule[way]),
      month: textIn(rule['month']),
      day: textIn(rule['day']),
    }
  })
}

function wayOf(rule: JsonObject): (typeof reportWays)[number] | undefined {
  if (rule['kind'] === 'yearly') return 'yearly'
  if (rule['kind'] !== 'after-end') return undefined
  return rule['weeks'] === undefined ? 'months' : 'weeks'
}

export function reportsFromForm(form: Json): Json {
  return objectsIn(form).map((rule) => {
    const way = reportWays.find((known) => known === rule['way'])
    if (!way) return rule
    const kept = without(rule, ['way', 'number', 'month', 'day', 'weeks', 'months', 'kind'])
    if (way === 'yearly') {
      const day = present({ month: numberOf(rule['month']), day: numberOf(rule['day']) })
      return { ...kept, kind: 'yearly', ...day }
    }
    return { ...kept, kind: 'after-end', ...present({ [way]: numberOf(rule['number']) }) }
  })
}
