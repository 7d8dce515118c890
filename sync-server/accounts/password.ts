/**
 * Passwords as argon2id in PHC string form, so that parameters can be raised for new passwords while
 * old ones still verify with their own.
 * Parameters: OWASP Password Storage Cheat Sheet, argon2id, m=19 MiB, t=2, p=1.
 */
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

const argon2id = promisify(argon2)

/** Of the four threads that Node has for such work, two stay free: what is saved waits for the disk on one. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function derive(parameters: Argon2Parameters): Promise<Buffer> {
  if (running < mostAtOnce) running += 1
  // Whoever is done hands the place on.
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await argon2id('argon2id', parameters)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive({
    message: normalised(password),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength,
  })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** @throws TypeError when `stored` is not a PHC string of ours: a damaged account, not a wrong password. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, m, t, p, nonce, tag] = phc.exec(stored) ?? []
  if (nonce === undefined || tag === undefined) throw new TypeError('Not a stored password.')
  const expected = Buffer.from(tag, 'base64')
  const actual = await derive({
    message: normalised(password),
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    tagLength: expected.length,
  })
  return timingSafeEqual(actual, expected)
}

/** "å" typed as one sign on a phone and as two on a Mac is the same password (NIST SP 800-63B §3.1.1.2). */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
