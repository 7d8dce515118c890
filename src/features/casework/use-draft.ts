/**
 * A form's content, kept on the device at every keystroke and there again when the form is opened.
 *
 *   opening ──(draft read)──▶ writing ──keystroke──▶ kept ──command with its key──▶ `used()`
 */
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { claimDraft, type DraftClaim } from '../../journal/draft-claim.ts'
import { createDraftWriter, type DraftWriter } from '../../journal/drafts.ts'
import { withPatience } from '../../journal/patience.ts'
import type { Journal } from '../../journal/record.ts'
import { isFull } from '../../journal/storage-trouble.ts'

export interface Draft<Content> {
  /** What a command names to use the draft up. The form's own, or another where a second tab has that one. */
  readonly key: Readonly<ShallowRef<string>>
  /** Undefined until the device has answered. */
  readonly content: Ref<Content | undefined>
  /** What is on screen was written earlier. */
  readonly restored: Ref<boolean>
  /** The device does not keep what is being written; it is on screen only. */
  readonly trouble: Readonly<ShallowRef<'full' | 'failed' | undefined>>
  /** Resolves when the newest content is on the disk, or could not be put there (`trouble`). */
  flushed(): Promise<void>
  /** Right before a command that names the draft: what is still to be written of it comes first. */
  beforeCommand(): void
  /** A command has taken the draft with it: the form starts anew, once nothing of it is stored. */
  used(): Promise<void>
  /**
   * The command is held in memory: the draft stays on the disk, where a killed browser finds it, and belongs
   * to what is held; the form starts anew under another key.
   */
  handOver(): Promise<void>
  /** Throws the draft away. @returns what was thrown, so that it can be put back. */
  startOver(): Promise<Content | undefined>
}

export interface DraftForm<Content> {
  readonly key: string
  readonly empty: () => Content
  /** What an earlier version or a damaged disk left is parsed, never trusted. */
  readonly parse: (stored: unknown) => Content | undefined
  readonly isBlank: (content: Content) => boolean
}

export function useDraft<Content extends object>(
  journal: Journal,
  form: DraftForm<Content>,
): Draft<Content> {
  const { database, clock } = journal
  const content: Ref<Content | undefined> = ref()
  const restored = ref(false)
  const trouble = shallowRef<'full' | 'failed'>()
  const key = shallowRef(form.key)
  let claim: DraftClaim | undefined
  let writer: DraftWriter | undefined
  let closed = false
  onScopeDispose(() => {
    closed = true
    void letGo()
  })

  const fail = (error: unknown) => (trouble.value = isFull(error) ? 'full' : 'failed')

  /** @returns what was left under the key that is now this form's. */
  async function take(): Promise<Content | undefined> {
    let stored: Content | undefined
    try {
      const claiming = claimDraft(database, form.key, (content) => {
        const earlier = form.parse(content)
        return earlier !== undefined && !form.isBlank(earlier)
      })
      claim = await withPatience(claiming)
      stored = form.parse(claim.content)
    } catch (error) {
      fail(error)
    }
    key.value = claim?.key ?? form.key
    writer = createDraftWriter(database, key.value, clock, fail)
    return stored
  }

  async function open() {
    const stored = await take()
    if (closed) {
      await letGo()
      return
    }
    restored.value = stored !== undefined && !form.isBlank(stored)
    content.value = stored ?? form.empty()
    // Synchronous, so that not even the last letter before a crash waits for the next tick.
    watch(
      content,
      (now) => {
        if (now !== undefined && !renewing) keep(now)
      },
      { deep: true, flush: 'sync' },
    )
  }

  function keep(now: Content) {
    trouble.value = undefined
    writer?.keep(now)
  }

  const flushed = async () => writer?.flushed()

  /** Only when all is stored may another form have it. */
  async function letGo() {
    await flushed()
    claim?.release()
  }

  let renewing = false
  function renew() {
    renewing = true
    content.value = form.empty()
    restored.value = false
    renewing = false
  }

  void open()
  return {
    key,
    content,
    restored,
    trouble,
    flushed,
    beforeCommand: () => writer?.beforeCommand(),
    async used() {
      await writer?.afterCommand()
      renew()
    },
    async handOver() {
      // With storage that hangs it is not to be had; what is held is in memory all the same.
      await withPatience(flushed(), 900).catch(() => undefined)
      if (claim) journal.hold?.ownDraft(claim.key, claim.release)
      claim = undefined
      trouble.value = undefined
      const stored = await take()
      renew()
      if (stored) content.value = stored
    },
    async startOver() {
      const thrown = content.value
      renew()
      await writer?.discard()
      return thrown
    },
  }
}
