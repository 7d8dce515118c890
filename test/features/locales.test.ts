import { describe, expect, it } from 'vitest'

type Messages = { readonly [key: string]: string | Messages }

const sv = textsOf(
  import.meta.glob<Messages>('../../src/locales/sv/*.json', { eager: true, import: 'default' }),
)
const en = textsOf(
  import.meta.glob<Messages>('../../src/locales/en/*.json', { eager: true, import: 'default' }),
)
const fi = textsOf(
  import.meta.glob<Messages>('../../src/locales/fi/*.json', { eager: true, import: 'default' }),
)
const sources = Object.entries(
  import.meta.glob<string>('../../src/**/*.{vue,ts}', {
    eager: true,
    import: 'default',
    query: '?raw',
  }),
)

describe('the words', () => {
  it('are there in both languages under the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...sv.keys()].sort())
  })

  it('are never empty', () => {
    const empty = [...sv, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })

  it('leave the same places open in both languages', () => {
    const differing = [...sv].filter(
      ([key, text]) => placesIn(text).join() !== placesIn(en.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('exist for every key that the code names', () => {
    const missing = sources.flatMap(([file, source]) =>
      [...source.matchAll(/\bt\(\s*'([a-z][\w.-]*)'/gi)]
        .map((match) => match[1] ?? '')
        .filter((key) => !sv.has(key))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('exist for every key that the code begins and data ends', () => {
    const missing = sources.flatMap(([file, source]) =>
      [...source.matchAll(/\bt\(\s*`([a-z][\w.-]*\.)\$\{/gi)]
        .map((match) => match[1] ?? '')
        .filter((start) => ![...sv.keys()].some((key) => key.startsWith(start)))
        .map((start) => `${file}: ${start}`),
    )
    expect(missing).toEqual([])
  })
})

describe('Finnish', () => {
  const roomOf = (key: string) => key.slice(0, key.indexOf('.'))
  /** Rooms that a route says it is about, and those beside it: staff's, in Swedish where Finnish lacks them. */
  const swedishScreens = new Set(
    sources
      .filter(([file, source]) => file.endsWith('/routes.ts') && /\broom: '/.test(source))
      .flatMap(([, source]) =>
        [...source.matchAll(/\b(?:room: |words: \[)([^\]},]*(?:, '[\w-]+')*)/g)].flatMap((match) =>
          [...(match[1] ?? '').matchAll(/'([\w-]+)'/g)].map((name) => name[1] ?? ''),
        ),
      ),
  )
  const begun = new Set([...fi.keys()].map(roomOf))
  const spoken = [...sv].filter(
    ([key]) => begun.has(roomOf(key)) || !swedishScreens.has(roomOf(key)),
  )

  it('has every word of every room that is not shown in Swedish as a whole', () => {
    expect([...fi.keys()].sort()).toEqual(spoken.map(([key]) => key).sort())
  })

  it('leaves the same places open, in as many plural forms', () => {
    const shapeOf = (text = '') => [...placesIn(text), text.split('|').length].join()
    const differing = spoken.filter(([key, text]) => shapeOf(text) !== shapeOf(fi.get(key)))
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('is not Swedish by oversight', () => {
    const sameInBoth =
      /^(Kulturlots|kulturlots\.txt|kr|Sörmland|Gävleborg|Svenska|English|Suomi|EU)$|\((XLSX|JSON)\)$/
    const same = spoken.filter(
      ([key, text]) =>
        fi.get(key) === text &&
        /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')) &&
        !sameInBoth.test(text),
    )
    expect(same.map(([key]) => key)).toEqual([])
    const swedish = /(^|[ (”])(och|att|är|inte|eller|från|för|som|det|den|här|kan)([ .,)”]|$)/i
    const mixed = [...fi].filter(([, text]) => swedish.test(text)).map(([key]) => key)
    expect(mixed).toEqual([])
  })

  it('is fetched later in the same rooms as Swedish and English', () => {
    const lists = ['sv', 'en', 'fi'].map((language) => {
      const [, source = ''] =
        sources.find(([file]) => file.endsWith(`/locales/${language}.ts`)) ?? []
      return [...source.matchAll(/\{([\w,-]+)\}\.json/g)].map((match) => match[1])
    })
    const [swedish] = lists
    expect(swedish?.length).toBe(2)
    expect(lists).toEqual([swedish, swedish, swedish])
    expect(swedish?.[0]).toBe(swedish?.[1])
  })
})

function textsOf(rooms: Record<string, Messages>): Map<string, string> {
  const all = new Map<string, string>()
  for (const [path, messages] of Object.entries(rooms)) {
    collect(messages, path.slice(path.lastIndexOf('/') + 1, -'.json'.length), all)
  }
  return all
}

function collect(messages: Messages, path: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') into.set(`${path}.${key}`, value)
    else collect(value, `${path}.${key}`, into)
  }
}

function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
}
