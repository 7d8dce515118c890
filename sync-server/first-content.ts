/** What a new server is filled with: the project's own directory, and casework that says it is invented. */
import type { Seed } from './start.ts'

/** Loaded where it is needed: at the first start alone. */
const content = () => import('./seed/index.ts')

export const seed: Seed = {
  entries: async () => (await content()).seedEntries(),
  casework: async (writer) => (await content()).demoDocuments(writer),
}
