import { expect, test } from 'vitest'
import { parseDocument, isMutable } from '../../src/domain/documents/document.ts'
import { plain } from '../../src/domain/documents/read.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

async function colleagues(server: InProcess) {
  const { rows } = await server.store.allDocs('casework', {
    startKey: 'colleague:',
    includeDocs: true,
  })
  return rows.flatMap((row) => {
    const document = 'doc' in row && row.doc ? parseDocument(row.doc) : undefined
    return document && isMutable(document) ? [plain(document)] : []
  })
}

test('everyone who may read casework has a colleague document, the public has none, and a restart writes nothing', async () => {
  const dataDirectory = await temporaryFolder()
  const sequences: unknown[] = []
  for (const start of [1, 2]) {
    await using server = await startInProcess({ dataDirectory })
    const names = (await colleagues(server)).map(({ name }) => name)
    expect(names.sort(), `start ${start}`).toEqual(['administrator', 'falt', 'samordnare'])
    sequences.push((await server.store.info('casework'))?.update_seq)
    const guest = server.visitor()
    await guest.becomeGuest()
    await guest.post('/api/account', { name: `Publik ${start}`, password: 'en lång fras' })
  }
  expect(sequences[0]).toBe(sequences[1])
  await removeFolder(dataDirectory)
})
