/** The paper as a Word file. The library is fetched with the first one; the shell has it from the second visit on. */
import { useI18n } from 'vue-i18n'
import type { PaperContent, PaperPart } from '../../domain/application/paper.ts'
import { usePaper } from './use-paper.ts'

/** @throws when the library can’t be had. */
export function useWordFile(): (
  content: PaperContent,
  parts: readonly PaperPart[],
) => Promise<File> {
  const { t, locale } = useI18n()
  const paper = usePaper()
  return async (content, parts) => {
    const { paperDocx, wordType } = await import('./paper-docx.ts')
    const blob = await paperDocx(paper(content, parts), locale.value === 'en' ? 'en-GB' : 'sv-SE')
    // What it is called says nothing of whom it is about.
    return new File([blob], `${t('application.out.wordFile')}.docx`, { type: wordType })
  }
}
