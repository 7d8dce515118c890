import { describe, expect, test } from 'vitest'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { checksum, fromBase32, toBase32 } from '../../src/domain/questions/base32.ts'
import {
  framesOf,
  joinFrames,
  longestFrame,
  readFrame,
  type CarriedQuestion,
  type Frame,
} from '../../src/domain/questions/carried-question.ts'

const question: CarriedQuestion = {
  id: parseDocumentId('question:01JD0000000000000000000000'),
  text: 'Vi söker en replokal för vår kör – var vänder vi oss? <b>🎶</b>',
  name: 'Gun-Britt',
  reach: 'gun-britt@example.se',
  fields: ['musik'],
  municipalities: ['0484'],
  want: 'lokal',
  entry: 'venue:folkets-hus',
  consents: ['publish', 'share'],
}
const long = { ...question, text: 'Kör på söndag 🎶 '.repeat(450) }

function read(texts: readonly string[]): readonly Frame[] {
  return texts.flatMap((text) => {
    const reading = readFrame(text)
    return reading.kind === 'frame' ? [reading.frame] : []
  })
}

describe('a carried question', () => {
  test('comes out as it went in, in one frame when it is short', () => {
    const frames = framesOf(question)
    expect(frames).toHaveLength(1)
    expect(joinFrames(read(frames))).toEqual({ kind: 'whole', question })
  })

  test('is joined from frames in any order, seen more than once', () => {
    const frames = framesOf(long)
    expect(frames.length).toBeGreaterThan(10)
    expect(joinFrames(read([...frames, ...frames].reverse()))).toEqual({
      kind: 'whole',
      question: long,
    })
  })

  test('fits its codes, and its codes their squares', () => {
    expect(read(framesOf({ ...question, text: `a${'\u0001'.repeat(7_999)}` })).length).toBe(
      framesOf({ ...question, text: `a${'\u0001'.repeat(7_999)}` }).length,
    )
    const longest = { ...question, text: '字'.repeat(8_000), reach: '字'.repeat(300) }
    const frames = framesOf(longest)
    expect(frames.length).toBeLessThan(150)
    for (const frame of frames) {
      expect(frame.length).toBeLessThanOrEqual(longestFrame)
      expect(frame).toMatch(/^KL1:[0-9A-Z:]+$/)
    }
    expect(joinFrames(read(frames))).toEqual({ kind: 'whole', question: longest })
  })

  test('says which frames are missing', () => {
    const frames = framesOf(long)
    const some = read(frames.filter((_, index) => index !== 2))
    expect(joinFrames(some)).toEqual({ kind: 'missing', numbers: [3], count: frames.length })
  })

  test('is never mixed of two', () => {
    const [mine] = framesOf(long)
    const [, theirs] = framesOf({ ...long, name: 'Bo' })
    const joined = joinFrames(read([mine ?? '', theirs ?? '']))
    expect(joined.kind === 'missing' && joined.numbers.includes(2)).toBe(true)
  })

  test('leaves out a frame with any sign changed', () => {
    const [frame = ''] = framesOf(question)
    for (let at = 4; at < frame.length; at += 7) {
      const other = frame[at] === '7' ? '8' : '7'
      const changed = `${frame.slice(0, at)}${other}${frame.slice(at + 1)}`
      expect(readFrame(changed).kind).toBe('damaged')
    }
  })

  test('tells another code and a newer format from a damaged one', () => {
    expect(readFrame('https://example.se/')).toEqual({ kind: 'other' })
    expect(readFrame('BEGIN:VCARD')).toEqual({ kind: 'other' })
    expect(readFrame('KL2:WHATEVER')).toEqual({ kind: 'newer' })
    expect(readFrame('KL1:')).toEqual({ kind: 'damaged' })
    expect(readFrame(`KL1:${'A'.repeat(100_000)}`)).toEqual({ kind: 'damaged' })
    expect(readFrame(` ${framesOf(question)[0]?.toLowerCase() ?? ''}\n`).kind).toBe('frame')
  })

  test.each([
    ['no array', {}],
    ['no ulid', ['../x', 'Text', '', '', [], [], '', '', []]],
    ['only spaces', ['01JD0000000000000000000000', '  ', '', '', [], [], '', '', []]],
    ['a text as a number', ['01JD0000000000000000000000', 5, '', '', [], [], '', '', []]],
    ['too long', ['01JD0000000000000000000000', 'a'.repeat(8_001), '', '', [], [], '', '', []]],
    ['words that are none', ['01JD0000000000000000000000', 'a', '', '', [1], [], '', '', []]],
  ])('is refused when what the frames hold is none: %s', (_name, value) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value))
    const whole = { set: checksum(bytes), number: 1, count: 1, part: toBase32(bytes) }
    expect(joinFrames([whole])).toEqual({ kind: 'damaged' })
  })
})

test('base32 and its checksum are those that are known', () => {
  const bytes = new TextEncoder().encode('123456789')
  // CRC-32 of "123456789" is CBF43926.
  expect(fromBase32(checksum(bytes))).toEqual(Uint8Array.of(0xcb, 0xf4, 0x39, 0x26))
  expect(fromBase32(toBase32(bytes))).toEqual(bytes)
  expect(fromBase32('U')).toBeUndefined()
})
