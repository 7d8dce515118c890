/** The public pages, over real HTTP, read again by another library's parser. */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchableKinds, type DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { entry, startInProcess, writeEntry, type InProcess } from '../support/in-process.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const origin = 'https://lots.example'
const nasty = `"><script>alert('x')</script><img src=x onerror="a()">&amp;</title></script><!--`

const municipality = {
  ...{ id: parseDocumentId('taxonomy:municipalities.0484'), kind: 'taxonomy', name: 'Eskilstuna' },
  ...{ vocabulary: 'municipalities', code: '0484', labels: { sv: 'Eskilstuna', en: 'Eskilstuna' } },
} as Partial<DirectoryEntry>

function one(id: string, more: object = {}): DirectoryEntry {
  const kind = id.slice(0, id.indexOf(':')) as 'actor'
  const own = {
    ...(kind === ('function' as string) && { organisation: 'Flens kommun', level: 'municipality' }),
    ...(kind === ('function' as string) && { turnToFor: ['lån av teknik'] }),
    ...(kind === ('funding' as string) && { funder: 'Kulturrådet', level: 'state', audiences: [] }),
    ...(kind === ('funding' as string) && { purpose: 'Turnéer' }),
  }
  return entry(id, { id: parseDocumentId(id), kind, ...own, ...more })
}

/** Every text field that a page shows. */
const hostile = Object.fromEntries(
  [
    ...['name', 'summary', 'accessibility', 'alert', 'note', 'email', 'phone', 'body', 'funder'],
    ...['purpose', 'amount', 'whoCanApply', 'deadlineText', 'organisation', 'provider', 'dateText'],
    ...['assuredAt', 'startsOn', 'endsOn', 'actorType', 'venueType', 'legalForm', 'steward'],
  ].map((field) => [field, nasty]),
)
const hostileLists = {
  fields: [nasty],
  municipalities: [nasty],
  roles: [nasty],
  audiences: [nasty],
  turnToFor: [nasty],
  website: `https://elsewhere.example/"onmouseover="a()`,
  place: { name: nasty, address: nasty, latitude: nasty, longitude: 1 },
  sources: [{ publisher: nasty, url: `https://elsewhere.example/'"><script>`, year: nasty }],
}

let server: InProcess

beforeAll(async () => {
  server = await startInProcess({
    publicOrigin: origin,
    entries: [
      entry('eskilstuna', municipality),
      ...searchableKinds.map((kind) => one(`${kind}:hel`, { name: `En ${kind}` })),
      ...searchableKinds.map((kind) => one(`${kind}:elak`, { ...hostile, ...hostileLists })),
      ...Array.from({ length: 101 }, (_, at) =>
        one(`venue:v${String(at)}`, { name: `Lokal ${String(at)}` }),
      ),
      one('actor:kontrollerad', {
        assuredAt: '2026-10-02',
        status: 'defunct',
        alert: 'Vi har flyttat.',
      }),
      one('actor:fladdermusen', {
        fields: ['dans'],
        steward: 'Flens kommun',
        related: ['actor:hel'],
      }),
      one('event:daterad', {
        startsOn: '2026-12-01',
        place: { name: 'Lokstallet', address: 'Gatan 1' },
      }),
      entry('slag', {
        ...{ id: parseDocumentId('taxonomy:event-types.huvudstad'), kind: 'taxonomy' },
        ...{ name: 'Huvudstad', vocabulary: 'event-types', code: 'huvudstad' },
        labels: { sv: 'Huvudstad', en: 'Capital', fi: 'Kulturhuvudstad på finska' },
      }),
      one('event:sprak', { name: 'Festen', startsOn: '2026-12-01', eventType: 'huvudstad' }),
      one('funding:endast-regioner', { audiences: ['region'] }),
      one('funding:daterat', { deadlineText: '1 maj–1 juni (uppgift från 2021)', year: 2021 }),
      one('funding:manader', { deadlineMonths: [3, 1e300], year: 2021 }),
    ],
  })
})
afterAll(() => server[Symbol.asyncDispose]())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, { headers, redirect: 'manual' })
  const text = await response.text()
  return { response, text, page: parse(text) }
}

