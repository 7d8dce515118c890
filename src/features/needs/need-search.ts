import { fold, foldedWords } from '../../directory/fold.ts'
import type { ContactView, NeedView } from '../../domain/casework/views.ts'
import { sameItems } from '../../journal/live.ts'
import { namesOf, shownPeople, type Named } from './need-people.ts'

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

  function foldedOf(need: NeedView, people: Named): string {
    const persons = shownPeople(need, people)
    const known = kept.get(need)
    if (known && sameItems(known.persons, persons)) return known.text
    const texts = [
      need.text,
      need.context,
      need.matter,
      namesOf(need, people),
      ...persons.map(({ organisation }) => organisation),
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
    people: Named,
  ): readonly Need[] => {
    const wanted = foldedWords(text)
    if (wanted.length === 0) return needs
    return needs.filter((need) => {
      const folded = foldedOf(need, people)
      return wanted.every((word) => folded.includes(word))
    })
  }
}
