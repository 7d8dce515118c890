/**
 * Requests that no client of ours sends. Each kind begins with something that a route would take and breaks
 * one thing, since what is broken everywhere never gets past the first door.
 */
import type { Chance } from './chance.ts'
import {
  headerNames,
  headerValues,
  methods,
  queries,
  revisions,
  sequences,
  strange,
  strangeKeys,
  traps,
} from './words.ts'

export interface Malformed {
  readonly kind: string
  readonly bytes: Buffer
}

export interface Asker {
  /** `name=value`, or none. */
  readonly cookie: string | undefined
  readonly user: string | undefined
  readonly origin: string
}

interface Parts {
  method: string
  path: string
  headers: [string, string][]
  body: Buffer | undefined
}

const reads = [
  '/api/session',
  '/api/directory/manifest',
  '/api/directory/changes?since=x',
  '/api/erased?since=0',
  '/api/erased?since=-1',
  '/healthz',
  '/db/casework/',
  '/db/casework/_changes',
  '/db/casework/_all_docs',
  '/db/casework/_news',
  '/api/sync?device=x',
  '/metrics',
  '/db/casework/need:01JH0000000000000000000001',
  '/db/casework/_local/device',
  '/db/own/_changes?feed=normal',
  '/db/own/note:01JH0000000000000000000001/photo.jpg',
]
const writes = [
  '/api/session',
  '/api/account',
  '/api/account/password',
  '/db/casework/_bulk_docs',
  '/db/casework/_bulk_get',
  '/db/casework/_revs_diff',
  '/db/casework/_all_docs',
  '/db/casework/_changes',
  '/db/own/_bulk_docs',
  '/db/own/_bulk_get',
  '/api/sync',
]

/** What a good body looks like, to be spoiled. */
const bodies: Readonly<Record<string, unknown>> = {
  session: { name: 'falt', password: 'en lang fras' },
  docs: {
    docs: [
      {
        _id: 'need:01JH0000000000000000000001',
        type: 'need',
        schemaVersion: 1,
        seen: { 'device-1': 1 },
        registers: {
          text: { values: [{ value: 'x', dot: ['device-1', 1], at: 'x', by: 'somebody' }] },
          state: { values: [{ value: 'new', dot: ['device-1', 1], at: 'x', by: 'somebody' }] },
          fields: { elements: { dans: [{ dot: ['device-1', 1], at: 'x', by: 'somebody' }] } },
        },
      },
    ],
    new_edits: true,
  },
  get: { docs: [{ id: 'need:01JH0000000000000000000001', rev: '1-abc' }] },
  diff: { 'need:01JH0000000000000000000001': ['1-abc', '2-def'] },
  keys: { keys: ['need:01JH0000000000000000000001'], include_docs: true, limit: 10 },
  ids: { doc_ids: ['need:01JH0000000000000000000001'] },
  local: { last: '12-abc', _rev: '0-1' },
}

type Spoil = (chance: Chance, asker: Asker) => Buffer

