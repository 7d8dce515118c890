/**
 * Sends malformed requests over raw sockets and judges what comes back: a status below 500, or 503 as a stated
 * limit; from 400 on JSON of `{error, reason}`; and always an end.
 */
import { connect } from 'node:net'
import type { Malformed } from './generator.ts'

export interface Outcome {
  /** `closed` where the server ended the connection without a word. */
  readonly status: number | 'closed'
  readonly fault: string | undefined
}

/** The server has not answered what was whole after so long, ms. A hang, not a slow machine. */
const hang = 60_000

export async function send(port: number, request: Malformed): Promise<Outcome> {
  const answer = await talk(port, request)
  if (answer === undefined) return { status: 'closed', fault: 'no answer in a minute' }
  if (answer.length === 0) return { status: 'closed', fault: undefined }
  return judge(afterContinue(answer), request)
}

/** @returns all that the server said; undefined where it said nothing and did not hang up either. */
function talk(port: number, { bytes }: Malformed): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const done = (hung = false) => {
      clearTimeout(longest)
      socket.destroy()
      resolve(hung ? undefined : Buffer.concat(chunks))
    }
    const longest = setTimeout(done, hang, true)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      // The connection may stay open for the next request; this sender has none.
      if (isWhole(Buffer.concat(chunks))) done()
    })
    socket.on('error', () => done())
    socket.on('close', () => done())
    // Hangs up its half: of what is incomplete by its own words the server need not wait for the rest.
    socket.end(bytes)
  })
}

function isWhole(answer: Buffer): boolean {
  const text = answer.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2)) ?? []
  return end >= 0 && length !== undefined && answer.length >= end + 4 + Number(length)
}

/** `100 Continue` is said before the answer. */
function afterContinue(answer: Buffer): Buffer {
  const said = 'HTTP/1.1 100 Continue\r\n\r\n'
  return answer.toString('latin1').startsWith(said) ? answer.subarray(said.length) : answer
}

function judge(answer: Buffer, { bytes }: Malformed): Outcome {
  const text = answer.toString('utf8')
  const [, digits] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? []
  if (digits === undefined) return { status: 'closed', fault: 'an answer that is no HTTP' }
  const status = Number(digits)
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const body = text.slice(head.length + 4)
  if (status >= 500 && status !== 503) return { status, fault: `${status}: ${body.slice(0, 200)}` }
  if (status < 400 || bytes.subarray(0, 5).toString() === 'HEAD ')
    return { status, fault: undefined }
  return {
    status,
    fault: isProblem(head, body)
      ? undefined
      : `${status} without error and reason: ${text.slice(0, 300)}`,
  }
}

function isProblem(head: string, body: string): boolean {
  if (!/\r\ncontent-type: application\/json/i.test(head)) return false
  try {
    const { error, reason } = JSON.parse(body) as Record<string, unknown>
    return typeof error === 'string' && typeof reason === 'string'
  } catch {
    return false
  }
}
