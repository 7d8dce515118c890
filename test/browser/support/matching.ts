/** Matching without a worker, over a test's own directory: the same code, on the page's thread. */
import type { DirectoryCalls } from '../../../src/directory/calls.ts'
import { createMatchingSession } from '../../../src/directory/matching-session.ts'
import type { MatchingClient } from '../../../src/workers/matching-client.ts'

export function matchingHere(directory: DirectoryCalls): () => MatchingClient {
  return () => ({ ...createMatchingSession(directory), stop: () => undefined })
}
