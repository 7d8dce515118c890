/** A pocket catalogue in the language in use, as a file. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { fold } from '../../directory/fold.ts'
import { dayOfDate } from '../../domain/funding/calendar-day.ts'
import { useFormat } from '../../ui/format.ts'
import { useDirectory, useTerms } from '../directory/use-directory.ts'
import { pocketBytes, pocketFile } from './pocket-file.ts'
import type { PocketWords } from './pocket-entry.ts'

export interface PocketFile {
  readonly file: File
  readonly count: number
}

export function usePocketFile() {
  const { t, locale } = useI18n()
  const router = useRouter()
  const format = useFormat()
  const terms = useTerms()
  const { state } = useDirectory()

  const words = (): PocketWords => ({
    language: locale.value,
    t: (key, named) => t(key, named ?? {}),
    label: (vocabulary, code) => terms.label(vocabulary, code),
    day: (iso) => format.value.day(iso),
    page: ({ id }) => `${location.origin}${router.resolve({ name: 'entry', params: { id } }).href}`,
  })

  return {
    /** What entries add to a file. */
    bytesOf: (entries: readonly DirectoryEntry[]) => pocketBytes(entries, words()),

    make: async (
      title: string,
      entries: readonly DirectoryEntry[],
      now: Date,
    ): Promise<PocketFile> => {
      const here = state.value
      const text = await pocketFile({
        title,
        entries,
        fetchedAt: here?.kind === 'ready' ? here.checkedAt : now.toISOString(),
        origin: location.host,
        words: words(),
        compare: (a, b) => format.value.compare(a, b),
      })
      const name = [t('own.pocket.fileName'), slug(title), dayOfDate(now)].filter(Boolean).join('-')
      return {
        file: new File([text], `${name}.html`, { type: 'text/html' }),
        count: entries.length,
      }
    },
  }
}

/** For a file's name: old phones and mail programs make a mess of other letters. */
function slug(title: string): string {
  const plain = fold(title).replace(/[{|]/g, 'a').replaceAll('}', 'o')
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, 40)
}
