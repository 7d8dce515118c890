/** What the environment decides, read once at start. Everything else takes a `Config`. */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseServerId, type ServerId } from '../src/domain/identifiers.ts'
import { readCouchDbConfig, type CouchDbConfig } from './couchdb-config.ts'
import { root } from './root.ts'

export interface Config {
  /** 0 lets the system choose; the ready line tells which it was. */
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** Origin that browsers see when a proxy stands before the server, e.g. `https://lots.example`. */
  readonly publicOrigin: string | undefined
  /**
   * Addresses and networks that are believed about a browser's address and host when `publicOrigin` is set,
   * beside this machine. No number of hops: that would believe whoever connects, and Fastify refuses it.
   */
  readonly trustedProxies: readonly string[]
  /** Whether this process runs the courier, writes the directory and builds packs. */
  readonly courier: boolean
  readonly logLevel: LogLevel
  /** Left out: the embedded store, in `dataDirectory`. */
  readonly couchdb?: CouchDbConfig | undefined
  /** Left out: what stands in `dataDirectory`. */
  readonly serverId?: ServerId | undefined
  /** Who has it may read `/metrics`; left out: nobody but this machine. */
  readonly metricsToken?: string | undefined
  /** Whose staff this is: stands beside the entries that they have checked. */
  readonly organisation?: string | undefined
  /** The built app. */
  readonly appDirectory: string
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type ConfigOutcome =
  | { readonly kind: 'valid'; readonly config: Config }
  /** Each sentence names the variable and what it takes; none repeats a value, which may be a secret. */
  | { readonly kind: 'invalid'; readonly sentences: readonly string[] }

export const defaultOrganisation = 'Kulturkluster Sörmland'

const builtApp = resolve(root, 'dist')

export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigOutcome {
  const sentences: string[] = []
  const text = (name: string, fallback: string) => environment[name]?.trim() || fallback
  const read = <T>(
    name: string,
    fallback: string,
    parse: (text: string) => T | undefined,
    takes: string,
  ) => {
    const value = parse(text(name, fallback))
    if (value === undefined) sentences.push(`${name} ${takes}.`)
    return value
  }

  const couchdb = readCouchDbConfig(environment)
  if (couchdb.kind === 'invalid') sentences.push(...couchdb.sentences)
  const serverId = read(
    'SERVER_ID',
    '',
    (id) => (id === '' ? null : parsedServerId(id)),
    'takes letters, digits, hyphens, dots and underscores, such as a ULID',
  )
  const port = read('PORT', '4280', parsePort, 'takes a whole number from 0 to 65535')
  const publicOrigin = read(
    'PUBLIC_URL',
    '',
    parseOrigin,
    'takes an http or https address without a path, such as https://lots.example',
  )
  const trustedProxies = read(
    'TRUST_PROXY',
    '',
    parseProxies,
    'takes addresses or networks, such as 192.0.2.2 or 192.0.2.0/28, with commas between',
  )
  const courier = read('COURIER', 'on', parseSwitch, 'takes on or off')
  const metricsToken = read('METRICS_TOKEN', '', parseToken, 'takes at least 16 characters')
  const logLevel = read('LOG_LEVEL', 'info', parseLogLevel, `takes one of ${logLevels.join(', ')}`)

  if (
    sentences.length > 0 ||
    port === undefined ||
    publicOrigin === undefined ||
    trustedProxies === undefined ||
    courier === undefined ||
    metricsToken === undefined ||
    logLevel === undefined ||
    serverId === undefined
  ) {
    return { kind: 'invalid', sentences }
  }
  return {
    kind: 'valid',
    config: {
      port,
      host: text('HOST', '127.0.0.1'),
      dataDirectory: resolve(text('DATA_DIR', './data')),
      publicOrigin: publicOrigin === '' ? undefined : publicOrigin,
      trustedProxies,
      courier,
      logLevel,
      couchdb: couchdb.kind === 'valid' ? couchdb.couchdb : undefined,
      serverId: serverId ?? undefined,
      metricsToken: metricsToken === '' ? undefined : metricsToken,
      organisation: text('ORGANISATION', defaultOrganisation),
      appDirectory: resolve(text('APP_DIR', builtApp)),
    },
  }
}

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

/** @returns '' when unset. */
function parseOrigin(text: string): string | undefined {
  if (text === '') return ''
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
    ? url.origin
    : undefined
}

function parseProxies(text: string): readonly string[] | undefined {
  const addresses = text === '' ? [] : text.split(',').map((address) => address.trim())
  return addresses.every(isNetwork) ? addresses : undefined
}

/** An address, or a network with the length of its prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === 0 || more.length > 0) return false
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits)
}

function parsedServerId(text: string): ServerId | undefined {
  try {
    return parseServerId(text)
  } catch {
    return undefined
  }
}

/** @returns '' when unset. */
function parseToken(text: string): string | undefined {
  return text === '' || /^\S{16,}$/.test(text) ? text : undefined
}

function parseSwitch(text: string): boolean | undefined {
  return text === 'on' ? true : text === 'off' ? false : undefined
}

function parseLogLevel(text: string): LogLevel | undefined {
  return logLevels.find((level) => level === text)
}
