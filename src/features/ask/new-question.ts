import { makeRetrievalCode, retrievalCodeBytes } from '../../domain/questions/retrieval-code.ts'
import type { NewQuestion } from '../../journal/questions.ts'
import { consentsToAsk, type AskDraft } from './ask-draft.ts'

/** What is sent: of the consents only those that are asked for with what stands in the form. */
export function newQuestion(draft: AskDraft, entry: string): NewQuestion {
  const asked = consentsToAsk(draft)
  return {
    ...draft,
    entry,
    consents: draft.consents.filter((consent) => asked.includes(consent)),
    solvedBy: '',
    code: makeRetrievalCode(crypto.getRandomValues(new Uint8Array(retrievalCodeBytes))),
  }
}

/** What is told of a question that an entry answered: nobody is to be reached, nothing is agreed to. */
export function solvedQuestion(draft: AskDraft, entry: string, solvedBy: string): NewQuestion {
  const { text, fields, municipalities, want } = draft
  return {
    ...{ text, fields, municipalities, want, entry, solvedBy },
    ...{ name: '', reach: '', consents: [], code: '' },
  }
}
