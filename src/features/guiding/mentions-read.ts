/** Which mentions one has seen, on this device. Only ids of comments; never sent anywhere. */
import { shallowRef, type ShallowRef } from 'vue'
import { isJsonObject } from '../../domain/json.ts'
import type { Journal } from '../../journal/record.ts'
import { createDraftWriter, readDraft } from '../../journal/drafts.ts'

const key = 'mentions:read'
/** What is older is not shown any more either. */
const mostKept = 200

export function useMentionsRead({ database, clock }: Journal): {
  /** Undefined until the device has answered. */
  readonly read: Readonly<ShallowRef<ReadonlySet<string> | undefined>>
  readonly mark: (id: string) => void
} {
  const read = shallowRef<ReadonlySet<string>>()
  // A mention too many is no loss; storage that does not answer is told of elsewhere.
  const writer = createDraftWriter(database, key, clock, () => undefined)
  readDraft(database, key).then(
    (stored) => {
      read.value = new Set(isJsonObject(stored) ? Object.keys(stored) : [])
    },
    () => (read.value = new Set()),
  )
  return {
    read,
    mark(id) {
      const ids = [...(read.value ?? []), id].slice(-mostKept)
      read.value = new Set(ids)
      // Keys, since a draft that holds words counts as something that somebody is writing.
      writer.keep(Object.fromEntries(ids.map((each) => [each, 1])))
    },
  }
}
