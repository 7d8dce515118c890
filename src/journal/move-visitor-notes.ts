import { isMutable } from '../domain/documents/document.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { isSetRegister } from '../domain/merge/register.ts'
import { record, type Journal, type Write } from './record.ts'

/**
 * What a visitor (or a guest) wrote on this device moves into the account that was opened or signed in to. Ids stay,
 * the edits are the account's own. First written there, then deleted here: a crash between the two moves
 * them once more, which changes nothing that people see.
 * @returns how many documents moved.
 */
export async function moveVisitorNotes(visitor: Journal, account: Journal): Promise<number> {
  const rows = await visitor.database.rows.toArray()
  const writes: Write[] = []
  for (const row of rows) {
    const document = visitor.seal.open(row.document)
    if (row.database !== 'own' || !isMutable(document)) continue
    const edits = Object.entries(document.registers).map(([field, register]): FieldEdit =>
      isSetRegister(register)
        ? { kind: 'add', field, elements: Object.keys(register.elements) }
        : { kind: 'set', field, value: register.values[0]?.value ?? null },
    )
    writes.push({ kind: 'edit', database: 'own', id: document._id, edits })
  }
  if (writes.length > 0) await record(account, writes)
  await moveDrafts(visitor, account)
  await visitor.database.delete()
  return writes.length
}

/** A text that is being written moves too, unless the account has one of its own in the same form. */
async function moveDrafts(visitor: Journal, account: Journal): Promise<void> {
  const drafts = await visitor.database.drafts.toArray()
  await account.database.transaction('rw', account.database.drafts, async () => {
    for (const draft of drafts) {
      if (!(await account.database.drafts.get(draft.key))) await account.database.drafts.add(draft)
    }
  })
}
