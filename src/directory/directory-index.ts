/**
 * The indexes of a directory's packs and of its difference, joined into one: rows in Swedish name order, one
 * numbering of words. Stored as it is, so that opening a directory joins nothing. Plain data that survives
 * structured cloning.
 */
import { entryKinds } from '../domain/directory/entry.ts'
import { foldVersion } from './fold.ts'
import { joinLexicons } from './join-lexicons.ts'
import { byCodeUnit, type PackIndex } from './pack-index.ts'
import { rowsOfWords, type RowsOfWords } from './rows-of-words.ts'
import { startsOf } from './starts.ts'

export interface DirectoryIndex extends PackIndex, RowsOfWords {
  /** Which of the directory's packs holds each row's line; the difference comes after the packs. */
  readonly packs: Uint16Array
}

export interface Part {
  readonly index: PackIndex
  /** Where its lines are: in one pack, or each in its own. */
  readonly packs: number | Uint16Array
}

/**
 * Of several entries with one id the last wins.
 * @param without ids that are left out of all parts but those of `over`.
 */
export function joinIndexes(
  parts: readonly Part[],
  without: ReadonlySet<string>,
  over?: Part,
): DirectoryIndex {
  const rows = orderedRows(parts, without, over)
  const skipped = rows.parts.reduce((sum, { index }) => sum + index.skipped, 0)
  const { size, partOf, positionOf } = rows
  const column = (name: 'kinds' | 'scopes' | 'marks') => {
    const columns = rows.parts.map(({ index }) => index[name])
    const joined = new Uint8Array(size)
    for (let row = 0; row < size; row += 1) {
      joined[row] = columns[partOf[row] ?? 0]?.[positionOf[row] ?? 0] ?? 0
    }
    return joined
  }
  const kinds = column('kinds')
  const named = joinWords(rows)
  return {
    version: foldVersion,
    lines: size + skipped,
    skipped,
    ids: rows.ids.join('\n'),
    names: rows.names.join('\n'),
    ...joinLexicons(rows.parts.map(({ index }, at) => ({ index, rows: rowsOf(rows, at) }))),
    ...joinLines(rows),
    kinds,
    scopes: column('scopes'),
    marks: column('marks'),
    ...named,
    ...rowsOfWords(named),
    terms: joinTerms(rows, kinds),
    regions: [...new Set(rows.parts.flatMap(({ index }) => index.regions))],
  }
}

interface Rows {
  readonly parts: readonly Part[]
  readonly size: number
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly partOf: Uint16Array
  readonly positionOf: Uint32Array
}

function orderedRows(
  lower: readonly Part[],
  without: ReadonlySet<string>,
  over: Part | undefined,
): Rows {
  const parts = over ? [...lower, over] : lower
  const ids: string[] = []
  const names: string[] = []
  const partOf: number[] = []
  const positionOf: number[] = []
  parts.forEach((part, at) => {
    const { index } = part
    if (index.kinds.length === 0) return
    const own = index.names.split('\n')
    index.ids.split('\n').forEach((id, position) => {
      if (part !== over && without.has(id)) return
      ids.push(id)
      names.push(own[position] ?? '')
      partOf.push(at)
      positionOf.push(position)
    })
  })
  const last = new Map(ids.map((id, at) => [id, at]))
  const order = last.size === ids.length ? [...ids.keys()] : [...last.values()]
  // Parts are in this order each, so that the sort finds long runs and only merges them.
  order.sort(
    (a, b) => byCodeUnit(names[a] ?? '', names[b] ?? '') || byCodeUnit(ids[a] ?? '', ids[b] ?? ''),
  )
  return {
    parts,
    size: order.length,
    ids: order.map((at) => ids[at] ?? ''),
    names: order.map((at) => names[at] ?? ''),
    partOf: Uint16Array.from(order, (at) => partOf[at] ?? 0),
    positionOf: Uint32Array.from(order, (at) => positionOf[at] ?? 0),
  }
}

/** By position in the part; negative for those replaced or removed. */
function rowsOf({ parts, size, partOf, positionOf }: Rows, part: number): Int32Array {
  const rows = new Int32Array(parts[part]?.index.kinds.length ?? 0).fill(-1)
  for (let row = 0; row < size; row += 1) {
    if (partOf[row] === part) rows[positionOf[row] ?? 0] = row
  }
  return rows
}

function joinLines({ parts, size, partOf, positionOf }: Rows) {
  const packs = new Uint16Array(size)
  const spans = new Uint32Array(size * 2)
  for (let row = 0; row < size; row += 1) {
    const part = parts[partOf[row] ?? 0]
    const position = positionOf[row] ?? 0
    const own = part?.packs ?? 0
    packs[row] = typeof own === 'number' ? own : (own[position] ?? 0)
    spans[row * 2] = part?.index.spans[position * 2] ?? 0
    spans[row * 2 + 1] = part?.index.spans[position * 2 + 1] ?? 0
  }
  return { packs, spans }
}

/** Packs number their words each on their own; the directory has one numbering. */
function joinWords({ parts, size, partOf, positionOf }: Rows) {
  const numbers = new Map<string, number>()
  const numbering = parts.map(({ index }) =>
    Uint16Array.from(index.words, (word) => {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      return number
    }),
  )
  const lengths = new Uint32Array(size)
  for (let row = 0; row < size; row += 1) {
    const starts = parts[partOf[row] ?? 0]?.index.wordStarts
    const position = positionOf[row] ?? 0
    lengths[row] = (starts?.[position + 1] ?? 0) - (starts?.[position] ?? 0)
  }
  const wordStarts = startsOf(lengths)
  const wordsOf = new Uint16Array(wordStarts[size] ?? 0)
  for (let row = 0; row < size; row += 1) {
    const part = partOf[row] ?? 0
    const index = parts[part]?.index
    const from = index?.wordStarts[positionOf[row] ?? 0] ?? 0
    const to = wordStarts[row] ?? 0
    for (let at = 0; at < (lengths[row] ?? 0); at += 1) {
      wordsOf[to + at] = numbering[part]?.[index?.wordsOf[from + at] ?? 0] ?? 0
    }
  }
  return { words: [...numbers.keys()], wordStarts, wordsOf }
}

function joinTerms({ parts, size, partOf, positionOf }: Rows, kinds: Uint8Array): string {
  const taxonomy = entryKinds.indexOf('taxonomy')
  const linesOf = parts.map(({ index }) => {
    const lines = index.terms.split('\n')
    const byPosition = new Map<number, string>()
    index.kinds.forEach((kind, position) => {
      if (kind === taxonomy) byPosition.set(position, lines[byPosition.size] ?? '')
    })
    return byPosition
  })
  const joined: string[] = []
  for (let row = 0; row < size; row += 1) {
    if (kinds[row] !== taxonomy) continue
    joined.push(linesOf[partOf[row] ?? 0]?.get(positionOf[row] ?? 0) ?? '')
  }
  return joined.join('\n')
}
