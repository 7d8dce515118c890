/**
 * How many proposals come in: each is a row in the queue of people who must look at it. Whoever sends more has
 * the others back, and their device tries again later. The staff are trusted.
 *
 * Only what is stored counts. Else a device that asks whether something has arrived, or one that goes on after
 * its share, would use up what its neighbours behind the same address may send.
 */
import type { Requester } from '../accounts/requester.ts'
import { createRateLimit } from '../accounts/rate-limit.ts'
import { networkOf } from '../http/network-of.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { may } from '../../src/domain/rules/roles.ts'

/** Who corrects a whole list at home sends some dozens. */
const perUser = { limit: 40, windowSeconds: 3600 }
/** A meeting sits behind one address; so do guests that a program opens one after another. */
const perNetwork = { limit: 200, windowSeconds: 3600 }

export interface TooMany {
  readonly id: string
  readonly error: 'forbidden'
  readonly reason: string
  readonly code: 'too-many'
}

export interface ProposalPace {
  /** @param write answers for each document, in their order. @returns one row per document, in their order. */
  within<Row>(
    sender: { readonly requester: Requester; readonly ip: string },
    documents: readonly unknown[],
    write: (documents: readonly unknown[]) => Promise<readonly Row[]>,
  ): Promise<readonly (Row | TooMany)[]>
}

export function createProposalPace(clock: () => number): ProposalPace {
  const byUser = createRateLimit({ ...perUser, clock })
  const byNetwork = createRateLimit({ ...perNetwork, clock })
  return {
    async within({ requester, ip }, documents, write) {
      if (may(requester.roles, 'casework.write')) return write(documents)
      const network = networkOf(ip)
      const take = (): Pace => {
        if (byUser.take(requester.userId).kind === 'wait') return 'refused'
        if (byNetwork.take(network).kind === 'allowed') return 'counted'
        byUser.giveBack(requester.userId)
        return 'refused'
      }
      const giveBack = () => {
        byUser.giveBack(requester.userId)
        byNetwork.giveBack(network)
      }
      const writing = async (kept: readonly unknown[]) => {
        try {
          return await write(kept)
        } catch (error) {
          paces.filter((each) => each === 'counted').forEach(giveBack)
          throw error
        }
      }
      const paces = documents.map((document) => (isNewProposal(document) ? take() : 'free'))
      const kept = documents.filter((_each, index) => paces[index] !== 'refused')
      const rows = (await writing(kept)).values()
      return documents.map((document, index) => {
        if (paces[index] === 'refused') return tooMany(document)
        const { value } = rows.next()
        if (value === undefined) throw new Error('Each document has an answer.')
        if (paces[index] === 'counted' && !isStored(value)) giveBack()
        return value
      })
    },
  }
}

/** `free`: no new proposal. */
type Pace = 'free' | 'counted' | 'refused'

function isStored(row: unknown): boolean {
  return typeof row === 'object' && row !== null && !('error' in row)
}

function isNewProposal(document: unknown): boolean {
  return isJsonObject(document) && document['type'] === 'proposal' && !document['_rev']
}

function tooMany(document: unknown): TooMany {
  const id = isJsonObject(document) ? document['_id'] : undefined
  return {
    id: typeof id === 'string' ? id : '',
    error: 'forbidden',
    reason: 'Too many proposals; wait a while.',
    code: 'too-many',
  }
}
