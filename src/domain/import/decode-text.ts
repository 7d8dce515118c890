/**
 * Bytes of a text file as text. UTF-8 where all of it is; else each line by itself, UTF-8 where it can be and
 * Windows-1252 where not, so that a file put together of two kinds keeps its å, ä and ö.
 */
export interface DecodedText {
  readonly text: string
  /** `mixed`: some lines with å, ä, ö or the like are the one, some the other. */
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252' | 'mixed'
  /** Of a mixed file: lines that were read as Windows-1252, from 1; the first few. */
  readonly oddLines: readonly number[]
}

const lineFeed = 0x0a
const told = 20

export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markOf(bytes)
  if (marked) {
    return { text: new TextDecoder(marked).decode(bytes), encoding: 'utf-16', oddLines: [] }
  }
  const whole = asUtf8(bytes)
  // The mark of a file in UTF-8 is taken away by the decoder.
  if (whole !== undefined) return { text: whole, encoding: 'utf-8', oddLines: [] }
  return lineByLine(bytes)
}

function lineByLine(bytes: Uint8Array): DecodedText {
  const windows = new TextDecoder('windows-1252')
  const parts: string[] = []
  const oddLines: number[] = []
  let accentedUtf8 = false
  let start = 0
  for (let line = 1; start < bytes.length; line += 1) {
    const end = bytes.indexOf(lineFeed, start)
    const next = end < 0 ? bytes.length : end + 1
    const slice = bytes.subarray(start, next)
    const text = asUtf8(slice)
    if (text === undefined) oddLines.push(line)
    else if (text.length !== slice.length) accentedUtf8 = true
    parts.push(text ?? windows.decode(slice))
    start = next
  }
  return {
    text: parts.join(''),
    encoding: accentedUtf8 ? 'mixed' : 'windows-1252',
    oddLines: accentedUtf8 ? oddLines.slice(0, told) : [],
  }
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}
