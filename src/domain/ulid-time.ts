const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Milliseconds since 1970 that a ULID (or `<type>:<ulid>`) was made at, by its maker's clock; null for slugs. */
export function timeOfUlid(id: string): number | null {
  const text = id.slice(id.indexOf(':') + 1)
  if (text.length !== 26) return null
  let time = 0
  for (const character of text.slice(0, 10)) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) return null
    time = time * 32 + digit
  }
  return time
}
