/** What was read and not yet saved: a tab that is ended in the middle of five codes goes on with the sixth. */
import { readFrame, type Frame } from '../../domain/questions/carried-question.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import type { DraftForm } from '../casework/use-draft.ts'
import type { ReadMail } from './read-mail.ts'

export interface TakeInDraft {
  mail: ReadMail | null
  /** As they were read. Of several questions, the last belongs to the one that is being taken in. */
  frames: string[]
}

/** A question has a handful; a wall of codes is somebody's mischief. */
const mostFrames = 200

export const takeInForm: DraftForm<TakeInDraft> = {
  key: 'take-in',
  empty: () => ({ mail: null, frames: [] }),
  isBlank: ({ mail, frames }) => mail === null && frames.length === 0,
  parse(stored) {
    if (!isJsonObject(stored)) return undefined
    const frames = Array.isArray(stored['frames']) ? stored['frames'] : []
    return {
      mail: mailIn(stored['mail']),
      frames: frames.filter((frame: Json): frame is string => typeof frame === 'string'),
    }
  },
}

function mailIn(value: Json | undefined): ReadMail | null {
  if (!isJsonObject(value)) return null
  const text = (member: string) => {
    const stored = value[member]
    return typeof stored === 'string' ? stored : ''
  }
  const attachments = Array.isArray(value['attachments']) ? value['attachments'] : []
  return {
    name: text('name'),
    address: text('address'),
    subject: text('subject'),
    text: text('text'),
    receivedAt: text('receivedAt'),
    attachments: attachments.filter((each: Json): each is string => typeof each === 'string'),
    cut: value['cut'] === true,
  }
}

/** The frames of the question that was seen last. */
export function framesAtHand(frames: readonly string[]): readonly Frame[] {
  const read = frames.flatMap((text) => {
    const reading = readFrame(text)
    return reading.kind === 'frame' ? [reading.frame] : []
  })
  const last = read.at(-1)
  return last ? read.filter(({ set }) => set === last.set) : []
}

/** @returns the same array where nothing is new. */
export function withFrame(frames: string[], text: string): string[] {
  const others = frames.filter((frame) => frame !== text)
  return [...others, text].slice(-mostFrames)
}
