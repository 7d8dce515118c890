/** Entries that may be the one that somebody is about to add: same name and place, or the same way to reach it. */
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { emailForm, nameForm, phoneForm, webForm } from '../../domain/import/normal-forms.ts'
import { own } from '../../domain/json.ts'
import type { EntryValues } from '../../domain/proposals/changes.ts'

export type Sameness = 'name' | 'website' | 'email' | 'phone'

export interface Duplicate {
  readonly entry: DirectoryEntry
  readonly same: readonly Sameness[]
}

/** What is compared of a new entry; empty forms compare with nothing. */
export interface Likeness {
  readonly name: string
  readonly municipalities: readonly string[]
  readonly website: string
  readonly email: string
  readonly phone: string
}

export function likenessOf(values: EntryValues): Likeness {
  const text = (field: string) => {
    const value = own(values, field)
    return typeof value === 'string' ? value : ''
  }
  const municipalities = own(values, 'municipalities')
  return {
    name: nameForm(text('name')),
    municipalities: Array.isArray(municipalities) ? (municipalities as readonly string[]) : [],
    website: webForm(text('website')),
    email: emailForm(text('email')),
    phone: phoneForm(text('phone')),
  }
}

/** Nothing to compare with yet. */
export function isBlank({ name, website, email, phone }: Likeness): boolean {
  return [name, website, email, phone].every((form) => form === '')
}

/** What of `entry` is the same as in `wanted`; nothing for two that have nothing in common. */
export function samenessOf(entry: DirectoryEntry, wanted: Likeness): readonly Sameness[] {
  const theirs = likenessOf(entry as unknown as EntryValues)
  const same: Sameness[] = []
  const nearby =
    wanted.municipalities.length === 0 ||
    theirs.municipalities.length === 0 ||
    wanted.municipalities.some((code) => theirs.municipalities.includes(code))
  if (wanted.name !== '' && theirs.name === wanted.name && nearby) same.push('name')
  for (const part of ['website', 'email', 'phone'] as const) {
    if (wanted[part] !== '' && theirs[part] === wanted[part]) same.push(part)
  }
  return same
}

/** The likest first, at most `most`. */
export function likest(found: readonly Duplicate[], most = 6): readonly Duplicate[] {
  return found.toSorted((a, b) => b.same.length - a.same.length).slice(0, most)
}
