import {
  caseworkTypes,
  isServerWritten,
  ownTypes,
  type SyncedDatabase,
} from '../casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../documents/document.ts'
import { asCarriedBack } from '../rules/carried-back.ts'
import { may, type Role } from '../rules/roles.ts'
import { adopted } from './adopt.ts'
import { visitorAuthor, type TakeAlong, type TakeAlongEntry } from './format.ts'

/** Who takes a file in. `user` is `visitor` where nobody has signed in. */
export interface Taker {
  readonly server: string
  readonly user: string
  readonly roles: readonly Role[]
}

/** What of a file its taker may take in, ready to be carried, and what not. */
export type Sorted =
  | { readonly kind: 'foreign-server' }
  | {
      readonly kind: 'sorted'
      readonly documents: Readonly<Record<SyncedDatabase, readonly KulturlotsDocument[]>>
      /** How many are somebody else's private notes. */
      readonly private: number
      /** How many are casework, which the taker's role doesn't open. */
      readonly casework: number
    }

const types: Record<SyncedDatabase, readonly string[]> = { casework: caseworkTypes, own: ownTypes }

export function sortTakeAlong({ server, user, entries }: TakeAlong, taker: Taker): Sorted {
  if (server !== taker.server) return { kind: 'foreign-server' }
  const known = entries.filter(isWrittenByPeople)
  const casework = documentsIn(known, 'casework')
  const own = documentsIn(known, 'own')
  const opens = may(taker.roles, 'casework.write')
  const keeps = user.id === taker.user || user.id === visitorAuthor
  const mine =
    user.id === visitorAuthor
      ? own.filter(isMutable).map((document) => adopted(document, taker.user))
      : own
  return {
    kind: 'sorted',
    documents: { casework: opens ? casework : [], own: keeps ? mine : [] },
    private: keeps ? 0 : own.length,
    casework: opens ? 0 : casework.length,
  }
}

/** The server tells its own documents itself. */
function isWrittenByPeople({ database, document: { type } }: TakeAlongEntry): boolean {
  return types[database].includes(type) && !isServerWritten(database, type)
}

function documentsIn(
  entries: readonly TakeAlongEntry[],
  database: SyncedDatabase,
): readonly KulturlotsDocument[] {
  return entries
    .filter((entry) => entry.database === database)
    .map(({ document }) => asCarriedBack(database, document))
}