function all(node: Node, name: string): Element[] {
  const own = tree.isElementNode(node) && node.tagName === name ? [node] : []
  const children = 'childNodes' in node ? node.childNodes : []
  return [...own, ...children.flatMap((child) => all(child, name))]
}
function textOf(node: Node | undefined): string {
  if (!node) return ''
  if (tree.isTextNode(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((one) => one.name === name)?.value
}
function meta(page: Node, name: string): string | undefined {
  const found = all(page, 'meta').find(
    (one) => attribute(one, 'name') === name || attribute(one, 'property') === name,
  )
  return attribute(found, 'content')
}
function canonical(page: Node): string | undefined {
  const found = all(page, 'link').find((link) => attribute(link, 'rel') === 'canonical')
  return attribute(found, 'href')
}
function dataOf(page: Node): Record<string, unknown> {
  const [script] = all(page, 'script')
  return JSON.parse(textOf(script)) as Record<string, unknown>
}

describe('an entry', () => {
  test.each(searchableKinds)(
    'of the kind %s is a page in Swedish with one address',
    async (kind) => {
      const { response, page } = await get(`/katalog/${kind}/hel`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(attribute(all(page, 'html')[0], 'lang')).toBe('sv')
      expect(textOf(all(page, 'title')[0])).toBe(`En ${kind} – Kulturlots`)
      expect(all(page, 'h1').map(textOf)).toEqual([`En ${kind}`])
      expect(canonical(page)).toBe(`${origin}/katalog/${kind}/hel`)
      expect(meta(page, 'og:url')).toBe(`${origin}/katalog/${kind}/hel`)
      expect(meta(page, 'og:title')).toBe(`En ${kind}`)
      expect(meta(page, 'description')).not.toBe('')
      expect(textOf(all(page, 'main')[0])).toContain('Ej kontrollerad')
      const hrefs = all(page, 'a').map((link) => attribute(link, 'href'))
      expect(hrefs).toContain(`/katalog/${kind}%3Ahel`)
      expect(hrefs).toContain('https://www.eskilstuna.se/')
    },
  )

  test.each([
    ['actor', 'Organization'],
    ['function', 'GovernmentService'],
    ['funding', 'MonetaryGrant'],
    ['network', 'Organization'],
    ['venue', 'Place'],
    ['training', 'Course'],
    ['event', 'Event'],
    ['resource', 'CreativeWork'],
    ['answer', 'QAPage'],
  ])('of the kind %s is a %s to machines', async (kind, type) => {
    const data = dataOf((await get(`/katalog/${kind}/hel`)).page)
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': type,
      name: `En ${kind}`,
    })
  })

  test('tells machines only what is known', async () => {
    expect(dataOf((await get('/katalog/event/hel')).page)).not.toHaveProperty('startDate')
    expect(dataOf((await get('/katalog/event/daterad')).page)).toMatchObject({
      startDate: '2026-12-01',
      location: { name: 'Lokstallet', address: { streetAddress: 'Gatan 1' } },
    })
    expect(dataOf((await get('/katalog/actor/hel')).page)).toMatchObject({
      areaServed: ['Eskilstuna'],
    })
  })

  test('shows its state, its alert, who checked it when, and what belongs with it', async () => {
    const shown = textOf(all((await get('/katalog/actor/kontrollerad')).page, 'main')[0])
    expect(shown).toContain('Senast kontrollerad 2 oktober 2026')
    expect(shown).toContain('Upphört.')
    expect(shown).toContain('Vi har flyttat.')
    expect((await get('/katalog/actor/fladdermusen')).text).toContain('href="/katalog/actor/hel"')
  })

  test('tells once which year it was so, and passes over what is no month', async () => {
    const dated = textOf(all((await get('/katalog/funding/daterat')).page, 'main')[0])
    expect(dated).toContain('1 maj–1 juni (uppgift från 2021)')
    expect(dated).not.toContain('som det såg ut')
    const months = textOf(all((await get('/katalog/funding/manader')).page, 'main')[0])
    expect(months).toContain('Brukar vara i mars (som det såg ut 2021)')
    expect((await get('/api/directory/feed?kind=funding')).response.status).toBe(200)
  })

  test.each(searchableKinds)('of the kind %s shows scripts and quotes as text', async (kind) => {
    const { response, page } = await get(`/katalog/${kind}/elak`)
    expect(response.status).toBe(200)
    expect(all(page, 'h1').map(textOf)).toEqual([nasty])
    expect(textOf(all(page, 'title')[0])).toBe(`${nasty} – Kulturlots`)
    expect(meta(page, 'og:description')).toBe(nasty)
    expect(all(page, 'script').map((script) => attribute(script, 'type'))).toEqual([
      'application/ld+json',
    ])
    expect(dataOf(page)['name']).toBe(nasty)
    expect(harmOn(page)).toEqual([])
  })

  test('that nobody has is a page that says so, and is not to be found', async () => {
    for (const path of [
      '/katalog/actor/ingen',
      '/katalog/x/y',
      '/katalog/taxonomy/municipalities.0484',
    ]) {
      const { response, page } = await get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(all(page, 'h1').map(textOf)).toEqual(['Sidan finns inte'])
      expect(meta(page, 'robots')).toBe('noindex')
      expect(canonical(page)).toBeUndefined()
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('that the search does not find is nowhere here either', async () => {
    expect((await get('/katalog/funding/endast-regioner')).response.status).toBe(404)
    for (const path of ['/katalog/funding', '/sitemap.xml', '/api/directory/feed?kind=funding']) {
      const { response, text } = await get(path)
      expect(response.status).toBe(200)
      expect(text).toContain('funding/hel')
      expect(text).not.toContain('endast-regioner')
    }
  })

  test('has one address, also when asked for by its whole id', async () => {
    const { response } = await get('/katalog/actor/actor:hel')
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe('/katalog/actor/hel')
  })

  test('is sent anew only when it has changed, and goes when it is taken away', async () => {
    const first = (await get('/katalog/actor/hel', { 'accept-encoding': 'br' })).response
    const known = { 'accept-encoding': 'br', 'if-none-match': first.headers.get('etag') ?? '' }
    expect(first.headers.get('content-encoding')).toBe('br')
    expect((await get('/katalog/actor/hel', known)).response.status).toBe(304)
    await writeEntry(server, one('actor:hel', { name: 'Ett nytt namn' }))
    await expect
      .poll(async () => (await get('/katalog/actor/hel', known)).text, { timeout: 20_000 })
      .toContain('Ett nytt namn')
    const [leaf] = await server.store.leaves('directory', 'actor:hel', {
      history: false,
      attachments: false,
    })
    const rev = leaf && 'ok' in leaf ? leaf.ok._rev : undefined
    const gone = { _id: 'actor:hel', _deleted: true, ...(rev && { _rev: rev }) }
    await server.store.bulkDocs('directory', [gone], { newEdits: true })
    await expect
      .poll(async () => (await get('/katalog/actor/hel')).response.status, { timeout: 20_000 })
      .toBe(404)
  })
})

/** Elements and attributes that could run, and links that lead elsewhere than they may. */
function harmOn(page: Node): string[] {
  const elements = everyElement(page)
  const handlers = elements.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
  )
  const strange = elements
    .map(({ tagName }) => tagName)
    .filter((name) => ['img', 'iframe', 'object', 'base', 'form'].includes(name))
  const links = elements.flatMap(({ attrs }) =>
    attrs
      .filter(
        ({ name, value }) => name === 'href' && !/^(?:\/[^/]|\/$|https?:|mailto:|tel:)/.test(value),
      )
      .map(({ value }) => value),
  )
  return [...handlers, ...strange, ...links]
}
function everyElement(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return [...(tree.isElementNode(node) ? [node] : []), ...children.flatMap(everyElement)]
}

describe('a kind', () => {
  test('lists all its entries, a hundred on a page', async () => {
    const first = await get('/katalog/venue')
    const second = await get('/katalog/venue?sida=2')
    const names = [first, second].flatMap(({ page }) =>
      all(page, 'li').map((item) => attribute(all(item, 'a')[0], 'href') ?? ''),
    )
    const venues = new Set(names.filter((href) => href.startsWith('/katalog/venue/')))
    expect(venues.size).toBe(103)
    expect(first.text).toContain('href="/katalog/venue?sida=2"')
    expect(canonical(second.page)).toBe(`${origin}/katalog/venue?sida=2`)
    expect(harmOn(first.page)).toEqual([])
  })

  test.each(['3', '0', 'x', '-1', '1e1'])('has no page %s', async (number) => {
    expect((await get(`/katalog/venue?sida=${number}`)).response.status).toBe(404)
  })
})

describe('the language of a page', () => {
  const path = '/katalog/event/sprak'

  test('is what somebody chose, and stays in the links', async () => {
    const { response, page, text } = await get(`${path}?sprak=fi`, { 'accept-language': 'en' })
    expect(response.headers.get('content-language')).toBe('fi')
    expect(attribute(all(page, 'html')[0], 'lang')).toBe('fi')
    expect(text).toContain('Ei tarkistettu')
    expect(text).toContain('1. joulukuuta 2026')
    expect(text).toContain('Kulturhuvudstad på finska')
    // What the entry itself says is in Swedish.
    const title = all(page, 'h1')[0]
    expect([attribute(title, 'lang'), textOf(title)]).toEqual(['sv', 'Festen'])
    const own = all(page, 'a').filter((link) =>
      attribute(link, 'href')?.startsWith('/katalog/event'),
    )
    expect(own.map((link) => attribute(link, 'href'))).toEqual([
      `${path}?sprak=sv`,
      `${path}?sprak=en`,
      '/katalog/event?sprak=fi',
      '/katalog/event%3Asprak',
      '/katalog/event?sprak=fi',
    ])
    expect(canonical(page)).toBe(`${origin}${path}?sprak=fi`)
    expect(alternates(page)).toEqual({
      sv: `${origin}${path}`,
      en: `${origin}${path}?sprak=en`,
      fi: `${origin}${path}?sprak=fi`,
      'x-default': `${origin}${path}`,
    })
  })

  test.each([
    [undefined, 'sv'],
    ['fi-FI,fi;q=0.9,sv;q=0.8', 'fi'],
    ['de,en-GB;q=0.7,fi;q=0.6', 'en'],
    ['fi;q=0.2, sv;q=0.9', 'sv'],
    ['fi;q=0', 'sv'],
    ['*', 'sv'],
    ['x,'.repeat(600) + 'fi', 'sv'],
  ])('is what a browser asks for: %.40s', async (asked, language) => {
    const { response, page } = await get(
      path,
      asked === undefined ? {} : { 'accept-language': asked },
    )
    expect(attribute(all(page, 'html')[0], 'lang')).toBe(language)
    expect(response.headers.get('vary')).toBe('accept-language, accept-encoding')
    // Each language has one address, whichever way somebody came to it.
    expect(canonical(page)).toBe(origin + path + (language === 'sv' ? '' : `?sprak=${language}`))
    const list = all(page, 'a').find((link) =>
      attribute(link, 'href')?.startsWith('/katalog/event'),
    )
    expect(attribute(list, 'href')).not.toContain(`sprak=${language}`)
  })

  test.each(['xx', 'sv&sprak=fi', '', '<script>'])('is never %j', async (choice) => {
    const { response, page, text } = await get(`${path}?sprak=${choice}`)
    expect(response.status).toBe(200)
    expect(attribute(all(page, 'html')[0], 'lang')).toBe('sv')
    expect(text).not.toContain('<script>"')
  })

  test('holds for lists, for what is not there, and over a redirect', async () => {
    const list = await get('/katalog/venue?sida=2&sprak=en')
    expect(textOf(all(list.page, 'title')[0])).toBe('Places, page 2 – Kulturlots')
    expect(list.text).toContain('href="/katalog/venue?sida=2&amp;sprak=fi"')
    expect(list.text).toContain('href="/katalog/venue?sprak=en"')
    const missing = await get('/katalog/actor/finns-inte?sprak=fi')
    expect([missing.response.status, textOf(all(missing.page, 'h1')[0])]).toEqual([
      404,
      'Sivua ei ole',
    ])
    expect(alternates(missing.page)).toEqual({})
    const { response } = await get('/katalog/venue/venue:hel?sprak=fi')
    expect(response.headers.get('location')).toBe('/katalog/venue/hel?sprak=fi')
  })
})

function alternates(page: Node): Record<string, string> {
  const links = all(page, 'link').filter((link) => attribute(link, 'rel') === 'alternate')
  return Object.fromEntries(
    links.map((link) => [attribute(link, 'hreflang') ?? '', attribute(link, 'href') ?? '']),
  )
}

test('the page’s policy allows its own style and nothing else', async () => {
  const { response, page } = await get('/katalog/actor')
  const style = textOf(all(page, 'style')[0])
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`style-src 'sha256-${Buffer.from(bytes).toString('base64')}'`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('script-src')
})

test('the sitemap holds each page once, with the day when somebody checked it', async () => {
  const { response, text } = await get('/sitemap.xml')
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  const places = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place)
  expect(new Set(places).size).toBe(places.length)
  expect(places).toContain(`${origin}/katalog/venue/v100`)
  expect(places).toContain(`${origin}/katalog/venue?sida=2`)
  expect(text).toContain(
    `<loc>${origin}/katalog/actor/kontrollerad</loc><lastmod>2026-10-02</lastmod>`,
  )
  expect((await get('/sitemap/1.xml')).text).toBe(text)
  expect((await get('/sitemap/2.xml')).response.status).toBe(404)
  expect((await get('/robots.txt')).text).toContain(`Sitemap: ${origin}/sitemap.xml`)
})
