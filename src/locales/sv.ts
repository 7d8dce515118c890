import { byRoom } from './by-room.ts'
import type { LaterWords, Words } from './later.ts'

export const messages = byRoom(
  import.meta.glob(
    [
      './sv/*.json',
      '!./sv/{account,application,ask,contacts,curate,edit,export,field,funding,guided,guiding,handed,import,information,learning,more,need-list,own,regions,registry,take-along,trip,vocabularies}.json',
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
    './sv/{account,application,ask,contacts,curate,edit,export,field,funding,guided,guiding,handed,import,information,learning,more,need-list,own,regions,registry,take-along,trip,vocabularies}.json',
    {
      import: 'default',
    },
  ),
)
