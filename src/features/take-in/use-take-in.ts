/** What is being taken in: recognised, kept in a draft where it holds more than a line, and told of in one sentence. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { readFrame } from '../../domain/questions/carried-question.ts'
import type { Journal } from '../../journal/record.ts'
import { oneAtATime } from '../casework/one-at-a-time.ts'
import type { Draft } from '../casework/use-draft.ts'
import { recognise, type Incoming } from './incoming.ts'
import { readIncomingFile } from './read-file.ts'
import { readMail } from './read-mail.ts'
import { withFrame, type TakeInDraft } from './take-in-draft.ts'

export type TakeInTrouble =
  | 'nothing'
  | 'too-large'
  | 'no-code'
  | 'outlook'
  | 'other'
  | 'broken-mail'
  | 'broken-card'
  | 'damaged'
  | 'newer'
  | 'reader'

/** Shown as it is, and not kept: it is scanned or pasted again as quickly as it is found again. */
export type Loose = Extract<Incoming, { readonly kind: 'card' | 'page' | 'text' }>

export interface TakingIn {
  readonly loose: ShallowRef<Loose | undefined>
  readonly trouble: Ref<TakeInTrouble | undefined>
  readonly busy: Readonly<Ref<boolean>>
  readonly takeText: (text: string) => Promise<void>
  readonly takeFile: (file: File) => Promise<void>
}

export function useTakeIn(journal: Journal, { content }: Draft<TakeInDraft>): TakingIn {
  const loose = shallowRef<Loose>()
  const trouble = ref<TakeInTrouble>()

  /** @param source the same, byte for byte: an e-mail says in itself how it is written. */
  async function take(text: string, source: string | Blob = text) {
    const draft = content.value
    if (!draft) return
    trouble.value = undefined
    const incoming = recognise(text, location.origin)
    loose.value = undefined
    switch (incoming.kind) {
      case 'frames':
        if (incoming.frames.length === 0) trouble.value = 'damaged'
        for (const each of text.trim().split(/\s+/)) {
          if (readFrame(each).kind === 'frame') draft.frames = withFrame(draft.frames, each)
        }
        return
      case 'mail': {
        const mail = await readMail(source, journal.clock())
        if (mail) draft.mail = mail
        else trouble.value = 'broken-mail'
        return
      }
      case 'card':
      case 'page':
      case 'text':
        loose.value = incoming
        return
      default:
        trouble.value = incoming.kind
    }
  }

  async function read(file: File) {
    trouble.value = undefined
    try {
      const reading = await readIncomingFile(file)
      if (reading.kind === 'text')
        await take(reading.text, file.type.startsWith('image/') ? reading.text : file)
      else trouble.value = reading.kind
    } catch {
      // What reads codes is not on the device and there is no network, or the file went away meanwhile.
      trouble.value = file.type.startsWith('image/') ? 'reader' : 'other'
    }
  }

  const { busy, run } = oneAtATime((source: string | File) =>
    typeof source === 'string' ? take(source) : read(source),
  )
  return { loose, trouble, busy, takeText: run, takeFile: run }
}
