/** Name and password as a form holds them, and what is wrong with them before they are sent. */
import { shortestPassword } from '../../domain/rules/passwords.ts'
import type { SessionOutcome } from './session-api.ts'

export interface Credentials {
  name: string
  password: string
}

export type Translate = (key: string, named?: Record<string, unknown>, count?: number) => string

export interface CredentialErrors {
  readonly name?: string
  readonly password?: string
}

/** The server's bounds (sync-server/accounts/credentials.ts). */
const longest = { name: 64, password: 256 }

/** @param isNew of an account that is being opened; an old password may be shorter than today's rule. */
export function errorsOf(
  { name, password }: Credentials,
  isNew: boolean,
  t: Translate,
): CredentialErrors {
  const errors: { name?: string; password?: string } = {}
  if (name.trim() === '') errors.name = t('account.errors.nameMissing')
  else if (name.trim().length > longest.name) {
    errors.name = t('account.errors.nameLong', { number: longest.name })
  }
  if (password === '') errors.password = t('account.errors.passwordMissing')
  else if (isNew && password.length < shortestPassword) {
    errors.password = t('account.errors.passwordShort', { number: shortestPassword })
  } else if (password.length > longest.password) {
    errors.password = t('account.errors.passwordLong', { number: longest.password })
  }
  return errors
}

/** Why the server said no, as a sentence. */
export function sentenceOf(outcome: Exclude<SessionOutcome, { kind: 'ok' }>, t: Translate): string {
  if (outcome.kind !== 'wait') return t(`account.errors.${outcome.kind}`)
  const minutes = Math.max(1, Math.ceil(outcome.seconds / 60))
  return t('account.errors.wait', { number: minutes }, minutes)
}
