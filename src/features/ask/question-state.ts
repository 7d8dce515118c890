/** How far a question has come, as its asker reads it. */
import type { QuestionStage } from '../../domain/casework/documents.ts'
import type { ReceivedView } from '../../domain/questions/question.ts'
import type { MarkedQuestion } from '../../journal/questions.ts'

export type QuestionState = 'here' | 'refused' | 'sent' | 'solved' | QuestionStage

export function stateOf(question: MarkedQuestion): QuestionState {
  if (question.mark === 'refused') return 'refused'
  if (question.solvedBy !== '') return 'solved'
  if (question.stage !== '') return question.stage
  return question.mark === 'sent' ? 'sent' : 'here'
}

export function isUnread(question: MarkedQuestion, reply: ReceivedView): boolean {
  return reply.question === question.id && !question.read.includes(reply.id)
}

export interface Step {
  readonly stage: QuestionStage
  readonly state: 'done' | 'current' | 'ahead'
  /** ISO time, or empty where nobody has noted it. */
  readonly at: string
}

/**
 * The way of a question: what is done, where it is now, what is still ahead. One that was closed without a
 * reply never was answered, and that step is left out.
 */
export function stepsOf(
  question: MarkedQuestion,
  replies: readonly ReceivedView[],
): readonly Step[] {
  const stages: readonly QuestionStage[] = ['received', 'guiding', 'answered', 'closed']
  const here = question.stage === '' ? -1 : stages.indexOf(question.stage)
  const answered = replies[0]?.at ?? ''
  return stages.flatMap((stage, index): Step[] => {
    if (stage === 'answered' && question.stage === 'closed' && answered === '') return []
    const state = index < here ? 'done' : index === here ? 'current' : 'ahead'
    return [{ stage, state, at: state === 'ahead' ? '' : timeOf(stage) }]
  })

  function timeOf(stage: QuestionStage): string {
    if (stage === 'answered' && answered !== '') return answered
    return question.stage === stage ? question.stageAt : ''
  }
}
