/**
 * A process that writes to a store until it is killed, eight writers at once. Prints one line per
 * acknowledged batch: its id and the number of its documents.
 */
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'

const [, , file = '', round = ''] = process.argv
const store = createEmbeddedStore({ file })
await store.ensureDatabase('db')

async function write(writer: number): Promise<void> {
  for (let batch = 0; ; batch += 1) {
    const size = 1 + ((batch * 7 + writer) % 5)
    const name = `note:${round}-${writer}-${batch}`
    const documents = Array.from({ length: size }, (_, place) => ({
      _id: `${name}-${place}`,
      text: 'x'.repeat(500),
    }))
    await store.bulkDocs('db', documents, { newEdits: true })
    process.stdout.write(`${name} ${size}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
