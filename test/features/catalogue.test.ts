import { describe, expect, it } from 'vitest'
import {
  chosenCount,
  parseCatalogueQuery,
  toLocationQuery,
  withoutFacets,
} from '../../src/features/directory/catalogue-query.ts'
import { factsOf } from '../../src/features/directory/entry-facts.ts'
import { highlighted } from '../../src/features/directory/highlight.ts'
import { mailLink, phoneLink, webLink } from '../../src/domain/directory/safe-link.ts'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'

const marked = (text: string, query: string) =>
  highlighted(text, query)
    .map((part) => (part.matched ? `[${part.text}]` : part.text))
    .join('')

describe('what a search matched', () => {
  it('is marked inside words, whatever the case', () => {
    expect(marked('Folkdansens vänner', 'DANS')).toBe('Folk[dans]ens vänner')
  })

  it('is marked where a stands for å and ä, but not the other way round', () => {
    expect(marked('Ånhammars gård', 'anhammar gard')).toBe('[Ånhammar]s [gård]')
    expect(marked('Anders', 'ånd')).toBe('Anders')
  })

  it('is marked across accents and letters of two units', () => {
    expect(marked('🎭 Café Idé', 'cafe ide')).toBe('🎭 [Café] [Idé]')
  })

  it('is not marked for words that ask nothing', () => {
    expect(marked('Kören i Flen', 'vem sjunger i kören')).toBe('[Kören] i Flen')
    expect(marked('I Flen', 'i')).toBe('[I] Flen')
  })

  it('never changes the text', () => {
    const text = 'Straße – <b>ﬁlm</b> \u00adoch\u00a0ljus'
    for (const query of ['', 's', 'film', 'ss', '{|}', '.*']) {
      expect(
        highlighted(text, query)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }
  })
})

describe('a search in the address', () => {
  it('comes back as it was written', () => {
    const query = {
      text: 'dans & ljus',
      kinds: ['actor', 'venue'],
      types: [],
      fields: ['dans'],
      municipalities: ['0484', '2180'],
      asTyped: true,
    } as const
    expect(parseCatalogueQuery({ ...toLocationQuery(query) } as never)).toEqual(query)
  })

  it('leaves out what it does not know', () => {
    expect(parseCatalogueQuery({ q: null, kind: ['actor', 'dragon', 'actor'], field: '' })).toEqual(
      {
        text: '',
        kinds: ['actor'],
        types: [],
        fields: [],
        municipalities: [],
      },
    )
  })
})

describe('the types of a kind', () => {
  it('stand in the address for as long as that kind alone is chosen', () => {
    const typed = { kind: 'venue', type: ['venue-types.scen', 'actor-types.museum', 'x'] }
    const query = parseCatalogueQuery(typed)
    expect(query.types).toEqual(['venue-types.scen'])
    expect(toLocationQuery(query)).toEqual({ kind: ['venue'], type: ['venue-types.scen'] })
    expect(chosenCount(query)).toBe(2)
    expect(withoutFacets(query).types).toEqual([])
    expect(parseCatalogueQuery({ ...typed, kind: ['venue', 'actor'] }).types).toEqual([])
  })
})

describe('ways to reach an entry', () => {
  it('lead to the web, a telephone or a mailbox, and nowhere else', () => {
    expect(webLink('https://exempel.se/å')).toBe('https://exempel.se/%C3%A5')
    expect(webLink('javascript:alert(1)')).toBeUndefined()
    expect(webLink('exempel.se')).toBeUndefined()
    expect(phoneLink('016-710 10 00')).toBe('tel:0167101000')
    expect(phoneLink('växel')).toBeUndefined()
    expect(mailLink('kultur@exempel.se')).toBe('mailto:kultur@exempel.se')
    expect(mailLink('a@b.se?bcc=c@d.se')).toBeUndefined()
  })
})

describe('a deadline', () => {
  const funding: Funding = {
    id: parseDocumentId('funding:prov'),
    kind: 'funding',
    name: 'Prov',
    fields: [],
    municipalities: [],
    topics: [],
    status: 'active',
    sources: [],
    funder: 'Region Prov',
    level: 'region',
    audiences: [],
    purpose: 'Resor',
  }
  const deadlineOf = (entry: Funding) => factsOf(entry).find((fact) => fact.name === 'deadline')

  it('is told in the funder’s own words when there are any', () => {
    expect(deadlineOf({ ...funding, deadlineText: 'Senast 1 mars', rolling: true })).toEqual({
      kind: 'text',
      name: 'deadline',
      text: 'Senast 1 mars',
    })
  })

  it('is said to be unknown rather than left out', () => {
    expect(deadlineOf(funding)).toEqual({
      kind: 'term',
      name: 'deadline',
      key: 'directory.deadlineUnknown',
    })
  })
})
