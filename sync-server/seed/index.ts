/**
 * The directory that the project brings along, made from public facts (`facts/`) and texts written by
 * hand (`curated/`). Pure and deterministic. Nothing in it is assured: `assuredAt` is missing everywhere
 * until a person has checked an entry.
 */
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { branchEntries, branchGroupEntries } from './branches.ts'
import { contactEntries } from './contacts.ts'
import { formatEntries, methodEntries } from './formats.ts'
import { functionEntries } from './functions.ts'
import { fundingEntries } from './funding.ts'
import { institutionEntries } from './institutions.ts'
import { eventEntries, trainingEntries } from './occasions.ts'
import type { Mapped } from './parts.ts'
import { toldApart } from './told-apart.ts'
import {
  actorKindEntries,
  fieldEntries,
  municipalityEntries,
  needKindEntries,
  ownWordEntries,
  topicEntries,
} from './vocabularies.ts'

export { demoDocuments } from './demo-casework.ts'
export { generateEntries } from './generate.ts'
export { validateEntry } from './validate.ts'

/** Sorted by id. */
export function seedEntries(): readonly DirectoryEntry[] {
  const entries = [
    ...mappedFacts().flatMap((mapped) => mapped.entries),
    ...branchGroupEntries(),
    ...ownWordEntries(),
    ...topicEntries(),
    ...methodEntries(),
  ]
  return toldApart(entries).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What each fact has become. */
export function mappedFacts(): readonly Mapped[] {
  return [
    ...institutionEntries(),
    ...functionEntries(),
    ...fundingEntries(),
    ...trainingEntries(),
    ...eventEntries(),
    ...formatEntries(),
    ...contactEntries(),
    ...municipalityEntries(),
    ...fieldEntries(),
    ...actorKindEntries(),
    ...needKindEntries(),
    ...branchEntries(),
  ]
}
