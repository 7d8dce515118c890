import { describe, expect, test } from 'vitest'
import { isMutable, type KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { sameJson, type Json } from '../../src/domain/json.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import {
  contentOf,
  parseContent,
  readEnvelope,
  writeEnvelope,
  type TakeAlong,
  type TakeAlongEntry,
} from '../../src/domain/take-along/format.ts'
import { sortTakeAlong, type Taker } from '../../src/domain/take-along/sort.ts'

const anna = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const bo = '01BX5ZZKBKACTAV9WEVGEMMVRZ'
const set = (field: string, value: string): FieldEdit => ({ kind: 'set', field, value })

function entry(database: 'casework' | 'own', id: string, by = anna): TakeAlongEntry {
  const document = edited(newDocument(parseDocumentId(id)), [set('text', 'å')], {
    dot: [`device-of-${by}`, 1],
    at: '2026-11-22T10:00:00Z',
    by,
  })
  return { database, document, dots: [[`device-of-${by}`, 1]], state: 'waiting' }
}

function fileOf(entries: readonly TakeAlongEntry[], user = anna): TakeAlong {
  return {
    server: 'nod',
    user: { id: user, name: user === 'visitor' ? null : 'Anna' },
    madeAt: '2026-11-22T10:00:00.000Z',
    entries,
  }
}

const staff = (user: string): Taker => ({ server: 'nod', user, roles: ['staff'] })

function sorted(file: TakeAlong, taker: Taker) {
  const result = sortTakeAlong(file, taker)
  if (result.kind !== 'sorted') throw new Error('The file was refused.')
  return result
}
const ids = (documents: readonly KulturlotsDocument[]) => documents.map(({ _id }) => _id)

describe('a take-along file', () => {
  const file = fileOf([entry('casework', 'need:1'), entry('own', 'note:1')])
  const text = writeEnvelope({ kind: 'clear', content: contentOf(file), sha256: 'x' })

  test('is read as it was written', () => {
    const envelope = readEnvelope(text)
    expect(envelope.kind).toBe('clear')
    if (envelope.kind === 'clear')
      expect(parseContent(envelope.content)).toEqual({ file, unreadable: 0 })
  })

  test('cut off anywhere after its first words is damaged; any other text is not ours', () => {
    for (let end = 40; end < text.length; end += 37) {
      expect(readEnvelope(text.slice(0, end)).kind).toBe('damaged')
    }
    for (const other of ['', 'hej', '{}', '[]', 'null', '{"format":"other","version":1}']) {
      expect(readEnvelope(other).kind).toBe('not-ours')
    }
  })

  test('of a later version says so, whatever else it holds', () => {
    expect(readEnvelope('{"format":"kulturlots-take-along","version":2,"parts":[]}').kind).toBe(
      'newer',
    )
  })

  test.each(['"content":{}', '"version":1', '"version":"1","sha256":"x"', '"locked":{"rounds":1}'])(
    'with %s alone is damaged',
    (members) => {
      const envelope = readEnvelope(`{"format":"kulturlots-take-along",${members}}`)
      expect(envelope.kind).toBe('damaged')
    },
  )

  test('with one document that can’t be read gives the others', () => {
    const content = contentOf(file) as { entries: Json[] }
    const broken = { ...content, entries: [...content.entries, { database: 'own' }, 'x', null] }
    const parsed = parseContent(broken)
    expect(parsed.unreadable).toBe(3)
    expect(parsed.file.entries).toHaveLength(2)
  })

  test.each([
    ['nested deeper than a server reads', `${'['.repeat(200)}${']'.repeat(200)}`],
    ['with a __proto__', '{"__proto__":1}'],
    ['with a constructor’s prototype', '[{"constructor":{"prototype":1}}]'],
  ])(
    'does not give a document %s, which would hold up all that is sent with it',
    (_what, value) => {
      const common = { type: 'log-entry', schemaVersion: 1, at: '2026-11-22T10:00:00Z', by: anna }
      const body = JSON.parse(`{"about":[],"text":"x","more":${value}}`) as Json
      const document = { _id: 'log-entry:1', ...common, body }
      const poisoned = { database: 'casework', document, dots: [], state: 'waiting' }
      const content = contentOf(file) as { entries: Json[] }
      const parsed = parseContent({ ...content, entries: [...content.entries, poisoned] })
      expect(parsed).toEqual({ file, unreadable: 1 })
    },
  )

  test.each([{ madeAt: 'igår' }, { server: 1 }, { user: null }, { entries: {} }])(
    'with %j is none',
    (wrong) => {
      const content = { ...(contentOf(file) as object), ...wrong } as unknown as Json
      expect(() => parseContent(content)).toThrow(TypeError)
    },
  )
})

describe('of a file', () => {
  const file = fileOf([entry('casework', 'need:1'), entry('own', 'note:1')])

  test('its writer takes in everything on another device', () => {
    const { documents } = sorted(file, staff(anna))
    expect([ids(documents.casework), ids(documents.own)]).toEqual([['need:1'], ['note:1']])
  })

  test('a colleague takes in the casework as it is, and no private note', () => {
    const result = sorted(file, staff(bo))
    expect(result.documents.casework).toEqual([file.entries[0]?.document])
    expect([result.documents.own, result.private]).toEqual([[], 1])
  })

  test('somebody who is no longer staff takes in their own notes alone', () => {
    const result = sorted(file, { ...staff(anna), roles: ['actor'] })
    expect([result.documents.casework, result.casework]).toEqual([[], 1])
    expect(ids(result.documents.own)).toEqual(['note:1'])
  })

  test('of another server nothing is taken in', () => {
    expect(sortTakeAlong(file, { ...staff(anna), server: 'annan' }).kind).toBe('foreign-server')
  })

  test('what the server writes itself, or belongs elsewhere, is passed over', () => {
    const strange = fileOf([
      entry('casework', 'colleague:1'),
      entry('casework', 'note:2'),
      entry('own', 'need:2'),
      entry('own', 'received:1'),
    ])
    expect(sorted(strange, staff(anna)).documents).toEqual({ casework: [], own: [] })
  })
})

describe('a visitor’s note', () => {
  const file = fileOf([entry('own', 'note:1', 'visitor')], 'visitor')
  const takenBy = (user: string) => {
    const [document] = sorted(file, staff(user)).documents.own
    if (!document || !isMutable(document)) throw new Error('The note was not taken in.')
    return document
  }

  test('becomes the note of whoever takes it in, twice as once', () => {
    const mine = takenBy(anna)
    expect(JSON.stringify(mine)).not.toContain('"by":"visitor"')
    const twice = merge(mine, takenBy(anna)) as unknown as Json
    expect(sameJson(twice, mine as unknown as Json)).toBe(true)
  })

  test('is counted by another device for each taker, since a device has one owner', () => {
    expect(Object.keys(takenBy(anna).seen)).not.toEqual(Object.keys(takenBy(bo).seen))
  })

  test('stays as it is for another visitor', () => {
    expect(takenBy('visitor')).toEqual(file.entries[0]?.document)
  })
})
