/** What a new server is filled with: the project's own directory, and casework that says it is invented. */
import { demoDocuments, seedEntries } from './seed/index.ts'
import type { Seed } from './start.ts'

export const seed: Seed = { entries: seedEntries, casework: demoDocuments }
