/**
 * Search by looking at every row.
 *
 * Hits are ordered by, in turn: defunct entries last; with municipalities chosen, those at home there, then
 * those of the whole county, then wider ones; with fields chosen, those that name one of them before
 * funding and functions that are for all fields; near a municipality, by distance in steps of ten
 * kilometres (`distance.ts`); how well they answer what was typed (`question.ts`), an
 * entry whose whole name was typed before all others; name in Swedish order.
 */
import {
  entryKinds,
  scopes,
  type EntryKind,
  type SearchableKind,
  type TaxonomyTerm,
} from '../domain/directory/entry.ts'
import type { DirectoryQuery, FacetCounts, ReadAs } from './calls.ts'
import type { Columns } from './columns.ts'
import { createDistances, farthestStep, type Distances } from './distance.ts'
import { createFacetCounter } from './facets.ts'
import { fold, spelled } from './fold.ts'
import { codeOf } from './labels.ts'
import { defunctMark, everyFieldMark } from './pack-index.ts'
import { createQuestion } from './question.ts'
import { reach, reachOfScope } from './reach.ts'
import { createReader, type Reader } from './readings.ts'
import { listOf, typeLists } from './type-words.ts'

export interface Found {
  readonly total: number
  /** Rows of the asked window. */
  readonly rows: readonly number[]
  readonly facets: FacetCounts
  readonly readAs: readonly ReadAs[]
  /** With `perKind`, positions in `entryKinds` and rows, the kind of the best hit first. */
  readonly byKind?: ReadonlyMap<number, readonly number[]>
  /** With `near`. */
  readonly distances?: Distances
}

export type Scan = (query: DirectoryQuery) => Found

/** @param terms the directory’s controlled words, for their labels. */
export function createScan(columns: Columns, terms: readonly TaxonomyTerm[]): Scan {
  let reader: Reader | undefined
  const municipalities = codesOf('municipalities', columns, terms)
  const fields = codesOf('fields', columns, terms)
  const { visible } = columns
  return (query) => {
    // Made when somebody types: until then the vocabularies' labels are of no use.
    if (query.text !== '') reader ??= createReader(columns, terms)
    const question = reader && createQuestion(reader, query.text, columns, query.asTyped)
    const wholeName = question && fold(query.text)
    const choice = createChoice(columns, query)
    const distances =
      query.near === undefined ? undefined : createDistances(columns, terms, query.near)
    const counter = createFacetCounter(columns, municipalities, fields, query.kinds)
    const types = createTypes(columns, query)
    const ranked = new Map<number, number[]>()
    let total = 0
    const answering = question?.rows()
    const count = answering?.length ?? columns.size
    for (let at = 0; at < count; at += 1) {
      const row = answering?.[at] ?? at
      if (visible[row] === 0) continue
      const marks = columns.marks[row] ?? 0
      const kind = choice.kind(row)
      const ownField = choice.field(row)
      const field = ownField || (marks & everyFieldMark) !== 0
      const nearness = choice.nearness(row)
      const near = nearness !== reach.none
      const unmet = types.unmetBy(row)
      // Missing in two facets, it counts in none.
      if (Number(kind) + Number(field) + Number(near) - unmet.length < 2) continue
      const typed = unmet.length === 0
      if (field && near && typed) counter.addKind(row)
      if (kind && near && typed) counter.addFields(row)
      if (kind && field && typed) counter.addMunicipalities(row)
      if (!kind || !field || !near) continue
      counter.addTypes(row, unmet[0])
      if (!typed) continue
      total += 1
      const cost = question?.costOf(row) ?? 0
      const named = wholeName !== undefined && columns.nameOf(row) === wholeName
      const place = ((marks & defunctMark) * 3 + nearness) * 2 + (ownField ? 0 : 1)
      const step = distances ? distances.stepTo(row) : 0
      const rank = (place * (farthestStep + 1) + step) * 10_000 + (named ? 0 : 1 + cost)
      const equals = ranked.get(rank)
      if (equals) equals.push(row)
      else ranked.set(rank, [row])
    }
    const readAs = (question?.readAs ?? []).map(({ typed, read }) => ({
      typed: spelled(typed),
      read: spelled(read),
    }))
    return {
      total,
      rows: windowOf(ranked, query),
      facets: counter.counts(),
      readAs,
      ...(query.perKind === undefined
        ? {}
        : { byKind: firstByKind(columns, ranked, query.perKind) }),
      ...(distances ? { distances } : {}),
    }
  }
}

