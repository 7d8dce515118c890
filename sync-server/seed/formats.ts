/** Ways of meeting: a controlled word for each, and methods that others can repeat. */
import type { Resource } from '../../src/domain/directory/entry.ts'
import { formats, methods } from './curated/formats.ts'
import { eventFormats } from './facts.ts'
import { defined, entryId, sourcesOf, topicsOf, type Mapped } from './parts.ts'
import { term } from './terms.ts'

export function formatEntries(): readonly Mapped[] {
  return eventFormats.map((fact) => {
    const format = formats[fact.id]
    if (!format) throw new Error(`No label is written for ${fact.id}.`)
    const related = format.method ? { related: [entryId('resource', format.method)] } : {}
    const extras = { summary: format.summary, ...related }
    const word = term('event-formats', format.code, format.labels, fact.source, extras)
    return { fact: `event-formats/${fact.id}`, entries: [word] }
  })
}

/** A method may have been learned from several formats, so they belong to no single fact. */
export function methodEntries(): readonly Resource[] {
  return methods.map((method) =>
    defined({
      kind: 'resource',
      id: entryId('resource', method.slug),
      name: method.name,
      summary: method.summary,
      resourceType: 'metod',
      audience: method.audience,
      body: method.steps.join('\n\n'),
      fields: [],
      municipalities: [],
      scope: 'sweden',
      topics: topicsOf(method.topics, method.name, method.summary),
      status: 'active',
      sources: sourcesOf(
        eventFormats.filter(({ id }) => method.from.includes(id)).map(({ source }) => source),
        method.year,
      ),
      year: method.year,
    }),
  )
}
