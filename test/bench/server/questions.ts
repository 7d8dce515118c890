/** A thousand questions and a reply to each, under SIGKILLs of the server (`questions-under-kills.ts`). */
import { join } from 'node:path'
import { demoPassword } from '../../support/server.ts'
import { questionsUnderKills } from '../../support/questions-under-kills.ts'
import { createVisitor } from '../../support/visitor.ts'
import { startSyncServer } from '../support/processes.ts'
import { heading, row } from '../support/report.ts'

const questions = 1_000

export async function questionsCarried(folder: string, kills: number): Promise<void> {
  const directory = join(folder, 'questions')
  let server = await startSyncServer(directory)
  const port = Number(new URL(server.url).port)
  const startedAt = performance.now()
  const outcome = await questionsUnderKills(
    {
      visitor: () => createVisitor(server.url),
      async signedIn() {
        const visitor = createVisitor(server.url)
        await visitor.signIn('falt', await demoPassword(directory, 'falt'))
        return visitor
      },
      async restart() {
        await server.kill()
        server = await startSyncServer(directory, port)
      },
    },
    { questions, kills },
  )
  await server.kill()
  heading(`${questions.toLocaleString('en')} questions, a reply to each, ${kills} kills`)
  row('without exactly one need, each field written once', String(outcome.wrongNeeds))
  row('without exactly one copy of their reply', String(outcome.wrongReplies))
  row('not told that they were answered', String(outcome.wrongStages))
  row('all of it, restarts included', `${Math.round((performance.now() - startedAt) / 1000)} s`)
}
