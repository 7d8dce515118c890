/** Which question is worth asking: one that some scheme still in question depends on. */
import type { Funding } from '../directory/entry.ts'
import { applicantOf } from './eligibility.ts'
import { criteriaOf, questions, type Answers, type Question } from './criteria.ts'

/** Undefined when no answer could change anything more. A question passed over isn’t asked again. */
export function nextQuestion(schemes: readonly Funding[], answers: Answers): Question | undefined {
  return questionsLeft(schemes, answers)[0]
}

/** The questions that may still come, in their order. An answer may make more of them needless. */
export function questionsLeft(schemes: readonly Funding[], answers: Answers): readonly Question[] {
  const needed = new Set<Question>()
  for (const scheme of schemes) {
    if (scheme.status === 'defunct') continue
    const criteria = criteriaOf(scheme)
    if (criteria.some(({ judge }) => judge(answers) === 'unmet')) continue
    for (const { about } of criteria) {
      needed.add(about)
      // An association can’t tell whether it is one person or several: its form answers that.
      if (about === 'applicant') needed.add('legalForm')
    }
  }
  return questions.filter((question) => needed.has(question) && !isAnswered(question, answers))
}

function isAnswered(question: Question, answers: Answers): boolean {
  if (answers[question] !== undefined) return true
  const { legalForm } = answers
  return (
    question === 'applicant' &&
    typeof legalForm === 'string' &&
    applicantOf(legalForm) !== undefined
  )
}
