/**
 * The directory as screens see it: its calls, its state as it changes, and the words of its vocabularies.
 */
import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DirectoryCalls, DirectoryState, RefreshOutcome } from '../../directory/calls.ts'
import type { DirectoryEntry, TaxonomyTerm, Vocabulary } from '../../domain/directory/entry.ts'
import { createWords, withStandingWords, type Words } from '../../domain/directory/words.ts'

/** `failed`: the directory's worker does not run, so nothing can be asked. */
export type CheckOutcome = RefreshOutcome | { readonly kind: 'failed' }

export interface Directory {
  readonly calls: DirectoryCalls
  /** Undefined until the device's storage has answered. */
  readonly state: Readonly<ShallowRef<DirectoryState | undefined>>
  /** Of the latest check with the server; undefined while one is under way. */
  readonly outcome: Readonly<ShallowRef<CheckOutcome | undefined>>
  readonly terms: Readonly<ShallowRef<readonly TaxonomyTerm[]>>
  readonly refresh: () => Promise<void>
}

const directoryKey: InjectionKey<Directory> = Symbol('directory')

/** Opens what is stored and asks the server once for news. */
export function installDirectory(app: App, calls: DirectoryCalls): Directory {
  const state = shallowRef<DirectoryState>()
  const outcome = shallowRef<CheckOutcome>()
  const terms = shallowRef<readonly TaxonomyTerm[]>([])

  async function take(next: DirectoryState) {
    if (next.kind !== 'empty') terms.value = await calls.terms()
    state.value = next
  }

  async function refresh() {
    outcome.value = undefined
    try {
      await take(await calls.state())
      outcome.value = await calls.refresh()
      await take(await calls.state())
    } catch {
      // The client only rejects when its worker could not be started.
      outcome.value = { kind: 'failed' }
    }
  }

  calls.onChange((next) => void take(next))
  void refresh()
  const directory = { calls, state, outcome, terms, refresh }
  app.provide(directoryKey, directory)
  return directory
}

export function useDirectory(): Directory {
  const directory = inject(directoryKey)
  if (!directory) throw new Error('installDirectory has not been called.')
  return directory
}

/** Rows of a list ask for the same words each. */
const wordsOf = new WeakMap<readonly TaxonomyTerm[], Words>()

function wordsIn(terms: readonly TaxonomyTerm[]): Words {
  const words = wordsOf.get(terms) ?? createWords(terms)
  wordsOf.set(terms, words)
  return words
}

/** Labels of vocabulary words in the language in use; a word without a term is shown as it is. */
export function useTerms() {
  const { terms } = useDirectory()
  const { locale } = useI18n()
  const term = (vocabulary: Vocabulary, code: string) => wordsIn(terms.value).term(vocabulary, code)
  return {
    term,
    label(vocabulary: Vocabulary, code: string): string {
      const labels = term(vocabulary, code)?.labels
      return labels?.[locale.value as keyof typeof labels] ?? labels?.sv ?? code
    },
    /** What may be chosen. */
    of: (vocabulary: Vocabulary) => wordsIn(terms.value).offered(vocabulary),
    /** The code that stands for it now. */
    resolve: (vocabulary: Vocabulary, code: string) =>
      wordsIn(terms.value).resolve(vocabulary, code),
    /** The entry as it would be with the words that stand now; to judge by, never to store. */
    standing: <Entry extends DirectoryEntry>(entry: Entry) =>
      withStandingWords(entry, wordsIn(terms.value)),
  }
}
