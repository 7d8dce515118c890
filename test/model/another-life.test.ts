import { expect, test } from 'vitest'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { openAlternatives, valueOf } from '../../src/domain/documents/read.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { carry } from '../../src/journal/carry.ts'
import { deviceIdOf, record } from '../../src/journal/record.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { createMemoryJournal } from './memory-tables.ts'
import { createRandom } from './random.ts'

test('an edit counts beyond what another life of this device is known to have counted', async () => {
  const { database } = createMemoryJournal('restored')
  const { ulid } = createRandom(1)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const id = parseDocumentId('note:01MDL000000000000000000001')
  const deviceId = await deviceIdOf(journal)
  const theirs = edited(newDocument(id), [{ kind: 'set', field: 'text', value: 'other life' }], {
    dot: [deviceId, 7],
    at: '2026-11-22T10:00:00Z',
    by: 'somebody',
  })
  const leaf = { winner: '1-a', live: [theirs], unreadable: false }
  await createOutbox(journal).takeIn('own', new Map([[id, leaf]]), 'cursor')
  const edits = [{ kind: 'set', field: 'text', value: 'this life' }] as const
  await record(journal, [{ kind: 'edit', database: 'own', id, edits }])
  const [entry] = await database.journal.toArray()
  const document = entry && parseDocument(clearSeal.open(entry.document))
  expect(entry?.dot).toEqual([deviceId, 8])
  expect(document && 'seen' in document && document.seen).toEqual({ [deviceId]: 8 })
  expect(document && 'seen' in document && valueOf(document, 'text')).toBe('this life')
})

test('what a restored server lacks is carried back also where an own edit waits on top of it', async () => {
  const { database } = createMemoryJournal('carrying')
  const { ulid } = createRandom(2)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const id = parseDocumentId('contact:01MDL000000000000000000001')
  const theirs = edited(newDocument(id), [{ kind: 'set', field: 'name', value: 'Påhittad' }], {
    dot: ['other-device', 1],
    at: '2026-11-22T10:00:00Z',
    by: 'colleague',
  })
  const leaf = { winner: '1-a', live: [theirs], unreadable: false }
  await createOutbox(journal).takeIn('casework', new Map([[id, leaf]]), 'cursor')
  const edits = [{ kind: 'set', field: 'phone', value: '0' }] as const
  await record(journal, [{ kind: 'edit', database: 'casework', id, edits }])
  for (const added of [1, 0]) {
    expect(await carry(journal, 'casework', [theirs], 'restored-server')).toBe(added)
  }
  const entries = await database.journal.toArray()
  expect(entries.map(({ carried }) => carried)).toEqual([undefined, true])
})

test('a row that others have written is compared with a restored server also while an own edit waits', async () => {
  const { database } = createMemoryJournal('comparing')
  const { ulid } = createRandom(3)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const [theirs, mine] = [
    'contact:01MDL000000000000000000001',
    'contact:01MDL000000000000000000002',
  ]
  const outbox = createOutbox(journal)
  const base = edited(newDocument(parseDocumentId(theirs)), [], {
    dot: ['other-device', 1],
    at: '2026-11-22T10:00:00Z',
    by: 'colleague',
  })
  const leaf = { winner: '1-a', live: [base], unreadable: false }
  await outbox.takeIn('casework', new Map([[base._id, leaf]]), 'cursor')
  const edits = [{ kind: 'set', field: 'phone', value: '0' }] as const
  for (const id of [theirs, mine].map(parseDocumentId)) {
    await record(journal, [{ kind: 'edit', database: 'casework', id, edits }])
  }
  const { documents } = await outbox.sentRows('casework', { after: null, limit: 9 })
  expect(documents.map(({ _id }) => _id)).toEqual([theirs])
})

test('an unsent edit that came back in a file is counted anew with the entry; what was sent keeps its dots', async () => {
  const { database } = createMemoryJournal('carried-back')
  const { ulid } = createRandom(7)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const outbox = createOutbox(journal)
  const unsent = parseDocumentId('contact:01MDL000000000000000000001')
  const sent = parseDocumentId('contact:01MDL000000000000000000002')
  await record(journal, [
    {
      kind: 'edit',
      database: 'casework',
      id: unsent,
      edits: [{ kind: 'set', field: 'name', value: 'Påhittad' }],
    },
  ])
  const old = await outbox.deviceId()
  const [mine] = await outbox.waiting()
  if (!mine || !isMutable(mine.document)) throw new Error('The contact waits.')
  const edits = [{ kind: 'set', field: 'phone', value: '0' }] as const
  const theirs = { dot: ['other-device', 1], at: '2026-11-22T10:00:00Z', by: 'colleague' } as const
  const back = edited(mine.document, edits, theirs)
  const before = edited(newDocument(sent), edits, { ...theirs, dot: [old, 1] })
  await carry(journal, 'casework', [back, before], 'take-along')
  await outbox.renewDevice(old, 'another-life')
  const device = await outbox.deviceId()
  const seen = (await outbox.waiting()).map(({ document }) => isMutable(document) && document.seen)
  expect(seen).toEqual([{ [device]: 1 }, { [device]: 1, 'other-device': 1 }, { [old]: 1 }])
})

test('a new id gives up no edit that another life made in a document while this one wrote elsewhere', async () => {
  const { database } = createMemoryJournal('elsewhere')
  const { ulid } = createRandom(8)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const outbox = createOutbox(journal)
  const [here, elsewhere] = [
    'note:01MDL000000000000000000001',
    'note:01MDL000000000000000000002',
  ].map(parseDocumentId)
  if (!here || !elsewhere) throw new Error('Two ids.')
  const write = (id: typeof here, value: string) =>
    record(journal, [
      { kind: 'edit', database: 'own', id, edits: [{ kind: 'set', field: 'text', value }] },
    ])
  await write(elsewhere, 'first')
  await write(here, 'second of this life')
  const old = await outbox.deviceId()
  // Its first edit was made here, and sent.
  const theirs = edited(newDocument(here), [{ kind: 'set', field: 'text', value: 'other life' }], {
    dot: [old, 1],
    at: '2026-11-22T10:00:00Z',
    by: 'somebody',
  })
  await outbox.renewDevice(old, 'another-life')
  const waiting = (await outbox.waiting()).find(({ documentId }) => documentId === here)
  if (!waiting || !isMutable(waiting.document)) throw new Error('The note waits.')
  const merged = merge(theirs, waiting.document)
  expect(
    openAlternatives(merged)
      .get('text')
      ?.map(({ value }) => value)
      .toSorted(),
  ).toEqual(['other life', 'second of this life'])
})
