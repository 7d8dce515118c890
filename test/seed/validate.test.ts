import { expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { validateEntry } from '../../sync-server/seed/validate.ts'

const sound: DirectoryEntry = {
  kind: 'actor',
  id: parseDocumentId('actor:exempelkoren'),
  name: 'Exempelkören',
  summary: 'Kör som sjunger.',
  actorType: 'kor',
  roles: ['arrangor'],
  legalForm: 'ideell-forening',
  fields: ['musik'],
  municipalities: ['0481'],
  topics: [],
  status: 'active',
  email: 'info@exempel.example',
  sources: [{ publisher: 'Exempelkören', url: 'https://exempel.example' }],
}

test('a sound entry has no faults', () => {
  expect(validateEntry(sound)).toEqual([])
})

test.each<[string, Record<string, unknown>]>([
  ['Unknown kind', { kind: 'choir', id: 'choir:x' }],
  ['another kind', { id: 'venue:exempelkoren' }],
  ['not readable', { id: 'actor:Exempelkören'.replace('ö', 'o') }],
  ['Unknown status', { status: 'sleeping' }],
  ['name is missing', { name: ' ' }],
  ['summary is missing', { summary: undefined }],
  ['source is missing', { sources: [] }],
  [
    'publisher exempel.se is an address',
    { sources: [{ publisher: 'exempel.se', url: 'https://a.b' }] },
  ],
  ['address is none', { sources: [{ publisher: 'Exempel', url: 'exempel' }] }],
  ['Unknown word klarinett in fields', { fields: ['klarinett'] }],
  ['Unknown word 0180 in municipalities', { municipalities: ['0180'] }],
  ['Unknown word orden in actor-types', { actorType: 'orden' }],
  ['Unknown word boss in actor-roles', { roles: ['boss'] }],
  ['Unknown word gille in legal-forms', { legalForm: 'gille' }],
  ['Raw address', { note: 'Se https://exempel.example.' }],
  ['No full stop', { summary: 'Kör som sjunger' }],
  ['looks like a person’s', { email: 'vera.exempel@exempel.example' }],
  ['nowhere', { municipalities: [] }],
  ['Unknown scope', { municipalities: [], scope: 'mars' }],
])('an entry with a fault is told: %s', (sentence, change) => {
  const faults = validateEntry({ ...sound, ...change })
  expect(faults.join(' ')).toContain(sentence)
})

test.each<[string, Record<string, unknown>]>([
  ['venue-types', { kind: 'venue', id: 'venue:x', venueType: 'grotta' }],
  ['event-types', { kind: 'event', id: 'event:x', eventType: 'duell' }],
  ['training-types', { kind: 'training', id: 'training:x', trainingType: 'drill' }],
  ['audiences', { kind: 'funding', id: 'funding:x', audiences: ['kungar'] }],
])('words of %s are checked in the kind that uses them', (vocabulary, change) => {
  const faults = validateEntry({ ...sound, ...change })
  expect(faults).toHaveLength(1)
  expect(faults.join(' ')).toContain(vocabulary)
})