const kinds: Readonly<Record<string, Spoil>> = {
  'random bytes': (chance) => chance.bytes(1 + chance.below(200)),
  'truncated JSON': (chance, asker) => {
    const text = goodBody(chance)
    return http(asker, post(chance, text.slice(0, 1 + chance.below(text.length))))
  },
  'flipped bytes': (chance, asker) => {
    const body = Buffer.from(goodBody(chance))
    for (let times = 0; times <= chance.below(4); times += 1) {
      body[chance.below(body.length)] = chance.below(256)
    }
    return http(asker, post(chance, body))
  },
  'wrong types': (chance, asker) => {
    const body = spoiled(structuredClone(chance.of(Object.values(bodies))), chance)
    return http(asker, post(chance, JSON.stringify(body)))
  },
  'no JSON value': (chance, asker) => {
    const text = chance.of([
      '',
      ' ',
      'null',
      '1',
      '"x"',
      '[]',
      'NaN',
      '{"a":1}{',
      '\ufeff{}',
      '{"a":01}',
    ])
    return http(asker, post(chance, text))
  },
  'deep nesting': (chance, asker) => {
    const depth = chance.of([50, 99, 101, 1000, 10_000])
    const open = chance.of(['[', '{"a":'])
    const body = `{"docs":${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}}`
    return http(asker, post(chance, body))
  },
  'huge numbers': (chance, asker) => {
    const number = chance.of(['1e999', '-1e999', '9'.repeat(400), '1e-999', '0.'.padEnd(300, '1')])
    const body = goodBody(chance).replace(/\b1\b/, number)
    return http(asker, post(chance, body))
  },
  'poisoned prototypes': (chance, asker) => {
    const key = chance.of(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'then'])
    const body = goodBody(chance).replace('{', `{"${key}":{"prototype":{"isAdmin":true}},`)
    return http(asker, post(chance, body))
  },
  'bad revisions': (chance, asker) => {
    const rev = chance.of(revisions)
    const query = `${chance.of(['rev', 'open_revs'])}=${rev}`
    if (chance.happens(0.5)) return http(asker, get(`${pathOf(chance)}?${query}`))
    const body = JSON.stringify(chance.of([bodies['get'], bodies['diff'], bodies['docs']]))
    return http(
      asker,
      post(chance, body.replaceAll(/\d-[a-f]{3}/g, JSON.stringify(rev).slice(1, -1))),
    )
  },
  'bad sequences': (chance, asker) => {
    const query = `since=${chance.of(sequences)}&limit=${chance.of(['1', '-1', 'x', '1e9'])}`
    const path = chance.of([
      '/db/casework/_changes',
      '/db/own/_changes',
      '/api/erased',
      '/api/directory/changes',
    ])
    return http(asker, get(`${path}?${query}`))
  },
  'odd queries': (chance, asker) => {
    const query = Array.from({ length: 1 + chance.below(5) }, () => {
      const value = chance.of([
        ...sequences,
        ...revisions,
        'true',
        'false',
        '""',
        '%22%22',
        '[1',
        '1',
      ])
      const name = chance.of(queries)
      return `${name}=${value}`
    })
    return http(asker, get(`${pathOf(chance)}?${query.join('&')}`))
  },
  'path tricks': (chance, asker) => {
    const parts = chance.of([...reads, ...writes, '/assets/x.js', '/']).split('/')
    parts.splice(chance.below(parts.length + 1), chance.below(2), chance.of(traps))
    const path = parts.join('/')
    return http(asker, {
      ...get(path.startsWith('/') ? path : `/${path}`),
      method: chance.of(methods.slice(0, 8)),
    })
  },
  'raw targets': (chance, asker) => {
    const target = chance.of([
      '*',
      '',
      'http://elsewhere/',
      '//',
      '/ /',
      '/\t',
      '/ä',
      '?',
      '#',
      'x:1',
      `/${'a'.repeat(20_000)}`,
      '/\0',
    ])
    return http(asker, get(target))
  },
  methods: (chance, asker) => {
    const path = chance.of([...reads, ...writes])
    return http(asker, { ...post(chance, goodBody(chance)), path, method: chance.of(methods) })
  },
  'odd headers': (chance, asker) => {
    const request = chance.happens(0.5) ? get(chance.of(reads)) : post(chance, goodBody(chance))
    for (let times = 0; times <= chance.below(3); times += 1) {
      request.headers.push([chance.of(headerNames), chance.of(headerValues)])
    }
    return http(asker, request)
  },
  'broken headers': (chance, asker) => {
    const line = chance.of([
      'x',
      ': x',
      'a b: c',
      'a\0: b',
      ' folded: x',
      'a: b\rc: d',
      `a: ${'b'.repeat(20_000)}`,
      '\u00e4: x',
    ])
    return http(asker, get(chance.of(reads)), line)
  },
  'many headers': (chance, asker) => {
    const request = get(chance.of(reads))
    const count = chance.of([100, 500, 3000])
    for (let index = 0; index < count; index += 1) request.headers.push([`x-${index}`, 'y'])
    return http(asker, request)
  },
  'wrong lengths': (chance, asker) => {
    const body = goodBody(chance)
    const length = chance.of([
      '-1',
      'x',
      '1e3',
      '0',
      String(body.length - 1),
      '999999999999',
      '1, 2',
    ])
    const { path } = post(chance, '')
    const head = lines(asker, { method: 'POST', path, headers: [json], body: undefined })
    return Buffer.from(`${head}content-length: ${length}\r\n\r\n${body}`)
  },
  'broken chunks': (chance, asker) => {
    const { path } = post(chance, '')
    const head = lines(asker, {
      method: 'POST',
      path,
      headers: [json, ['transfer-encoding', 'chunked']],
      body: undefined,
    })
    const chunks = chance.of([
      'zz\r\n{}\r\n0\r\n\r\n',
      '2\r\n{}x\r\n0\r\n\r\n',
      'ffffffffffffffff1\r\n{}',
      '2;a=b\r\n{}\r\n0\r\n\r\n',
      '-1\r\n',
      '2\r\n{}\r\n0\r\nx: y\r\n\r\n',
      `2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    ])
    return Buffer.from(`${head}\r\n${chunks}`)
  },
  'wrong encodings': (chance, asker) => {
    const request = post(chance, chance.bytes(1 + chance.below(100)))
    const type = chance.of([
      'application/json; charset=latin1',
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/xml',
      '',
      'application/json;;;',
      'image/png',
    ])
    request.headers = [['content-type', type]]
    if (chance.happens(0.5))
      request.headers.push(['content-encoding', chance.of(['gzip', 'br', 'x'])])
    return http(asker, request)
  },
  'large bodies': (chance, asker) => {
    const text = JSON.stringify({
      docs: [{ _id: 'need:x', text: 'x'.repeat(chance.of([70_000, 300_000])) }],
    })
    return http(asker, post(chance, text))
  },
  'half a request': (chance, asker) => {
    const whole = http(asker, post(chance, goodBody(chance)))
    return whole.subarray(0, 1 + chance.below(whole.length - 1))
  },
  'two in one': (chance, asker) => {
    const [one, other] = [
      http(asker, get(chance.of(reads)), undefined, 'keep-alive'),
      chance.bytes(40),
    ]
    return Buffer.concat([one, other])
  },
  'bad cookies': (chance, asker) => {
    const value = chance.of([...headerValues, '../..', 'A'.repeat(43), '\u0080'])
    return http({ ...asker, cookie: `kulturlots=${value}` }, get(chance.of(reads)))
  },
  'wrong users': (chance, asker) => {
    const user = chance.of(['', 'x', '../x', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'own-x', 'null'])
    return http(
      { ...asker, user },
      chance.happens(0.5) ? get(chance.of(reads)) : post(chance, goodBody(chance)),
    )
  },
  'local documents': (chance, asker) => {
    const body = spoiled(structuredClone(bodies['local']), chance)
    const id = encodeURIComponent(
      chance.of(['device', 'x'.repeat(250), '../x', 'a/b', '', '\0', 'ä']),
    )
    const path = `/db/${chance.of(['casework', 'own'])}/_local/${id}`
    return http(asker, { ...post(chance, JSON.stringify(body)), path, method: 'PUT' })
  },
}

export const malformedKinds = Object.keys(kinds)

export function malformed(chance: Chance, asker: Asker): Malformed {
  const kind = chance.of(malformedKinds)
  const spoil = kinds[kind]
  if (!spoil) throw new Error('A kind has a way to spoil.')
  return { kind, bytes: spoil(chance, asker) }
}

const json: [string, string] = ['content-type', 'application/json']

function get(path: string): Parts {
  return { method: 'GET', path, headers: [], body: undefined }
}

function post(chance: Chance, body: string | Buffer): Parts {
  return { method: 'POST', path: chance.of(writes), headers: [json], body: Buffer.from(body) }
}

function pathOf(chance: Chance): string {
  return chance.of(reads).replace(/\?.*/, '')
}

function goodBody(chance: Chance): string {
  return JSON.stringify(chance.of(Object.values(bodies)))
}

/** One value somewhere inside is another one, or one more. */
function spoiled(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return chance.of(strange)
  const keys = Object.keys(value)
  const map = value as Record<string, unknown>
  if (keys.length === 0 || chance.happens(0.1)) {
    if (Array.isArray(value)) value.push(chance.of(strange))
    else map[chance.of(strangeKeys)] = chance.of(strange)
    return map
  }
  const key = chance.of(keys)
  map[key] = spoiled(map[key], chance)
  return map
}

/** Without the one request that would sign the asker out, and leave all that follow at the first door. */
function staying({ method, path, ...rest }: Parts): Parts {
  const leaves = method === 'DELETE' && path.includes('session')
  return { ...rest, path, method: leaves ? 'PATCH' : method }
}

function http(asker: Asker, sent: Parts, extraLine?: string, connection = 'close'): Buffer {
  const parts = staying(sent)
  const { body } = parts
  const length = body ? [`content-length: ${body.length}`] : []
  const extra = extraLine === undefined ? [] : [extraLine]
  const rest = [...extra, ...length].map((line) => `${line}\r\n`).join('')
  const head = `${lines(asker, parts, connection)}${rest}\r\n`
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)])
}

function lines(
  { cookie, user, origin }: Asker,
  { method, path, headers }: Parts,
  connection = 'close',
): string {
  const own: [string, string][] = [
    ['host', new URL(origin).host],
    ['connection', connection],
    ['origin', origin],
    ...(cookie === undefined ? [] : [['cookie', cookie] as [string, string]]),
    ...(user === undefined ? [] : [['x-kulturlots-user', user] as [string, string]]),
  ]
  const all = [...own, ...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `${method} ${path} HTTP/1.1\r\n${all}`
}