/** Rows come in name order, so that equals within a rank already are. */
function windowOf(ranked: ReadonlyMap<number, readonly number[]>, query: DirectoryQuery) {
  const rows: number[] = []
  let skip = Math.max(0, query.offset)
  for (const rank of [...ranked.keys()].sort((a, b) => a - b)) {
    const equals = ranked.get(rank) ?? []
    if (skip < equals.length) rows.push(...equals.slice(skip, skip + query.limit - rows.length))
    skip = Math.max(0, skip - equals.length)
    if (rows.length >= query.limit) break
  }
  return rows
}

function firstByKind(
  columns: Columns,
  ranked: ReadonlyMap<number, readonly number[]>,
  limit: number,
): ReadonlyMap<number, readonly number[]> {
  const byKind = new Map<number, number[]>()
  for (const rank of [...ranked.keys()].sort((a, b) => a - b)) {
    for (const row of ranked.get(rank) ?? []) {
      const kind = columns.kinds[row] ?? 0
      const rows = byKind.get(kind)
      if (!rows) byKind.set(kind, [row])
      else if (rows.length < limit) rows.push(row)
    }
  }
  return byKind
}

/** What of the facets’ choice each row meets. An empty choice is met by all. */
function createChoice(columns: Columns, query: DirectoryQuery) {
  const kinds = Uint8Array.from(entryKinds, (kind) =>
    query.kinds.length === 0 || query.kinds.some((chosen) => chosen === kind) ? 1 : 0,
  )
  const maskOf = (prefix: string, chosen: readonly string[]) => {
    const keys = new Set(chosen.map((code) => prefix + code))
    return Uint8Array.from(columns.words, (word) => (keys.has(word) ? 1 : 0))
  }
  const fields = maskOf('fields.', query.fields)
  const local = maskOf('municipalities.', query.municipalities)
  // Position nought stands for no scope.
  const byScope = Uint8Array.from([0, ...scopes.keys()], (_, scope) =>
    reachOfScope(scope, query.municipalities),
  )
  return {
    kind: (row: number) => kinds[columns.kinds[row] ?? 0] === 1,
    field: (row: number) => query.fields.length === 0 || has(columns, row, fields),
    nearness(row: number): number {
      if (query.municipalities.length === 0 || has(columns, row, local)) return reach.local
      return byScope[columns.scopes[row] ?? 0] ?? reach.none
    },
  }
}

/** Within one list any of the words, between lists all of them. */
function createTypes(columns: Columns, { types }: DirectoryQuery) {
  const none: readonly string[] = []
  if (types === undefined || types.length === 0) return { unmetBy: () => none }
  const keys = new Set(types)
  const masks = new Map(
    [...new Set(types.map(listOf))].map((list) => [
      list,
      Uint8Array.from(columns.words, (word) => (keys.has(word) && listOf(word) === list ? 1 : 0)),
    ]),
  )
  const ofKind = entryKinds.map((kind) =>
    [...masks].filter(([list]) => isSearchable(kind) && typeLists[kind].includes(list)),
  )
  return {
    unmetBy: (row: number): readonly string[] =>
      (ofKind[columns.kinds[row] ?? 0] ?? []).flatMap(([list, mask]) =>
        has(columns, row, mask) ? [] : [list],
      ),
  }
}

function isSearchable(kind: EntryKind): kind is SearchableKind {
  return kind in typeLists
}

function has({ wordStarts, wordsOf }: Columns, row: number, mask: Uint8Array): boolean {
  const end = wordStarts[row + 1] ?? 0
  for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
    if (mask[wordsOf[at] ?? 0] === 1) return true
  }
  return false
}

/** Every code of a vocabulary: those that entries use and those that it lists. */
function codesOf(
  vocabulary: 'municipalities' | 'fields',
  columns: Columns,
  terms: readonly TaxonomyTerm[],
): readonly string[] {
  const used = columns.words.filter((word) => word.startsWith(`${vocabulary}.`)).map(codeOf)
  const known = terms.filter((term) => term.vocabulary === vocabulary)
  return [...new Set([...used, ...known.map((term) => term.code)])]
}
