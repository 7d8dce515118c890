import { fold, foldedWords } from '../../directory/fold.ts'
import type { ContactView, NeedView } from '../../domain/casework/views.ts'
import { sameItems } from '../../journal/live.ts'
import { namesOf, shownPeople, type Named } from './need-people.ts'

interface Folded {
  /** With whom it was looked up last: the same answer needs no looking at its people. */
  people: Named
  readonly persons: readonly ContactView[]
  readonly text: string
}

/**
 * Finds needs by their text, their people and their words. What a need is found by is folded ahead where there is
 * time, else when somebody searches, and kept for as long as the need and its people are the same objects.
 * @param labels another search is needed when they change.
 */
export function createNeedSearch(labels: {
  readonly municipality: (code: string) => string
  readonly kind: (code: string) => string
}) {
  const kept = new WeakMap<NeedView, Folded>()

  function foldedOf(need: NeedView, people: Named): string {
    const known = kept.get(need)
    if (known?.people === people) return known.text
    const persons = shownPeople(need, people)
    if (known && sameItems(known.persons, persons)) {
      known.people = people
      return known.text
    }
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
    kept.set(need, { people, persons, text })
    return text
  }

  function find<Need extends NeedView>(
    needs: readonly Need[],
    text: string,
    people: Named,
  ): readonly Need[] {
    const wanted = foldedWords(text)
    if (wanted.length === 0) return needs
    return needs.filter((need) => {
      const folded = foldedOf(need, people)
      return wanted.every((word) => folded.includes(word))
    })
  }

  /** One need at each step. */
  function* foldAhead(needs: readonly NeedView[], people: Named): Generator<void> {
    for (const need of needs) {
      foldedOf(need, people)
      yield
    }
  }

  return { find, foldAhead }
}
