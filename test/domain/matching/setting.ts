/** Matching over the directory that the project brings along, as a device has it. */
import { createNeedLanguage } from '../../../src/directory/need-language.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import { createEntryColumns } from '../../../src/domain/matching/entry-columns.ts'
import { parseDay } from '../../../src/domain/funding/calendar-day.ts'
import type { KnownNeed } from '../../../src/domain/matching/need.ts'
import { createNeedColumns } from '../../../src/domain/matching/need-columns.ts'
import { similarNeeds } from '../../../src/domain/matching/similar-needs.ts'
import { createSuggest } from '../../../src/domain/matching/suggest.ts'
import { createTerms } from '../../../src/domain/matching/terms.ts'
import { seedEntries } from '../../../sync-server/seed/index.ts'
import type { NeedRow, PairRow, TableNeed } from './table-row.ts'

export const today = parseDay('2026-11-22')

export function createSetting(
  needs: readonly KnownNeed[] = [],
  entries: readonly DirectoryEntry[] = seedEntries(),
) {
  const terms = entries.filter((entry) => entry.kind === 'taxonomy')
  const language = createNeedLanguage(terms, [
    ...entries.flatMap(textsOf),
    ...needs.map(({ text }) => text),
  ])
  const read = createTerms(language)
  const entryColumns = createEntryColumns(entries, read)
  const needColumns = createNeedColumns(read)
  for (const need of needs) needColumns.put(need)
  return { language, needColumns, suggest: createSuggest(entryColumns, read, language) }
}

function textsOf(entry: DirectoryEntry): readonly string[] {
  const turnToFor = entry.kind === 'function' ? entry.turnToFor : []
  return [entry.name, entry.summary ?? '', ...entry.topics, ...turnToFor]
}

export const knownNeed = (id: string, need: TableNeed): KnownNeed => ({
  ...need,
  id,
  state: 'new',
  helpedBy: [],
})

/** Rows of which none of the expected is among the first three, with what stood there instead. */
export function missesOf(rows: readonly NeedRow[]) {
  const { suggest } = createSetting()
  return rows.flatMap(({ need, asker, expected }) => {
    const { first } = suggest({ ...need, today, ...(asker ? { asker } : {}) })
    const given = first.map(({ id }) => id)
    return expected.some((id) => given.includes(id)) ? [] : [{ text: need.text, expected, given }]
  })
}

/** All needs of both tables are stored; found is a pair whose one finds the other among the similar. */
export function foundPairs(same: readonly PairRow[], lookAlikes: readonly PairRow[]) {
  const pairs = [...same, ...lookAlikes].map(({ one, other }, at) => ({
    one: knownNeed(`need:${at}-one`, one),
    other: knownNeed(`need:${at}-other`, other),
  }))
  const { needColumns, language } = createSetting(pairs.flatMap(({ one, other }) => [one, other]))
  const found = pairs.map(({ one, other }) =>
    similarNeeds(needColumns, language, one).some(({ id }) => id === other.id),
  )
  return {
    missed: same.filter((_, at) => found[at] !== true),
    mistaken: lookAlikes.filter((_, at) => found[same.length + at] === true),
  }
}
