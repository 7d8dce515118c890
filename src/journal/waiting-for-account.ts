import { liveQuery } from 'dexie'
import type { Reader } from './kept-views.ts'
import type { Live } from './live.ts'

/** What a visitor writes for the node, as against what they keep for themselves. */
const forTheNode = ['proposal', 'question'] as const

/** How many a visitor has written, who has no account to send them with. */
export const waitingForAccount = ({ database }: Reader): Live<number> =>
  liveQuery(() =>
    database.rows
      .where('[database+type]')
      .anyOf(forTheNode.map((type) => ['own', type]))
      .count(),
  )
