/**
 * Plausible entries for benchmarks: about 1 KB of JSON each, spread over kinds, fields and municipalities
 * roughly as a real directory is. Deterministic: the same count and seed give the same entries, and a
 * longer list starts with the shorter one.
 */
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { municipalities } from './facts.ts'
import {
  accessibilityTexts,
  fieldPhrases,
  firstParts,
  placeEndings,
  placeParts,
  searchWords,
  sentenceParts,
} from './generate-words.ts'
import { defined, entryId, topicsOf, wordSet } from './parts.ts'
import { seededRandom, type Random } from './random.ts'
import { municipalityEntries, ownWordEntries } from './vocabularies.ts'

type GeneratedKind =
  'actor' | 'venue' | 'event' | 'funding' | 'function' | 'training' | 'network' | 'resource'

/** Shares of a hundred. */
const kinds: readonly (readonly [GeneratedKind, number])[] = [
  ['actor', 52],
  ['venue', 14],
  ['event', 12],
  ['funding', 6],
  ['function', 6],
  ['training', 5],
  ['network', 3],
  ['resource', 2],
]
const fieldShares = Object.keys(fieldPhrases).map(
  (field, index) => [field, Math.max(2, 14 - index)] as const,
)
/** Kinds whose name is followed by what the entry is. */
const kindNames: Readonly<Record<GeneratedKind, readonly string[]>> = {
  actor: [''],
  venue: ['Scen', 'Kulturhus', 'Samlingslokal', 'Ateljé'],
  event: ['Festival', 'Kulturnatt', 'Konstrunda', 'Sommarspel'],
  funding: ['Projektbidrag', 'Arrangemangsbidrag', 'Stipendium', 'Startbidrag'],
  function: ['Kulturenheten', 'Kultursamordnare', 'Föreningsstöd'],
  training: ['Kurs', 'Föreläsning', 'Helgkurs'],
  network: ['Nätverk', 'Samverkan'],
  resource: ['Checklista', 'Guide', 'Mall'],
}

export function generateEntries(count: number, seed: number): DirectoryEntry[] {
  const populations = municipalityEntries()
    .flatMap(({ entries }) => entries)
    .flatMap((entry) =>
      entry.kind === 'taxonomy' ? [[entry.code, entry.population ?? 1] as const] : [],
    )
  const words = (vocabulary: string) =>
    ownWordEntries().flatMap((entry) => (entry.vocabulary === vocabulary ? [entry.code] : []))
  const vocabulary = {
    actor: words('actor-types'),
    venue: words('venue-types'),
    event: words('event-types'),
    training: words('training-types'),
    audience: words('audiences'),
  }
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const kind = random.weighted(kinds)
    const field = random.weighted(fieldShares)
    const code = random.weighted(populations)
    const entry = { ...commonOf(kind, field, code, index, random), ...ownOf() }
    return entry as DirectoryEntry

    function ownOf(): object {
      switch (kind) {
        case 'actor':
          return { actorType: random.pick(vocabulary.actor), roles: [] }
        case 'venue':
          return { venueType: random.pick(vocabulary.venue) }
        case 'event':
          return { eventType: random.pick(vocabulary.event), dateText: 'Varje år' }
        case 'training':
          return { trainingType: random.pick(vocabulary.training), provider: 'Påhittad anordnare' }
        case 'funding':
          return {
            funder: 'Påhittad finansiär',
            level: 'municipality',
            audiences: [random.pick(vocabulary.audience)],
            purpose: 'Kulturprojekt som är öppna för alla',
            amount: `Högst ${random.between(1, 20)}0 000 kr`,
            deadlineMonths: [random.between(1, 12)],
          }
        case 'function':
          return {
            organisation: 'Påhittad förvaltning',
            level: 'municipality',
            turnToFor: ['bidrag till kultur', 'lokaler och arrangemang'],
          }
        case 'network':
          return {}
        case 'resource':
          return { resourceType: 'vagledning', body: sentence(random) }
      }
    }
  })
}

function commonOf(kind: GeneratedKind, field: string, code: string, index: number, random: Random) {
  const phrases = fieldPhrases[field] ?? { nouns: ['kulturförening'], acts: ['möts varje vecka'] }
  const village = villageName(random)
  const town = municipalities.find((municipality) => municipality.code === code)
  const noun = random.pick(phrases.nouns)
  const first = random.chance(0.5) ? `${random.pick(firstParts)} ` : ''
  const prefix = random.pick(kindNames[kind])
  const name = [prefix, capitalised(`${first}${genitive(village)} ${noun}`)]
    .filter(Boolean)
    .join(' ')
  const act = random.pick(phrases.acts)
  const summary = `${capitalised(noun)} i ${village} i ${genitive(town?.name ?? '')} kommun som ${act}. ${sentence(random)}`
  const further = random.chance(0.35) ? [random.weighted(fieldShares)] : []
  const slug = `pahittad-${String(index + 1).padStart(6, '0')}`
  const host = `${asciiSlug(`${village} ${noun}`)}.exempel.example`
  const seat = town?.seat ?? { lat: 60, lon: 17 }
  return defined({
    kind,
    id: entryId(kind, slug),
    name,
    summary,
    fields: wordSet([field, ...further]),
    municipalities: [code],
    topics: topicsOf(
      Array.from({ length: random.between(2, 6) }, () => random.pick(searchWords)),
      name,
      summary,
    ),
    languages: random.chance(0.1) ? ['fi', 'sv'] : ['sv'],
    accessibility: `${random.pick(accessibilityTexts)} ${sentence(random)}`,
    website: `https://${host}/${field}/${random.between(1000, 99_999)}`,
    email: `info@${host}`,
    phone: `070-174 06 ${String(random.between(5, 99)).padStart(2, '0')}`,
    place: {
      name: village,
      address: `${random.pick(placeParts)}vägen ${random.between(1, 90)}`,
      latitude: rounded(seat.lat + random.between(-15_000, 15_000) / 1e5),
      longitude: rounded(seat.lon + random.between(-15_000, 15_000) / 1e5),
    },
    status: random.chance(0.95) ? 'active' : 'inactive',
    sources: [{ publisher: 'Påhittad källa', url: `https://exempel.example/${slug}`, year: 2026 }],
    year: 2026,
    note: 'Påhittad post för mätningar.',
  })
}

function sentence(random: Random): string {
  const { times, verbs, people, things, places } = sentenceParts
  const what = `${random.pick(things)} och ${random.pick(things)}`
  const where = `${random.pick(places)} vid ${villageName(random)}`
  return `${random.pick(times)} ${random.pick(verbs)} ${random.pick(people)} ${what} i ${where}.`
}

function villageName(random: Random): string {
  return capitalised(`${random.pick(placeParts)}${random.pick(placeEndings)}`)
}

function capitalised(text: string): string {
  const lower = text.replaceAll(
    /(\p{Ll})(\p{Lu})/gu,
    (_, a: string, b: string) => a + b.toLowerCase(),
  )
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}

/** Swedish adds no s to a name that ends in one. */
function genitive(name: string): string {
  return /[sxz]$/.test(name) ? name : `${name}s`
}

function asciiSlug(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll(/[öø]/g, 'o')
  return plain.replaceAll(/[^a-z0-9]+/g, '-')
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
