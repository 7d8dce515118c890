/** MIME multipart bodies (RFC 2046), as far as CouchDB uses them. */
import { randomUUID } from 'node:crypto'
import { BadRequest } from '../couch/query-values.ts'

export interface Part {
  readonly type: string
  readonly data: Buffer
  /** Of a file. */
  readonly name?: string
}

export function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw new BadRequest('A multipart body has a boundary.')
  return boundary
}

/** @throws BadRequest where the end is missing: a cut body must not be taken for a whole one. */
export function parseParts(body: Buffer, boundary: string): readonly Part[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const whole = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: Part[] = []
  let start = whole.indexOf(delimiter)
  for (;;) {
    if (start < 0) throw new BadRequest('The multipart body has no end.')
    const after = start + delimiter.length
    if (whole.subarray(after, after + 2).toString('latin1') === '--') return parts
    const end = whole.indexOf(delimiter, after)
    if (end < 0) throw new BadRequest('The multipart body has no end.')
    parts.push(parsePart(whole.subarray(after, end)))
    start = end
  }
}

function parsePart(part: Buffer): Part {
  const blank = part.indexOf('\r\n\r\n')
  if (blank < 0) throw new BadRequest('A part has no blank line after its headers.')
  const head = part.subarray(0, blank).toString('latin1')
  const [, type = 'application/octet-stream'] = /content-type:\s*([^\r\n]+)/i.exec(head) ?? []
  return { type, data: part.subarray(blank + 4) }
}

/** @returns a part itself, so that parts can stand in parts. */
export function writeParts(kind: 'related' | 'mixed', parts: readonly Part[]): Part {
  const boundary = randomUUID().replaceAll('-', '')
  const pieces = parts.flatMap(({ type, data, name }) => {
    const file =
      name === undefined
        ? ''
        : `\r\nContent-Disposition: attachment; filename=${JSON.stringify(name)}`
    const length = `\r\nContent-Length: ${data.length}`
    return [Buffer.from(`\r\n--${boundary}\r\nContent-Type: ${type}${file}${length}\r\n\r\n`), data]
  })
  const data = Buffer.concat([...pieces, Buffer.from(`\r\n--${boundary}--`)])
  return { type: `multipart/${kind}; boundary="${boundary}"`, data }
}
