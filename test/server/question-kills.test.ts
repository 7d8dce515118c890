import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionsUnderKills } from '../support/questions-under-kills.ts'
import { removeFolder, startServerProcess, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => (folder = await temporaryFolder()))
afterAll(() => removeFolder(folder))

test('twenty questions and three kills of the server: each has one need, and its reply once', async () => {
  let server = await startServerProcess({ dataDirectory: folder })
  const { port } = new URL(server.url)
  const outcome = await questionsUnderKills(
    {
      visitor: () => server.visitor(),
      signedIn: () => server.signedIn('falt'),
      async restart() {
        await server.stop('SIGKILL')
        server = await startServerProcess({ dataDirectory: folder, environment: { PORT: port } })
      },
    },
    { questions: 20, kills: 3 },
  )
  await server.stop()
  expect(outcome).toMatchObject({ wrongNeeds: 0, wrongReplies: 0, wrongStages: 0 })
}, 120_000)
