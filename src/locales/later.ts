import type { LocaleMessageValue, VueMessageType } from 'vue-i18n'

/**
 * Rooms that only some routes show (`meta.words`). Each is left out of `sv.ts` and `en.ts` too, so that the
 * first paint does not wait for words that are not on it.
 */
const files = import.meta.glob<LocaleMessageValue<VueMessageType>>(
  './*/{funding,export,guided,more,take-along}.json',
  {
    import: 'default',
  },
)

/** @throws for a room that isn’t listed here, and when it can’t be fetched. */
export async function laterWords(
  language: string,
  room: string,
): Promise<LocaleMessageValue<VueMessageType>> {
  const load = files[`./${language}/${room}.json`]
  if (!load) throw new Error(`No words of ${room} in ${language}.`)
  return load()
}
