/**
 * The directory in a thread of its own: searching 10,000 entries never holds up a keystroke. Small, so that the
 * stored directory is looked for at once; calls that come before the rest of the code is here are held until it is.
 */
import { startOpening } from '../directory/opening.ts'

const opening = startOpening()
const early: MessageEvent[] = []
const hold = (event: MessageEvent) => void early.push(event)
addEventListener('message', hold)

/** Not started at all, rather than silent for ever: the page hears of an error that nobody caught. */
function fail(error: unknown): void {
  setTimeout(() => {
    throw error
  })
}

import('./directory-serving.ts').then(({ serve }) => {
  removeEventListener('message', hold)
  serve(opening)
  for (const { data, ports } of early) {
    dispatchEvent(new MessageEvent('message', { data: data as unknown, ports: [...ports] }))
  }
}, fail)
