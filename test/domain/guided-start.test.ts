/**
 * Whom somebody ought to turn to first, judged by reading the functions that the project brings along: what
 * they need, in which field, in which municipality. When a function is rewritten, judge the row anew.
 */
import { describe, expect, it } from 'vitest'
import { chooseFunctions } from '../../src/domain/guided-start/choose-functions.ts'
import { guidesFor } from '../../src/domain/guided-start/guides.ts'
import type { Want } from '../../src/domain/guided-start/wants.ts'
import { whereToLook } from '../../src/domain/guided-start/where-to-look.ts'
import type { FunctionEntry } from '../../src/domain/directory/entry.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const functions = seedEntries().filter((entry) => entry.kind === 'function')

type Row = readonly [want: Want, field: string, municipality: string, first: string]

const rows: readonly Row[] = [
  ['pengar', '', '0484', 'eskilstuna-kultur-och-fritid'],
  ['pengar', '', '2180', 'gavle-foreningsstod'],
  ['pengar', 'dans', '2180', 'gavle-foreningsstod'],
  ['pengar', '', '0461', 'gnesta-kulturenheten'],
  ['pengar', 'musik', '0483', 'katrineholm-kulturforvaltningen'],
  // Nobody in Flen is known to answer about money but the switchboard.
  ['pengar', '', '0482', 'region-sormland-radgivning-for-kulturaktorer'],
  ['pengar', '', '', 'region-sormland-radgivning-for-kulturaktorer'],
  ['ratt-person', '', '2161', 'ljusdal-kulturstrateg'],
  ['ratt-person', '', '0482', 'kontakt-flen'],
  ['ratt-person', 'musik', '0488', 'trosa-kulturkonsulent'],
  ['ratt-person', 'konst', '0483', 'katrineholm-konstansvarig'],
  ['ratt-person', 'dans', '', 'region-gavleborg-dans'],
  ['ratt-person', 'arkiv', '0484', 'eskilstuna-stadsarkiv'],
  ['samarbete', '', '0480', 'region-sormland-kulturutvecklare'],
  ['lokal', '', '0484', 'eskilstuna-foreningsstod'],
  ['lokal', 'musik', '0480', 'nykoping-foreningskonsulent'],
  ['lokal', 'konst', '2104', 'hofors-bibliotek'],
  ['lokal', 'teater', '2182', 'soderhamn-kultur'],
  ['lara-mig', 'musik', '2101', 'region-gavleborg-musik'],
  ['lara-mig', 'folkbildning', '', 'lansbildningsforbundet-sormland-konsulent'],
  ['traffa-andra', '', '0481', 'region-sormland-kulturutvecklare'],
  ['traffa-andra', 'dans', '2180', 'region-gavleborg-dans'],
  ['vet-inte', '', '0482', 'kontakt-flen'],
  ['vet-inte', '', '2184', 'kontakt-hudiksvall'],
  ['vet-inte', '', '', 'region-sormland-radgivning-for-kulturaktorer'],
]

describe('whom to turn to first', () => {
  it.each(rows)('%s, field "%s", municipality "%s": %s', (want, field, municipality, first) => {
    expect(idsOf(want, field, municipality)[0]).toBe(`function:${first}`)
  })

  it('is never another municipality’s, and never nobody', () => {
    const municipalities = [...new Set(functions.flatMap((entry) => entry.municipalities))]
    for (const [want, field] of rows) {
      for (const municipality of municipalities) {
        const chosen = chooseFunctions(functions, choiceOf(want, field, municipality))
        expect(chosen.length, `${want} ${field} ${municipality}`).toBeGreaterThan(0)
        expect(chosen.length).toBeLessThanOrEqual(4)
        const elsewhere = chosen.filter(
          (entry) =>
            entry.municipalities.length > 0 && !entry.municipalities.includes(municipality),
        )
        expect(elsewhere).toEqual([])
      }
    }
  })

  it('is the office that answers before the board that decides', () => {
    const chosen = idsOf('pengar', '', '0484')
    expect(chosen).not.toContain('function:eskilstuna-kultur-och-fritidsnamnden')
  })

  it('is no more than two who answer about anything', () => {
    expect(idsOf('lokal', '', '0461')).toEqual([
      'function:gnesta-kulturenheten',
      'function:kontakt-gnesta',
    ])
  })

  it('leaves out what is closed or gone', () => {
    const closed = functions.map((entry): FunctionEntry => ({ ...entry, status: 'defunct' }))
    expect(chooseFunctions(closed, choiceOf('pengar', '', '0484'))).toEqual([])
  })
})

describe('who answers instead of the cluster', () => {
  it.each([
    ['0484', 1],
    ['2180', 1],
    ['0180', 2],
    [undefined, 2],
  ])('is somebody in the directory who can be reached: %s', (municipality, count) => {
    const guides = guidesFor(municipality)
    expect(guides).toHaveLength(count)
    for (const id of guides) {
      const guide = functions.find((entry) => entry.id === id)
      expect(guide?.website ?? guide?.email ?? guide?.phone).toBeDefined()
    }
  })
})

describe('where to look', () => {
  it('widens to the county and the whole country, and then to any field, at home first', () => {
    expect(whereToLook(choiceOf('lokal', 'dans', '0482'), ['0482', '0484', '2180'])).toEqual([
      { reach: 'asked', fields: ['dans'], municipalities: ['0482'] },
      { reach: 'county', fields: ['dans'], municipalities: ['0482', '0484'] },
      { reach: 'everywhere', fields: ['dans'], municipalities: [] },
      { reach: 'any-field', fields: [], municipalities: ['0482'] },
      { reach: 'anything', fields: [], municipalities: [] },
    ])
  })

  it('has nowhere wider to look when nothing was chosen', () => {
    expect(whereToLook(choiceOf('lokal', '', ''), ['0482'])).toEqual([
      { reach: 'asked', fields: [], municipalities: [] },
    ])
  })
})

function idsOf(want: Want, field: string, municipality: string): readonly string[] {
  return chooseFunctions(functions, choiceOf(want, field, municipality)).map(({ id }) => id)
}

function choiceOf(want: Want, field: string, municipality: string) {
  return {
    want,
    ...(field === '' ? {} : { field }),
    ...(municipality === '' ? {} : { municipality }),
  }
}
