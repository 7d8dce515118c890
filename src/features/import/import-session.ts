/**
 * One import in memory, from the file to the rows that are sent. It lives in a worker: twenty thousand rows never
 * hold up a press. Only what a screen shows crosses over, a page at a time.
 *
 *   opened ──check──▶ checked ──choose, plan──▶ planned ──rows──▶ sent by the screen
 */
import type { DirectoryEntry, EntryKind } from '../../domain/directory/entry.ts'
import {
  incomingFromHsds,
  openHsds,
  type Dangling,
  type HsdsFile,
} from '../../domain/hsds/from-hsds.ts'
import type { DocumentId } from '../../domain/identifiers.ts'
import type { Mapping } from '../../domain/import/guess-mapping.ts'
import type { FilePlace, Incoming } from '../../domain/import/incoming.ts'
import { matchRows, type Match, type MatchingWay } from '../../domain/import/match-rows.ts'
import { planImport, type MatchChoice, type Planned } from '../../domain/import/plan-import.ts'
import { readRows } from '../../domain/import/read-rows.ts'
import { tallied, type TalliedProblem } from '../../domain/import/tally-problems.ts'
import type { Column, ImportTable, TableNotice } from '../../domain/import/table.ts'
import { vocabularyWords } from '../../domain/import/vocabulary-words.ts'
import type { Json } from '../../domain/json.ts'
import type { FieldChange } from '../../domain/proposals/changes.ts'
import { knownWords, type EntryProblem } from '../../domain/proposals/entry-problems.ts'
import { readFile, type FileRefusal } from './read-file.ts'

export type OpenedFile =
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: number
      readonly notices: readonly TableNotice[]
      /** The first cells of each column, by its index. */
      readonly examples: readonly (readonly string[])[]
    }
  | {
      readonly kind: 'hsds'
      readonly records: number
      readonly foreignServices: number
      readonly dangling: readonly Dangling[]
      readonly danglingCount: number
      readonly unreadable: readonly string[]
    }
  | { readonly kind: 'refused'; readonly why: FileRefusal }

export interface Reading {
  readonly kind: EntryKind
  readonly mapping: Mapping
  readonly sameForAll: Readonly<Record<string, string>>
}

export interface Checked {
  readonly rows: number
  /** Cells. */
  readonly problems: number
  /** What is wrong, each once however many cells it is wrong in. */
  readonly told: number
  readonly doubts: number
}

/** What of an entry tells it from another. */
export interface Shown {
  readonly name: string
  readonly municipalities: readonly string[]
  readonly website?: string
  readonly email?: string
  readonly phone?: string
  readonly place?: string
}

export interface Doubt {
  readonly number: number
  readonly place: FilePlace
  readonly shown: Shown
  readonly candidates: readonly {
    readonly entry: DocumentId
    readonly ways: readonly MatchingWay[]
    readonly shown: Shown
  }[]
}

export type PlannedKind = Planned['kind']

export interface PlanSummary {
  readonly counts: Readonly<Record<PlannedKind, number>>
  /** How many rows change each field. */
  readonly fields: Readonly<Record<string, number>>
  /** How many rows are left out for each reason. */
  readonly reasons: Readonly<Record<string, number>>
}

export interface PlannedLine {
  readonly number: number
  readonly place: FilePlace
  readonly name: string
  readonly entry?: DocumentId
  readonly changes: readonly FieldChange[]
  readonly why?: string
  readonly earlier?: FilePlace
  readonly problems: readonly EntryProblem[]
}

/** As the server takes it. */
export interface SentRow {
  readonly row: number
  readonly entry: DocumentId
  readonly purpose: 'new' | 'change'
  readonly changes: readonly FieldChange[]
}

export type LoadEntries = (
  progress: (done: number, total: number) => void,
) => Promise<readonly DirectoryEntry[] | undefined>

const mostTold = 50

export class ImportSession {
  readonly #load: LoadEntries
  #table: ImportTable | undefined
  #hsds: HsdsFile | undefined
  #entries: ReadonlyMap<DocumentId, DirectoryEntry> = new Map()
  #rows: readonly Incoming[] = []
  #problems: readonly TalliedProblem[] = []
  #matches: readonly Match[] = []
  #planned: readonly Planned[] = []

  constructor(load: LoadEntries) {
    this.#load = load
  }

  async open(file: Blob): Promise<OpenedFile> {
    this.#table = undefined
    this.#hsds = undefined
    const read = await readFile(file)
    if (read.kind === 'refused') return read
    if (read.kind === 'json') return this.#openJson(read.value)
    const { columns, rows, notices } = read.table
    this.#table = read.table
    const examples = columns.map(({ index }) =>
      rows
        .slice(0, 200)
        .map(({ cells }) => (cells[index] ?? '').trim())
        .filter((cell) => cell !== '')
        .slice(0, 3)
        .map((cell) => cell.slice(0, 60)),
    )
    return { kind: 'table', columns, rows: rows.length, notices, examples }
  }

