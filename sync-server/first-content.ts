import type { Seed } from './start.ts'
export const seed: Seed = { entries: () => [], casework: () => [] }
