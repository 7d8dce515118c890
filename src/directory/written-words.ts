/**
 * Words as they are written, each known by a number: a table of hashes beside the letters themselves. A pack
 * holds a hundred thousand words and some thousand different ones; cutting each out as a string to look it up in
 * a `Map` takes twice the time.
 */
export interface WrittenWords {
  /** Calls `take` with the number of each word of a text: numbers go up by one with each new word. */
  read(text: string, take: (word: number) => void): void
  /** As it is written. */
  word(number: number): string
}

const space = 32

export function createWrittenWords(): WrittenWords {
  let letters = new Uint16Array(1 << 16)
  let used = 0
  let size = 0
  let ends = new Uint32Array(1 << 12)
  let hashes = new Int32Array(1 << 12)
  /** Numbers plus one by hash, the next free place after it; nought where there is none. */
  let table = new Int32Array(1 << 13)

  function numberOf(text: string, from: number, to: number, hash: number): number {
    const mask = table.length - 1
    let slot = hash & mask
    for (let known = table[slot] ?? 0; known !== 0; known = table[slot] ?? 0) {
      if (hashes[known - 1] === hash && isSame(known - 1, text, from, to)) return known - 1
      slot = (slot + 1) & mask
    }
    return added(text, from, to, hash, slot)
  }

  function isSame(number: number, text: string, from: number, to: number): boolean {
    const start = number === 0 ? 0 : (ends[number - 1] ?? 0)
    if ((ends[number] ?? 0) - start !== to - from) return false
    for (let at = from; at < to; at += 1) {
      if (letters[start + at - from] !== text.charCodeAt(at)) return false
    }
    return true
  }

  function added(text: string, from: number, to: number, hash: number, slot: number): number {
    while (used + to - from > letters.length)
      letters = larger(letters, new Uint16Array(letters.length * 2))
    for (let at = from; at < to; at += 1) letters[used + at - from] = text.charCodeAt(at)
    used += to - from
    if (size === ends.length) {
      ends = larger(ends, new Uint32Array(size * 2))
      hashes = larger(hashes, new Int32Array(size * 2))
    }
    ends[size] = used
    hashes[size] = hash
    size += 1
    table[slot] = size
    // Half full: longer ways to a free place than that cost more than the room.
    if (size * 2 > table.length) spread()
    return size - 1
  }

  function spread(): void {
    table = new Int32Array(table.length * 2)
    const mask = table.length - 1
    for (let number = 0; number < size; number += 1) {
      let slot = (hashes[number] ?? 0) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = number + 1
    }
  }

  return {
    read(text, take) {
      let from = 0
      let hash = 0
      for (let at = 0; at < text.length; at += 1) {
        const letter = text.charCodeAt(at)
        if (letter !== space) {
          // FNV-1a, over letters instead of bytes.
          hash = Math.imul(hash ^ letter, 16_777_619)
          continue
        }
        if (at > from) take(numberOf(text, from, at, hash))
        from = at + 1
        hash = 0
      }
      if (text.length > from) take(numberOf(text, from, text.length, hash))
    },
    word(number) {
      const start = number === 0 ? 0 : (ends[number - 1] ?? 0)
      let word = ''
      for (const letter of letters.subarray(start, ends[number]))
        word += String.fromCharCode(letter)
      return word
    },
  }
}

export function larger<Values extends Uint16Array | Uint32Array | Int32Array>(
  from: Values,
  to: Values,
): Values {
  to.set(from)
  return to
}
