/**
 * Pictures of a meeting that is being written, each beside its draft and not in it: 200 KB must not go to the
 * disk with every letter. The draft names them by id, and alone counts as something that was begun: a picture is
 * bytes, in which nobody looks for text.
 */
import type { JournalDatabase } from './journal-database.ts'
import type { Journal } from './record.ts'

const prefix = 'log-photo:'
/** A picture is stored a moment before the draft that names it. */
const grace = 24 * 60 * 60 * 1000

/** Resolves when it is on the disk. */
export async function keepDraftPhoto(
  { database, clock }: Journal,
  id: string,
  image: string,
): Promise<void> {
  const changedAt = new Date(clock()).toISOString()
  const content = new TextEncoder().encode(image).buffer
  await database.drafts.put({ key: `${prefix}${id}`, content, changedAt })
}

/** Undefined for one that is not here. */
export async function draftPhoto(
  database: JournalDatabase,
  id: string,
): Promise<string | undefined> {
  const content: unknown = (await database.drafts.get(`${prefix}${id}`))?.content
  return content instanceof ArrayBuffer ? new TextDecoder().decode(content) : undefined
}

export async function dropDraftPhotos(
  database: JournalDatabase,
  ids: readonly string[],
): Promise<void> {
  await database.drafts.bulkDelete(ids.map((id) => `${prefix}${id}`))
}

/** Takes away what no draft names any more: its meeting was saved, and the browser ended before this was. */
export async function sweepDraftPhotos({ database, clock }: Journal): Promise<void> {
  const before = new Date(clock() - grace).toISOString()
  const { drafts } = database
  await database.transaction('rw', drafts, async () => {
    const photos = await drafts.where('key').startsWith(prefix).toArray()
    const old = photos.filter(({ changedAt }) => changedAt < before)
    if (old.length === 0) return
    const others = await drafts.filter(({ key }) => !key.startsWith(prefix)).toArray()
    const named = JSON.stringify(others.map(({ content }) => content))
    const unnamed = old.filter(({ key }) => !named.includes(key.slice(prefix.length)))
    await drafts.bulkDelete(unnamed.map(({ key }) => key))
  })
}
