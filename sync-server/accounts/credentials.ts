/** Names and passwords as they come from a form. */
import { isJsonObject } from '../../src/domain/json.ts'

export interface Credentials {
  readonly name: string
  readonly password: string
}

export { shortestPassword } from '../../src/domain/rules/passwords.ts'

/**
 * Names that fold alike are one name: to find its login by, and to count attempts by. With two folds,
 * spellings that one takes for the same would each have attempts of their own.
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLocaleLowerCase('sv')
}

/** The upper bound keeps hashing cheap. */
const longest = { name: 64, password: 256 }

/** undefined when the body is not `{name, password}` with both of a sensible length. */
export function parseCredentials(body: unknown): Credentials | undefined {
  if (!isJsonObject(body)) return undefined
  const { name, password } = body
  if (typeof name !== 'string' || typeof password !== 'string') return undefined
  const trimmed = name.normalize('NFC').trim()
  const fits =
    trimmed.length > 0 &&
    trimmed.length <= longest.name &&
    password.length > 0 &&
    password.length <= longest.password
  return fits ? { name: trimmed, password } : undefined
}

export interface PasswordChange {
  readonly password: string
  readonly next: string
}

/** undefined when the body is not `{password, next}` with both of a sensible length. */
export function parsePasswordChange(body: unknown): PasswordChange | undefined {
  if (!isJsonObject(body)) return undefined
  const { password, next } = body
  const fits = (value: unknown): value is string =>
    typeof value === 'string' && value.length > 0 && value.length <= longest.password
  return fits(password) && fits(next) ? { password, next } : undefined
}
