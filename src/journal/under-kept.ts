/** Needs and follow-ups as told of the contacts that are kept, whichever of the merged ones they were written for. */
import { contactKind } from './kinds.ts'
import { viewsOf, type Reader } from './kept-views.ts'
import { sameItems, type Live } from './live.ts'
import { peopleOf, type Contact, type People } from './people.ts'

export type KeptId = People['keptId']

/**
 * What tells of contacts by their ids, told of the kept ones instead. The first answer does not wait for the
 * contacts: until they are read, nobody is known to be merged.
 * @param renamed gives back the same object where nothing changes.
 */
export function underKept<Told>(
  reader: Reader,
  live: Live<Told>,
  renamed: (told: Told, keptId: KeptId) => Told,
): Live<Told> {
  return {
    subscribe({ next, error }) {
      let told: { readonly answer: Told } | undefined
      let all: readonly Contact[] | undefined
      let last: { readonly from: Told; readonly kept: KeptId } | undefined
      const tell = () => {
        if (!told) return
        const { keptId } = peopleOf(all ?? none)
        if (last?.from === told.answer && last.kept === keptId) return
        last = { from: told.answer, kept: keptId }
        next(renamed(told.answer, keptId))
      }
      const ofContacts = viewsOf(reader, contactKind).subscribe({
        next(answer) {
          all = answer
          tell()
        },
        ...(error && { error }),
      })
      const ofLive = live.subscribe({
        next(answer) {
          told = { answer }
          tell()
        },
        ...(error && { error }),
      })
      return {
        unsubscribe() {
          ofContacts.unsubscribe()
          ofLive.unsubscribe()
        },
      }
    },
  }
}

const none: readonly Contact[] = []

/** With the kept ids in a list of ids; the same object where none of them is merged, or it was made before. */
export function renamedIn<
  Field extends string,
  View extends Readonly<Record<Field, readonly string[]>>,
>(view: View, field: Field, keptId: KeptId): View {
  const ids = view[field]
  if (ids.every((id) => keptId(id) === id)) return view
  const kept = [...new Set(ids.map(keptId))]
  const before = made.get(view) as View | undefined
  if (before && sameItems(before[field], kept)) return before
  const renamed = { ...view, [field]: kept }
  made.set(view, renamed)
  return renamed
}

const made = new WeakMap<object, object>()
