/**
 * Forty questions as people in Sörmland and Gävleborg type them, and the entry that ought to stand first,
 * judged by reading the entries that the project brings along. The table is what ranking is for: when an
 * entry is rewritten, judge the question anew; when ranking is changed, all forty still hold.
 */
import { expect, test } from 'vitest'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { directoryOf } from './support/in-memory.ts'

const questions: readonly (readonly [typed: string, first: string])[] = [
  // Where is there money?
  ['bidrag till kör eskilstuna', 'funding:eskilstuna-arrangemangsbidrag'],
  ['stipendium konstnär ung', 'funding:region-sormland-kulturstipendium'],
  ['stötta teaterföreningens arrangemang gävle', 'funding:gavle-arrangemangsstod'],
  ['pengar till ungdomar gnesta', 'funding:gnesta-ung-kultur'],
  ['snabba stålar', 'funding:katrineholm-snabba-stalar'],
  ['arrangemangsbidrag trosa', 'funding:trosa-arrangemangsbidrag'],
  ['leaderprojekt hälsingland', 'funding:leader-halsingebygden-projekt'],
  ['kulturstipendium strängnäs', 'funding:strangnas-kulturstipendier'],
  ['resebidrag musiker utomlands', 'funding:konstnarsnamnden-internationellt-utbyte-musik'],
  ['eu stöd resa', 'funding:eu-culture-moves-europe'],
  ['bygga om bygdegården', 'funding:boverket-investeringsbidrag-till-samlingslokaler'],
  [
    'kan man söka projektstöd som privatperson i eskilstuna',
    'funding:eskilstuna-projektstod-till-fria-kulturutovare',
  ],
  ['dance funding abroad', 'funding:konstnarsnamnden-internationellt-utbyte-dans'],
  ['stipedium vingåker', 'funding:vingaker-kulturstipendium'],

  // Whom does one turn to?
  // The directory knows nobody for Flen's kulturskola: the way in is the municipality's own.
  ['vem bestämmer om kulturskolan i flen', 'function:kontakt-flen'],
  [
    'vem kan hjälpa mig att söka pengar i sörmland',
    'function:region-sormland-radgivning-for-kulturaktorer',
  ],
  ['bollplank för min idé i sörmland', 'function:region-sormland-radgivning-for-kulturaktorer'],
  ['vem ska jag fråga om kultur i ljusdal', 'function:ljusdal-kulturstrateg'],
  ['dansare gävle', 'function:region-gavleborg-dans'],
  ['boka dansföreställning gävleborg', 'function:region-gavleborg-dans'],
  ['hemslöjdskonsulnt', 'function:region-gavleborg-hemslojd'],
  ['offentlig konst katrineholm', 'function:katrineholm-konstansvarig'],
  ['starta eget kulturföretag gävle', 'function:gavle-naringsliv'],
  ['service på finska i söderhamn', 'function:soderhamn-finskt-forvaltningsomrade'],
  ['ställa ut konst hofors', 'venue:galleri-boken'],
  ['var kan jag ställa ut min konst i gävle', 'function:gavle-konstcentrum'],

  // Who works with this, and where?
  ['kulturskola nykoping', 'actor:kulturskolan-nykoping'],
  ['symfoniorkestern', 'actor:gavle-symfoniorkester'],
  ['folkteatern gävelborg', 'actor:folkteatern-gavleborg'],
  ['jazzklubb bollnäs', 'actor:bollnas-jazz-club'],
  ['sjunga i kör strängnäs', 'actor:roggekoren'],
  ['barn teater', 'actor:teater-sormland'],
  ['danskurser i eskilstuna', 'actor:sandunga'],
  ['spara föreningens gamla papper gävle', 'actor:arkiv-gavleborg'],
  ['museijärnvägen ockelbo', 'actor:jadraas-tallas-jarnvag'],

  // A place, a context, something to learn
  ['hyra scen', 'venue:soderhamns-teater'],
  ['lokal repa band nyköping', 'venue:kulturhuset-magasinet'],
  ['nätverk för fria scenkonstnärer', 'network:fri-scen-sormland'],
  ['hur gör man en kulturfrukost', 'resource:metod-kulturfrukost'],
  ['lära sig skriva ansökningar', 'training:hitta-pengarna'],
]

const entries = seedEntries()
const directory = directoryOf([entries])

function firstFor(text: string): string | undefined {
  const whole = { kinds: [], fields: [], municipalities: [], offset: 0, limit: 1 }
  return directory.search({ ...whole, text }).hits[0]?.entry.id
}

test('there are forty, each about an entry that is there', () => {
  expect(questions).toHaveLength(40)
  expect(questions.filter(([, first]) => !directory.entry(parseDocumentId(first)))).toEqual([])
})

test.each(questions)('"%s" is answered first by %s', (typed, first) => {
  expect(firstFor(typed)).toBe(first)
})
