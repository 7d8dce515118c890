/**
 * Carries questions to the staff and replies back to whoever asked, wherever they appear: in people’s own
 * databases and in casework. All is looked at at start, so that what a kill has left half done is done; what waits
 * for its time is looked at again then.
 */
import { readReply } from '../../src/domain/casework/guiding-views.ts'
import { isDocumentId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import { readReceived } from '../../src/domain/questions/question.ts'
import { repeatedly } from '../accounts/sweep.ts'
import { StoreError } from '../couch/document-store.ts'
import { deliverReply, replyOf } from '../questions/deliver-reply.ts'
import { createPace } from '../questions/pace.ts'
import { everyWritten, type QuestionParts } from '../questions/question-parts.ts'
import { settleHandOver } from '../questions/settle-hand-over.ts'
import { takeInAddition } from '../questions/take-in-addition.ts'
import { takeInQuestion } from '../questions/take-in-question.ts'
import { tellStage } from '../questions/tell-stage.ts'
import { createWaiting } from '../questions/waiting.ts'
import { startFollower, type Follower } from './follower.ts'

export interface QuestionCourierOptions extends Omit<QuestionParts, 'pace' | 'lookAgain'> {
  readonly failed: (error: unknown) => void
}

/** How often it looks whose time has come, ms. */
const tick = 1000
/** What failed by itself is tried again: nobody would come to see that it lies there. ms */
const again = 3_600_000
/** On CouchDB a question is some ten requests; somebody who asks two hundred holds up the next for a second or two. */
const page = 25

export function startQuestionCourier(options: QuestionCourierOptions): Follower {
  const { store, clock, failed } = options
  const waiting = createWaiting(clock)
  const parts: QuestionParts = {
    ...options,
    pace: { questions: createPace(clock), additions: createPace(clock) },
    lookAgain: (name, id, at) => waiting.add(name, id, at),
  }

  async function look(name: string, id: string): Promise<void> {
    if (!isDocumentId(id)) return
    try {
      await settleQuestions(parts, name, id)
    } catch (error) {
      // The store is away: all of it is looked at again. Else one question holds up no other.
      if (error instanceof StoreError && isAway(error)) throw error
      failed(error)
      waiting.add(name, id, clock() + again)
    }
  }

  const follower = startFollower({
    store,
    follows: (name) => name === 'casework' || name.startsWith('own-'),
    look: (name, { id, deleted }) => (deleted ? Promise.resolve() : look(name, id)),
    failed,
    page,
  })
  const stopTicking = repeatedly(
    tick,
    async () => {
      const due = waiting.due()
      for (const [index, { name, id }] of due.entries()) {
        try {
          await look(name, id)
        } catch (error) {
          // The store is away, for all that are left.
          for (const left of due.slice(index)) waiting.add(left.name, left.id, clock())
          throw error
        }
      }
    },
    failed,
  )
  return {
    settled: () => follower.settled(),
    async stop() {
      await stopTicking()
      await follower.stop()
    },
  }
}

/** A change in somebody’s own database, or in casework. */
export async function settleQuestions(
  parts: QuestionParts,
  name: string,
  id: DocumentId,
): Promise<void> {
  if (name !== 'casework') return settleOwn(parts, name, id)
  const type = typeOfId(id)
  if (type === 'need') return tellStage(parts, id)
  if (type === 'hand-over') return settleHandOver(parts, id)
  if (type !== 'reply') return
  const need = await deliverReply(parts, id)
  if (need) await tellStage(parts, need)
}

async function settleOwn(parts: QuestionParts, name: string, id: DocumentId): Promise<void> {
  const { store } = parts
  if (typeOfId(id) === 'addition') return takeInAddition(parts, name, id)
  if (typeOfId(id) !== 'question') return
  const taken = await takeInQuestion(parts, name, id)
  if (!taken) return
  if (taken.isNews) await deliverAll(parts, taken.need)
  for (const received of await everyWritten(store, name, 'received')) {
    // Opened, perhaps.
    if (readReceived(received).question === id) await deliverReply(parts, replyOf(received._id))
  }
  await tellStage(parts, taken.need)
}

/** Of a question that comes after the replies: one that was carried here, or to a server that was restored. */
async function deliverAll(parts: QuestionParts, need: DocumentId): Promise<void> {
  for (const reply of await everyWritten(parts.store, 'casework', 'reply')) {
    if (readReply(reply).about.includes(need)) await deliverReply(parts, reply._id)
  }
}

/** Not what the store has against this very document. */
function isAway({ kind }: StoreError): boolean {
  return kind !== 'too-large' && kind !== 'forbidden'
}
