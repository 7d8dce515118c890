/**
 * Rooms that only some routes show (`meta.words`) are fetched with them, so that the first paint does not wait for
 * words that are not on it. Each language's file names them twice (Vite wants the names themselves): left out of
 * what it carries, and listed for later. The lists of `sv.ts`, `en.ts` and `fi.ts` are the same.
 */
import type { LocaleMessageValue, VueMessageType } from 'vue-i18n'

export type Words = LocaleMessageValue<VueMessageType>
/** @throws when they can't be fetched. */
export type LaterWords = () => Promise<Words>

export interface LanguageFile {
  readonly messages: Readonly<Record<string, Words>>
  readonly later: Readonly<Record<string, LaterWords>>
}
