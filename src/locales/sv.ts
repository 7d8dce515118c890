import { byRoom } from './by-room.ts'
import type { LaterWords, Words } from './later.ts'

export const messages = byRoom(
  import.meta.glob(
    [
      './sv/*.json',
      '!./sv/{account,application,contacts,curate,edit,export,funding,guided,guiding,import,more,need-list,own,regions,registry,take-along,vocabularies}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)

/** See `later.ts`. */
export const later = byRoom<LaterWords>(
  import.meta.glob<Words>(
    './sv/{account,application,contacts,curate,edit,export,funding,guided,guiding,import,more,need-list,own,regions,registry,take-along,vocabularies}.json',
    {
      import: 'default',
    },
  ),
)
