import { fold, foldedWords } from '../../directory/fold.ts'
import type { ContactView, NeedView } from '../../domain/casework/views.ts'
import { sameItems } from '../../journal/live.ts'

interface Folded {
  readonly persons: readonly ContactView[]
  readonly text: string
}

/**
 * Finds needs by their text, their people and their words. What a need is found by is folded when somebody
 * searches, and kept for as long as the need and its people are the same objects.
 * @param labels another search is needed when they change.
 */
export function createNeedSearch(labels: {
  readonly municipality: (code: string) => string
  readonly kind: (code: string) => string
}) {
  const kept = new WeakMap<NeedView, Folded>()

  function foldedOf(need: NeedView, people: ReadonlyMap<string, ContactView>): string {
    const persons = need.contacts.flatMap((id) => people.get(id) ?? [])
    const known = kept.get(need)
    if (known && sameItems(known.persons, persons)) return known.text
    const texts = [
      need.text,
      need.context,
      ...persons.flatMap(({ name, organisation }) => [name, organisation]),
      ...need.municipalities.map(labels.municipality),
      ...need.kinds.map(labels.kind),
    ]
    const text = fold(texts.join(' '))
    kept.set(need, { persons, text })
    return text
  }

  return <Need extends NeedView>(
    needs: readonly Need[],
    text: string,
    people: ReadonlyMap<string, ContactView>,
  ): readonly Need[] => {
    const wanted = foldedWords(text)
    if (wanted.length === 0) return needs
    return needs.filter((need) => {
      const folded = foldedOf(need, people)
      return wanted.every((word) => folded.includes(word))
    })
  }
}
