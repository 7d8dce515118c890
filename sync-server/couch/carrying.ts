/** A request that carries (ADR 10): whose work it brings, and which of those are the requester's own other names. */
import { parseDocument } from '../../src/domain/documents/document.ts'
import { isUserId, type UserId } from '../../src/domain/identifiers.ts'
import { newWorkIn, type NewWork } from '../../src/domain/rules/write-rules.ts'
import type { CarriedWork } from './carried.ts'
import type { StoredBody } from './document-store.ts'
import type { DeviceWrite, GatewayParts } from './gateway.ts'
import type { JudgedDevices } from './judge-devices.ts'

/**
 * What stands in the record of carried work; nothing where all is the requester's own. A device that this very
 * request has made known is not: a forged file may name its taker as the author of what it counts on it.
 */
export function carriedIn(
  { database, requester, carrying }: DeviceWrite,
  { _id }: StoredBody,
  work: NewWork,
  { owners, fresh }: Pick<JudgedDevices, 'owners' | 'fresh'>,
): CarriedWork | undefined {
  // In `own` it is the same person's by another name; and that person could fill the records without end.
  if (!carrying || database === 'own') return undefined
  const ownersOf = [...work.devices.keys()].flatMap((device) => owners.get(device) ?? [])
  const authors = [...new Set([...work.authors, ...ownersOf])]
  const devices = [...work.devices.keys()].filter(
    (device) => fresh.has(device) || owners.get(device) !== requester.userId,
  )
  if (devices.length === 0 && authors.every((author) => author === requester.userId))
    return undefined
  return { database, document: _id, authors, devices, carrier: requester.userId }
}

/** A person has been a guest once or twice. */
const mostAliases = 8

/** Which of the authors in what is sent are another name of the requester's; asked for in `own` alone. */
export async function aliasesIn(
  { aliasOf }: GatewayParts,
  { database, requester, carrying, documents }: DeviceWrite,
): Promise<ReadonlySet<string>> {
  const aliases = new Set<string>()
  if (!carrying || database !== 'own') return aliases
  const named = new Set<UserId>()
  for (const sent of documents) {
    for (const author of authorsIn(sent)) {
      if (isUserId(author) && author !== requester.userId && named.size < mostAliases)
        named.add(author)
    }
  }
  for (const author of named) {
    if ((await aliasOf(author)) === requester.userId) aliases.add(author)
  }
  return aliases
}

function authorsIn(sent: unknown): ReadonlySet<string> {
  try {
    return newWorkIn(parseDocument(sent), undefined).authors
  } catch (error) {
    // It is refused with its reason when it is judged.
    if (error instanceof TypeError) return new Set()
    throw error
  }
}
