/**
 * Sign-ins to try Kulturlots with, made when there are no accounts yet. Passwords are random, never fixed:
 * whoever knows this code knows none of them. They are kept in a file that only its owner can read.
 */
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../../src/domain/rules/roles.ts'
import type { Accounts } from './accounts.ts'

export interface DemoSignIn {
  readonly name: string
  readonly password: string
  readonly role: Role
}

const demoNames: readonly { readonly name: string; readonly role: Role }[] = [
  { name: 'falt', role: 'staff' },
  { name: 'samordnare', role: 'coordinator' },
  { name: 'administrator', role: 'admin' },
]

export function demoSignInsFile(dataDirectory: string): string {
  return join(dataDirectory, 'demo-sign-ins.txt')
}

/**
 * Creates them, and the file with one line per sign-in: name, password and role, separated by tabs.
 * The file comes first: an account whose password nobody knows could never be used. After a crash in
 * between, the passwords in the file are the ones that count.
 */
export async function createDemoAccounts(
  accounts: Accounts,
  dataDirectory: string,
): Promise<readonly DemoSignIn[]> {
  const file = demoSignInsFile(dataDirectory)
  const written = await readSignIns(file)
  const signIns = demoNames.map((demo) => ({
    ...demo,
    password: written.get(demo.name) ?? randomPassword(),
  }))
  const lines = signIns.map(({ name, password, role }) => `${name}\t${password}\t${role}\n`)
  await writeFile(file, lines.join(''), { mode: 0o600 })
  for (const { name, password, role } of signIns) {
    const { userId } = await accounts.create([role])
    await accounts.open(userId, name, password)
  }
  return signIns
}

async function readSignIns(file: string): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(file)) return new Map()
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.split('\t'))
  return new Map(lines.flatMap(([name, password]) => (name && password ? [[name, password]] : [])))
}

/** 79 bits, without letters that look alike, in groups that can be typed on a phone. */
function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
