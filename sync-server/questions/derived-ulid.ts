import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 48 bits of milliseconds: into the year 10889. */
const latest = 2 ** 48 - 1

/** The same for the same time and source, so that what it names is made once however often it is tried. */
export function derivedUlid(time: number, source: string): string {
  let left = Math.min(Math.max(Number.isFinite(time) ? Math.trunc(time) : 0, 0), latest)
  let head = ''
  for (let place = 0; place < 10; place += 1) {
    head = alphabet.charAt(left % 32) + head
    left = Math.floor(left / 32)
  }
  const bytes = createHash('sha256').update(source).digest()
  const tail = Array.from(bytes.subarray(0, 16), (byte) => alphabet.charAt(byte % 32))
  return head + tail.join('')
}
