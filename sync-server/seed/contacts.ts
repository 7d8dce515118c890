/** The common way in to each municipality and region, for who doesn't know whom to ask. */
import type { FunctionEntry } from '../../src/domain/directory/entry.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { contactNotes, contactPages } from './curated/contacts.ts'
import { contacts, municipalities, type ContactFact } from './facts.ts'
import { defined, entryId, reachOf, sourcesOf, topicsOf, type Mapped } from './parts.ts'

export function contactEntries(): readonly Mapped[] {
  return contacts.map((fact) => ({ fact: `contacts/${fact.id}`, entries: [contactEntry(fact)] }))
}

/** @param key a municipality code, or an organisation's name. */
export function contactOf(key: string | undefined): ContactFact | undefined {
  return contacts.find((contact) => contact.id === key || contact.name === key)
}

/** Where to begin on its site: its page about culture, else about grants, else the first. */
export function pageOf(fact: ContactFact): string {
  return contactPages[fact.id] ?? fact.culturePage ?? fact.grantsPage ?? fact.website
}

export function contactEntryId(fact: ContactFact): DocumentId {
  const municipality = municipalities.find(({ code }) => code === fact.id)
  return entryId('function', `kontakt-${municipality ? slug(municipality.name) : fact.id}`)
}

function contactEntry(fact: ContactFact): FunctionEntry {
  const municipality = municipalities.find(({ code }) => code === fact.id)
  const ways = [...(fact.phone ? ['växel'] : []), ...(fact.email ? ['e-post'] : []), 'webbplats']
  const owner = municipality ? 'Kommunens' : 'Regionens'
  const name = `Kontakta ${fact.name}`
  const summary = `${owner} ${listed(ways)}. Börja här om du inte vet vem du ska fråga.`
  const searched = ['växel', 'kontaktcenter', 'kundtjänst', 'telefon', 'kultur']
  return defined({
    kind: 'function',
    id: contactEntryId(fact),
    name,
    summary,
    organisation: fact.name,
    level: municipality ? 'municipality' : 'region',
    turnToFor: ['frågor när du inte vet vem du ska vända dig till'],
    fields: [],
    ...reachOf(municipality && [fact.id], fact.id.endsWith('sormland') ? 'sormland' : 'gavleborg'),
    topics: topicsOf(searched, name, summary),
    website: pageOf(fact),
    email: fact.email,
    phone: fact.phone,
    status: 'active',
    sources: sourcesOf([fact.source], fact.year),
    year: fact.year,
    note: contactNotes[fact.id],
  })
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} och ${last}`
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o')
}
