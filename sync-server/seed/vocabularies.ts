/** The controlled words: fields, needs, kinds of actors, municipalities, branches and their codes. */
import type { Vocabulary } from '../../src/domain/directory/entry.ts'
import {
  actorAxes,
  actorKindLabels,
  fieldWords,
  modelAreaLabels,
  needKindLabels,
  ownWords,
} from './curated/words.ts'
import { topicWords } from './curated/synonyms.ts'
import { actorKinds, factFiles, fields, municipalities, needKinds, corrections } from './facts.ts'
import { entryId, sourcesOf, type FactReference, type Mapped } from './parts.ts'
import { term, termId } from './terms.ts'

export function fieldEntries(): readonly Mapped[] {
  return fields.map((fact) => {
    const english = modelAreaLabels[fact.id]
    const word = fieldWords[fact.id]
    if (english) {
      const area = term(
        'culture-model-areas',
        modelCode(fact.id),
        [fact.name, english],
        fact.source,
      )
      return { fact: `fields/${fact.id}`, entries: [area] }
    }
    if (!word) throw new Error(`No label is written for the field ${fact.id}.`)
    const area = fact.modelArea && termId('culture-model-areas', modelCode(fact.modelArea))
    const branches = word.branches.map((code) => termId('kkn-branches', code))
    const related = [...(area ? [area] : []), ...branches].sort()
    const extras = related.length > 0 ? { related } : {}
    return {
      fact: `fields/${fact.id}`,
      entries: [term('fields', fact.id, word.labels, fact.source, extras)],
    }
  })
}

function modelCode(factId: string): string {
  return factId.replace('ksm-', '')
}

const focuses = { Stöd: 'stod', Kunskap: 'kunskap', Kontakt: 'kontakt' } as const

export function needKindEntries(): readonly Mapped[] {
  return needKinds.map((fact) => ({
    fact: `need-kinds/${fact.id}`,
    entries: [
      term('need-kinds', fact.id, labelled(needKindLabels, fact.id), fact.source, {
        summary: `${fact.name}.`,
        focus: focuses[fact.focus as keyof typeof focuses],
      }),
    ],
  }))
}

export function actorKindEntries(): readonly Mapped[] {
  return actorKinds.map((fact) => {
    // A meeting place is where one is, not who one is.
    const vocabulary =
      fact.id === 'motesplats' ? 'venue-types' : actorAxes[fact.axis as keyof typeof actorAxes]
    return {
      fact: `actor-kinds/${fact.id}`,
      entries: [term(vocabulary, fact.id, labelled(actorKindLabels, fact.id), fact.source)],
    }
  })
}

/** Words that the facts use without listing them; they belong to no single fact. */
export function ownWordEntries() {
  return Object.entries(ownWords).flatMap(([vocabulary, words]) =>
    words.map(([code, sv, en, from]) =>
      term(vocabulary as Vocabulary, code, [sv, en], sourceOf(from)),
    ),
  )
}

/** Words for what entries name in free text, with what people say instead. */
export function topicEntries() {
  return Object.entries(topicWords).map(([code, { labels, altLabels, related, from }]) =>
    term('topics', code, labels, sourceOf(from), {
      altLabels,
      ...(related ? { related: related.map((word) => entryId('taxonomy', word)).sort() } : {}),
    }),
  )
}

export function municipalityEntries(): readonly Mapped[] {
  const correction = corrections.find(({ file }) => file === 'municipalities.json')
  return municipalities.map((fact) => {
    const population = correction?.values?.[fact.code]
    if (!correction || population === undefined) throw new Error(`No population of ${fact.name}.`)
    const { name, lat: latitude, lon: longitude } = fact.seat
    return {
      fact: `municipalities/${fact.id}`,
      entries: [
        term('municipalities', fact.code, [fact.name, fact.name], fact.source, {
          summary: `Kommun i ${fact.county} med ${spaced(population)} invånare i slutet av 2020.`,
          county: fact.countyCode === '04' ? '04' : '21',
          population,
          populationDate: '2020-12-31',
          // Absent where nothing is known; the facts never deny it.
          ...(fact.finnishAdministrativeArea ? { finnishAdministrativeArea: true } : {}),
          municipalities: [fact.code],
          place: { name, latitude, longitude },
          year: 2020,
          furtherSources: sourcesOf([fact.languageSource]),
        }),
      ],
    }
  })
}

/** Swedish thousands: a no-break space from five digits on, as Språkrådet writes them. */
function spaced(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')
}

function labelled(
  labels: Readonly<Record<string, readonly [string, string]>>,
  id: string,
): readonly [string, string] {
  const found = labels[id]
  if (!found) throw new Error(`No label is written for ${id}.`)
  return found
}

function sourceOf(reference: FactReference): string {
  const [file, id] = reference.split('/') as [keyof typeof factFiles, string]
  const fact = factFiles[file].find((candidate) => candidate.id === id)
  if (!fact) throw new Error(`There is no fact ${reference}.`)
  return fact.source
}