  #openJson(value: unknown): OpenedFile {
    const file = openHsds(value)
    if (!file) return { kind: 'refused', why: 'other-json' }
    this.#hsds = file
    const { dangling, foreignServices, flattened } = file
    return {
      kind: 'hsds',
      records: flattened.records.length,
      foreignServices,
      dangling: dangling.slice(0, mostTold),
      danglingCount: dangling.length,
      unreadable: flattened.unreadable.slice(0, mostTold),
    }
  }

  /** Against the directory as the server has it now. `unreachable`: that could not be had. */
  async check(
    reading: Reading,
    progress: (done: number, total: number) => void,
  ): Promise<Checked | 'unreachable'> {
    const entries = await this.#load(progress)
    if (!entries) return 'unreachable'
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]))
    const { rows, problems } = this.#read(reading, entries)
    this.#rows = rows
    this.#problems = tallied(problems)
    this.#matches = matchRows(rows, entries).matches
    const doubts = this.#matches.filter(({ kind }) => kind === 'likely').length
    return { rows: rows.length, problems: problems.length, told: this.#problems.length, doubts }
  }

  #read(reading: Reading, entries: readonly DirectoryEntry[]) {
    const words = vocabularyWords(entries.filter((entry) => entry.kind === 'taxonomy'))
    if (this.#table) return readRows(this.#table, { ...reading, words })
    if (!this.#hsds) throw new Error('No file has been opened.')
    const { kind: serviceKind, sameForAll } = reading
    const rows = incomingFromHsds(this.#hsds, { serviceKind, sameForAll, words })
    return { rows, problems: [] }
  }

  problems(offset: number, limit: number): readonly TalliedProblem[] {
    return this.#problems.slice(offset, offset + limit)
  }

  doubts(): readonly Doubt[] {
    return this.#rows.flatMap((row): Doubt[] => {
      const match = this.#matches[row.number]
      if (match?.kind !== 'likely') return []
      const candidates = match.candidates.flatMap(({ entry, ways }) => {
        const known = this.#entries.get(entry)
        return known ? [{ entry, ways, shown: shownOf(known as unknown as Fields) }] : []
      })
      return [{ number: row.number, place: row.place, shown: shownOf(row.fields), candidates }]
    })
  }

  plan(choices: ReadonlyMap<number, MatchChoice>): PlanSummary {
    const terms = [...this.#entries.values()].filter((entry) => entry.kind === 'taxonomy')
    this.#planned = planImport({
      rows: this.#rows,
      matches: this.#matches,
      choices,
      entries: this.#entries,
      words: knownWords(terms),
    })
    return summaryOf(this.#planned)
  }

  lines(kind: PlannedKind, offset: number, limit: number): readonly PlannedLine[] {
    return this.#planned
      .filter((planned) => planned.kind === kind)
      .slice(offset, offset + limit)
      .map((planned) => lineOf(planned, this.#entries))
  }

  /** What the server is to do, in the file's order. */
  rows(offset: number, limit: number): readonly SentRow[] {
    return this.#planned
      .flatMap((planned): SentRow[] =>
        planned.kind === 'new' || planned.kind === 'change'
          ? [
              {
                row: planned.row.number,
                entry: planned.entry,
                purpose: planned.kind,
                changes: planned.changes,
              },
            ]
          : [],
      )
      .slice(offset, offset + limit)
  }
}

type Fields = Readonly<Record<string, Json>>

function shownOf(fields: Fields): Shown {
  const text = (field: string) => {
    const value = fields[field]
    return typeof value === 'string' && value !== '' ? { [field]: value } : {}
  }
  const place = fields['place'] as { readonly address?: string; readonly name?: string } | undefined
  const where = [place?.name, place?.address].filter(Boolean).join(', ')
  return {
    name: typeof fields['name'] === 'string' ? fields['name'] : '',
    municipalities: (fields['municipalities'] ?? []) as readonly string[],
    ...text('website'),
    ...text('email'),
    ...text('phone'),
    ...(where === '' ? {} : { place: where }),
  }
}

function summaryOf(planned: readonly Planned[]): PlanSummary {
  const counts = { new: 0, change: 0, unchanged: 0, 'left-out': 0 }
  const fields = new Map<string, number>()
  const reasons = new Map<string, number>()
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  for (const row of planned) {
    counts[row.kind] += 1
    if (row.kind === 'change') for (const { field } of row.changes) count(fields, field)
    if (row.kind === 'left-out') count(reasons, row.why)
  }
  return { counts, fields: Object.fromEntries(fields), reasons: Object.fromEntries(reasons) }
}

function lineOf(planned: Planned, entries: ReadonlyMap<DocumentId, DirectoryEntry>): PlannedLine {
  const { row } = planned
  const line = { number: row.number, place: row.place, name: shownOf(row.fields).name }
  switch (planned.kind) {
    case 'new':
      return { ...line, entry: planned.entry, changes: planned.changes, problems: [] }
    case 'change': {
      const name = entries.get(planned.entry)?.name ?? line.name
      return { ...line, name, entry: planned.entry, changes: planned.changes, problems: [] }
    }
    case 'unchanged':
      return { ...line, entry: planned.entry, changes: [], problems: [] }
    case 'left-out':
      return {
        ...{ ...line, why: planned.why, changes: [] },
        ...('earlier' in planned ? { earlier: planned.earlier.place } : {}),
        problems: planned.why === 'problems' ? planned.problems : [],
      }
  }
}
