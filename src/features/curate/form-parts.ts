/** What people write in the parts of a field, and the values that it stands for. */
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts'
import { normalValue } from '../../domain/proposals/changes.ts'

/** Every member as a text, as inputs have it; what is neither text nor number stays what it is. */
export function inTexts(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      typeof value === 'number' ? String(value) : value,
    ]),
  )
}

/** Without what is empty. */
export function partsIn(form: Json, numbers: readonly string[]): Record<string, Json> {
  if (!isJsonObject(form)) return {}
  const parts = Object.entries(form).flatMap(([key, value]): [string, Json][] => {
    const part = numbers.includes(key) ? numberOf(value) : normalValue(key, value)
    return part === null ? [] : [[key, part]]
  })
  return Object.fromEntries(parts)
}

/** Swedish figures as people write them. What is no number stays a text, so that the field can say so. */
export function numberOf(form: Json | undefined): Json {
  if (typeof form !== 'string') return typeof form === 'number' ? form : null
  const plain = form.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (plain === '') return null
  return Number.isFinite(Number(plain)) ? Number(plain) : form.trim()
}

export function orNull(parts: JsonObject): Json {
  return Object.keys(parts).length > 0 ? parts : null
}

export function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === 'string') : []
}

export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

export function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A text’s lines that say something. */
export function linesIn(form: Json | undefined): readonly string[] {
  return textIn(form)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Without the members that are named. */
export function without(object: JsonObject, names: readonly string[]): Record<string, Json> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

/** Only what is there. */
export function present(members: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}
