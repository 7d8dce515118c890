import { ulid } from 'ulid'
import { journalName, openJournalDatabase } from '../../journal/journal-database.ts'
import type { Journal } from '../../journal/record.ts'
import { clearSeal } from '../../journal/seal.ts'
import { visitorUser, type Identity } from './identity.ts'

type Owner = Exclude<Identity, { kind: 'unknown' }>

export function openJournal(of: Owner): Journal {
  const user = of.kind === 'visitor' ? visitorUser : of.user
  return {
    database: openJournalDatabase(journalName(of.server, user)),
    seal: clearSeal,
    user,
    clock: Date.now,
    ulid: () => ulid(),
  }
}
