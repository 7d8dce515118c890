/** Matching in a thread of its own: making 10,000 entries ready never holds up a search. */
import { expose } from 'comlink'
import { LocalDirectory } from '../directory/local-directory.ts'
import { createMatchingSession } from '../directory/matching-session.ts'

/** It only reads what the directory's worker has stored, and hears of what that stores later. */
const directory = new LocalDirectory({
  fetch: (url, init) => fetch(url, init),
  now: () => new Date(),
})

expose(createMatchingSession(directory))
