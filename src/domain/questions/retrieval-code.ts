/**
 * The code that fetches a question and its replies on any device: made on the asker's own, written down on
 * paper, read out on the phone. Knowing it is all that is asked for, so it can't be guessed: 12 of 29 signs are
 * 58 bits.
 *
 * Crockford's base32 less B, S and Z: no two of its signs look or sound alike in a hurried hand. What people
 * write in the place of one is read as that one.
 */
const signs = '0123456789ACDEFGHJKMNPQRTVWXY'
const misread: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
  U: 'V',
}
const length = 12
const group = 4
const whole = new RegExp(`^[${signs}]{${length}}$`)

/** 128 bits for 58: what is left over when they are divided favours no sign that anybody could tell. */
export const retrievalCodeBytes = 16

/** @param random at least `retrievalCodeBytes` bytes that nobody can foretell. @returns `7K2M-04QX-9ATD` */
export function makeRetrievalCode(random: Uint8Array): string {
  if (random.length < retrievalCodeBytes) throw new TypeError('Too little randomness for a code.')
  let left = 0n
  for (const byte of random) left = left * 256n + BigInt(byte)
  let code = ''
  const base = BigInt(signs.length)
  for (let place = 0; place < length; place += 1) {
    code += signs.charAt(Number(left % base))
    left /= base
  }
  return inGroups(code)
}

/** As it was made, from how somebody typed it; undefined for what can't be a code. */
export function parseRetrievalCode(typed: string): string | undefined {
  // Longer than anybody groups twelve signs: nothing to read through.
  if (typed.length > 80) return undefined
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}.,_]/gu, '')
    .replaceAll(/[OILZSBU]/g, (sign) => misread[sign] ?? sign)
  return whole.test(plain) ? inGroups(plain) : undefined
}

function inGroups(code: string): string {
  const groups: string[] = []
  for (let at = 0; at < code.length; at += group) groups.push(code.slice(at, at + group))
  return groups.join('-')
}
