import { describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { isRoleAddress } from '../../sync-server/seed/role-address.ts'
import { textsOf, validateEntry } from '../../sync-server/seed/validate.ts'

const entries = seedEntries()
const searchable = entries.filter((entry) => entry.kind !== 'taxonomy')
const idsWhere = (fails: (entry: DirectoryEntry) => boolean) =>
  entries.filter(fails).map((entry) => entry.id)

describe('the seed directory', () => {
  test('has nothing in it that the validator objects to', () => {
    expect(
      entries.flatMap((entry) => validateEntry(entry).map((fault) => [entry.id, fault])),
    ).toEqual([])
  })

  test('gives every entry an id of its own, in order', () => {
    const ids = entries.map((entry) => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual([...ids].sort())
  })

  test('is the same every time it is made', () => {
    expect(JSON.stringify(seedEntries())).toBe(JSON.stringify(entries))
  })

  test('tells entries of a kind apart by their names', () => {
    const names = searchable.map((entry) => `${entry.kind} ${entry.name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('names a publisher for every source, never an address', () => {
    expect(idsWhere((entry) => entry.sources.length === 0)).toEqual([])
    const publishers = entries.flatMap((entry) => entry.sources.map((source) => source.publisher))
    expect(publishers.filter((name) => /[:/]|www\.|\.(se|com|nu|org|fi)\b/.test(name))).toEqual([])
  })

  test('shows two sources of an entry under two names', () => {
    expect(
      idsWhere(({ sources }) => {
        return new Set(sources.map(({ publisher }) => publisher)).size < sources.length
      }),
    ).toEqual([])
  })

  test('claims of no entry that somebody has checked it', () => {
    expect(idsWhere((entry) => entry.assuredAt !== undefined)).toEqual([])
  })

  test('leads only to entries that exist, and never to the entry itself', () => {
    const ids = new Set(entries.map((entry) => entry.id))
    const dangling = entries.flatMap((entry) =>
      (entry.related ?? []).filter((id) => !ids.has(id) || id === entry.id),
    )
    expect(dangling).toEqual([])
  })

  test('leaves nobody without a next step: a way to reach it, or an entry to go on to', () => {
    const running = searchable.filter((entry) => entry.status === 'active')
    const lost = running.filter(
      ({ email, phone, website, related }) => !(email ?? phone ?? website ?? related?.length),
    )
    // Events and methods are read, not asked; everything else must lead on.
    const kinds = new Set(lost.map((entry) => entry.kind))
    expect([...kinds].filter((kind) => kind !== 'event' && kind !== 'resource')).toEqual([
      'training',
    ])
    expect(lost.filter(({ kind }) => kind === 'training').map(({ id }) => id)).toEqual([
      'training:kulturverkstan',
    ])
  })

  test('explains every entry that has ended', () => {
    expect(idsWhere((entry) => entry.status !== 'active' && !entry.note)).toEqual([])
  })
})

describe('functions of the seed', () => {
  const functions = entries.filter((entry) => entry.kind === 'function')

  test('can each be reached by mail, telephone or a page', () => {
    const lost = functions.filter(({ email, phone, website }) => !(email ?? phone ?? website))
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('show the address of a role, never a person’s', () => {
    const shown = entries.flatMap(({ email }) => (email ? [email] : []))
    expect(shown.length).toBeGreaterThan(20)
    expect(shown.filter((address) => !isRoleAddress(address))).toEqual([])
  })

  test('exist for every municipality and both regions', () => {
    const codes = new Set(functions.flatMap((entry) => entry.municipalities))
    expect(codes.size).toBe(19)
    const regions = functions.filter(({ id }) => id.startsWith('function:kontakt-region-'))
    expect(regions.map(({ scope }) => scope)).toEqual(['gavleborg', 'sormland'])
  })

  test('say so when a number or a mailbox is the common one', () => {
    const borrowed = functions.find(({ id }) => id === 'function:nykoping-naringsliv')
    expect(borrowed).toMatchObject({ phone: '0155-24 80 00', email: 'kommun@nykoping.se' })
    expect(borrowed?.note).toContain('växeln')
    expect(borrowed?.related).toContain('function:kontakt-nykoping')
  })
})

describe('texts of the seed', () => {
  test('are sentences: one to three, each ended', () => {
    const wrong = searchable.filter(({ summary = '' }) => {
      const sentences = summary.match(/[.?!](?=\s[A-ZÅÄÖ]|$)/g) ?? []
      return sentences.length < 1 || sentences.length > 3 || /;|\.\./.test(summary)
    })
    expect(wrong.map(({ id, summary }) => [id, summary])).toEqual([])
  })

  test('hold no working notes, web addresses, abbreviations of the trade or traces of the gathering', () => {
    const trace =
      /github|textindex|find_string|seed|indexträff|källan|odefinierad|undefined|\bKUP\b|ej kontrollerad/i
    // A publisher may be called GitHub; the rest of an entry's text may not speak of it.
    const texts = searchable.flatMap((entry) => textsOf({ ...entry, sources: [] }))
    expect(texts.filter((text) => trace.test(text) || /https?:/.test(text))).toEqual([])
  })

  test('of schemes read as phrases, without lists of half sentences', () => {
    const phrases = entries.flatMap((entry) =>
      entry.kind === 'funding'
        ? [entry.purpose, entry.whoCanApply, entry.amount, entry.deadlineText]
        : [],
    )
    expect(phrases.filter((text) => text && /;|Framgår inte/.test(text))).toEqual([])
  })

  test('spell KKN out, except as a word to search by', () => {
    const texts = searchable.flatMap(({ summary, note, name }) => [summary, note, name])
    expect(texts.filter((text) => text && /\bKKN\b/.test(text))).toEqual([])
  })

  test('carry no news of the day', () => {
    const residue = /bokad|besök per invånare|Invigd 1 maj|upplät|planerades/
    expect(
      searchable.filter((entry) => residue.test(textsOf(entry).join(' '))).map(({ id }) => id),
    ).toEqual([])
  })

  test('give at most six search words, none of which the entry already says', () => {
    expect(idsWhere(({ topics }) => topics.length > 6)).toEqual([])
    expect(
      searchable.flatMap(({ id, name, summary = '', topics }) =>
        topics
          .filter((topic) => `${name} ${summary}`.toLowerCase().includes(topic.toLowerCase()))
          .map((topic) => [id, topic]),
      ),
    ).toEqual([])
  })

  test.each([
    ['replokal', 'venue:turbinen'],
    ['söka pengar', 'funding:katrineholm-snabba-stalar'],
    ['hyra lokal', 'venue:aspo-bygdegard'],
    ['kurs', 'actor:abf-sormland'],
    ['starta eget', 'function:nykoping-naringsliv'],
    ['suomi', 'function:eskilstuna-finskt-forvaltningsomrade'],
  ])('are found by “%s”, as people would type it', (word, id) => {
    expect(entries.find((entry) => entry.id === id)?.topics).toContain(word)
  })
})
