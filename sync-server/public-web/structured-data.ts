/**
 * An entry in schema.org's words, for search engines. Only what is known is said: a member without a value is left
 * out, and an event whose day nobody knows has no `startDate`.
 */
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { mailLink, webLink } from '../../src/domain/directory/safe-link.ts'
import { pageOfEntry } from './addresses.ts'
import type { Catalogue } from './catalogue.ts'
import { sv } from './words/sv.ts'

type Data = Readonly<Record<string, unknown>>

export function structuredData(
  entry: DirectoryEntry,
  catalogue: Pick<Catalogue, 'label'>,
  origin: string,
): Data {
  const address = origin + pageOfEntry(entry.id)
  const areas = [
    ...entry.municipalities.map((code) => catalogue.label('municipalities', code)),
    ...(entry.scope && entry.scope !== 'outside' ? [sv.scopes[entry.scope]] : []),
  ]
  const area = areas.length === 0 ? undefined : areas
  const common = {
    '@context': 'https://schema.org',
    '@id': address,
    name: entry.name,
    description: entry.summary,
    url: webLink(entry.website) ?? address,
    mainEntityOfPage: address,
  }
  return known({ ...common, ...ofKind(entry, area) })
}

function ofKind(entry: DirectoryEntry, area: readonly string[] | undefined): Data {
  const reach = { email: mailLink(entry.email) && entry.email, telephone: entry.phone }
  switch (entry.kind) {
    case 'actor':
      return { '@type': 'Organization', areaServed: area, address: addressOf(entry), ...reach }
    case 'network':
      return { '@type': 'Organization', areaServed: area, ...reach }
    case 'function': {
      const isPublic = entry.level !== 'civil-society'
      return {
        '@type': isPublic ? 'GovernmentService' : 'Service',
        provider: named(isPublic ? 'GovernmentOrganization' : 'Organization', entry.organisation),
        areaServed: area,
        serviceType: entry.turnToFor.length === 0 ? undefined : entry.turnToFor,
        availableChannel: channelOf(entry, reach),
      }
    }
    case 'funding':
      return {
        '@type': 'MonetaryGrant',
        description: entry.summary ?? entry.purpose,
        funder: named('Organization', entry.funder),
      }
    case 'venue':
      return {
        '@type': 'Place',
        telephone: entry.phone,
        address: addressOf(entry),
        ...where(entry),
      }
    case 'training':
      return {
        '@type': 'Course',
        provider: entry.provider && named('Organization', entry.provider),
        hasCourseInstance:
          entry.startsOn &&
          known({
            '@type': 'CourseInstance',
            startDate: entry.startsOn,
            endDate: entry.endsOn,
            location: locationOf(entry, area),
          }),
      }
    case 'event':
      return {
        '@type': 'Event',
        startDate: entry.startsOn,
        endDate: entry.endsOn,
        location: locationOf(entry, area),
      }
    case 'answer':
      return {
        '@type': 'QAPage',
        mainEntity: known({
          '@type': 'Question',
          name: entry.name,
          answerCount: entry.body === undefined ? 0 : 1,
          acceptedAnswer: entry.body && { '@type': 'Answer', text: entry.body },
        }),
      }
    default:
      return { '@type': 'CreativeWork', spatialCoverage: area }
  }
}

function named(type: string, name: string): Data {
  return { '@type': type, name }
}

function channelOf({ website }: DirectoryEntry, reach: Data): Data | undefined {
  const channel = known({
    serviceUrl: webLink(website),
    servicePhone: reach['telephone'] && { '@type': 'ContactPoint', telephone: reach['telephone'] },
  })
  return Object.keys(channel).length === 0 ? undefined : { '@type': 'ServiceChannel', ...channel }
}

function addressOf({ place }: DirectoryEntry): Data | undefined {
  return typeof place?.address === 'string'
    ? { '@type': 'PostalAddress', streetAddress: place.address, addressCountry: 'SE' }
    : undefined
}

function where({ place }: DirectoryEntry): Data {
  const { latitude, longitude } = place ?? {}
  return typeof latitude === 'number' && typeof longitude === 'number'
    ? { geo: { '@type': 'GeoCoordinates', latitude, longitude } }
    : {}
}

function locationOf(entry: DirectoryEntry, area: readonly string[] | undefined): Data | undefined {
  const name = typeof entry.place?.name === 'string' ? entry.place.name : area?.join(', ')
  const place = known({ name, address: addressOf(entry), ...where(entry) })
  return Object.keys(place).length === 0 ? undefined : { '@type': 'Place', ...place }
}

function known(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && value !== ''),
  )
}
