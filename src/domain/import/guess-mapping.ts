/** Which column is what, by its heading: Swedish and English, and the headings of our own exports. */
import type { EntryKind } from '../directory/entry.ts'
import type { Column } from './table.ts'
import { targetsOf } from './targets.ts'

/** By column index: the target’s name. A column that is missing is left out of the import. */
export type Mapping = Readonly<Record<number, string>>

/** Several targets: the first that the kind has. */
const headings: readonly (readonly [targets: string, called: string])[] = [
  ['name', 'namn|benämning|titel|rubrik|organisationsnamn|aktör|verksamhet|arrangör|name|title'],
  [
    'summary',
    'om|beskrivning|sammanfattning|presentation|kort beskrivning|about|summary|description',
  ],
  ['purpose summary', 'syfte|ändamål|till vad|purpose'],
  [
    'fields',
    'kulturområde|kulturområden|område|konstform|konstområde|fält|genre|field|fields|cultural field|discipline|art form',
  ],
  [
    'municipalities',
    'kommun|kommuner|kommunkod|hemkommun|municipality|municipalities|municipality code',
  ],
  ['scope', 'räckvidd|omfattning|geografi|scope|reach'],
  ['website', 'webbplats|webb|webbsida|hemsida|webbadress|länk|url|www|website|web|homepage|link'],
  [
    'email',
    'e-post|epost|e-postadress|mejl|mail|mejladress|mailadress|email|e-mail|e-mail address',
  ],
  [
    'phone',
    'telefon|telefonnummer|tel|mobil|mobilnummer|telnr|phone|telephone|mobile|phone number',
  ],
  ['place.name', 'plats|lokal|ort|postort|place|venue|city|town'],
  ['place.address', 'adress|gatuadress|besöksadress|postadress|address|street address|street'],
  ['place.latitude', 'latitud|lat|latitude|wgs84 lat'],
  ['place.longitude', 'longitud|long|lon|lng|longitude|wgs84 long'],
  ['topics', 'ämnesord|nyckelord|sökord|taggar|ämne|ämnen|topics|keywords|tags'],
  ['languages', 'språk|languages|language'],
  ['accessibility', 'tillgänglighet|accessibility'],
  ['status', 'status|läge|state'],
  ['alert', 'viktigt|obs|alert|important'],
  ['note', 'anmärkning|notering|kommentar|note|comment|remarks'],
  ['sources', 'källa|källor|source|sources'],
  ['year', 'år|year'],
  ['steward', 'förvaltare|ansvarig|steward'],
  ['publicationConsent', 'samtycke|samtycke till publicering|consent|publication consent'],
  [
    'actorType venueType trainingType eventType resourceType',
    'typ|kategori|aktörstyp|typ av aktör|type|category',
  ],
  ['roles', 'roll|roller|role|roles'],
  ['legalForm', 'juridisk form|organisationsform|bolagsform|legal form'],
  [
    'organisation funder provider',
    'vem som ansvarar|organisation|bidragsgivare|finansiär|arrangör|utbildare|huvudman|ägare|organization|responsible|owner|funder|provider',
  ],
  ['level', 'nivå|level'],
  ['turnToFor', 'vänd dig hit för|hjälper med|frågor|turn to for'],
  ['audiences', 'målgrupp|för vem|audience|audiences'],
  ['whoCanApply', 'vem som kan söka|vem kan söka|behöriga|who can apply|eligibility'],
  ['amount', 'belopp|summa|amount'],
  ['deadlineText', 'sista ansökningsdag|ansökningsdatum|deadline|last day to apply'],
  ['deadlineMonths', 'månader|ansökningsmånader|months'],
  ['rolling', 'löpande|rolling'],
  ['dateText', 'när|tid|datum|when|date'],
  ['startsOn', 'börjar|startdatum|start|från|begins|starts|start date'],
  ['endsOn', 'slutar|slutdatum|slut|till|ends|end|end date'],
  ['body', 'text|innehåll|brödtext|body|content'],
  // Not plain “id”: in other people’s registers that is their own.
  ['page', 'sida i katalogen|katalog-id|page in the directory|entry id'],
]

const byHeading: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>()
  for (const [targets, called] of headings) {
    for (const heading of called.split('|')) {
      map.set(heading, [...(map.get(heading) ?? []), ...targets.split(' ')])
    }
  }
  return map
})()

/** A target is taken once; of two columns with the same heading, the first. */
export function guessMapping(columns: readonly Column[], kind: EntryKind): Mapping {
  const possible = new Set(targetsOf(kind).map(({ name }) => name))
  const taken = new Set<string>()
  const mapping: Record<number, string> = {}
  for (const { index, title } of columns) {
    const target = candidatesFor(title).find((name) => possible.has(name) && !taken.has(name))
    if (target === undefined) continue
    taken.add(target)
    mapping[index] = target
  }
  return mapping
}

function candidatesFor(title: string): readonly string[] {
  const heading = headingForm(title)
  return byHeading.get(heading) ?? byHeading.get(heading.replace(/\s*\(.*\)$/, '')) ?? []
}

/** How a heading is compared, and remembered. */
export function headingForm(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_*:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A mapping as it is remembered of a source: by heading, the first column of each. */
export type RememberedMapping = Readonly<Record<string, string>>

export function toRemember(columns: readonly Column[], mapping: Mapping): RememberedMapping {
  const entries = columns.flatMap(({ index, title, sameAs }): [string, string][] => {
    const target = mapping[index]
    return title === '' || sameAs !== undefined ? [] : [[headingForm(title), target ?? '']]
  })
  return Object.fromEntries(entries)
}

/** What was chosen before for a heading, and a guess for the others. */
export function mappingFrom(
  remembered: RememberedMapping,
  columns: readonly Column[],
  kind: EntryKind,
): Mapping {
  const possible = new Set(targetsOf(kind).map(({ name }) => name))
  const mapping: Record<number, string> = {}
  const taken = new Set<string>()
  const known = columns.filter(
    ({ title, sameAs }) => sameAs === undefined && Object.hasOwn(remembered, headingForm(title)),
  )
  for (const { index, title } of known) {
    const target = remembered[headingForm(title)] ?? ''
    if (!possible.has(target) || taken.has(target)) continue
    taken.add(target)
    mapping[index] = target
  }
  const others = columns.filter((column) => !known.includes(column))
  for (const [index, target] of Object.entries(guessMapping(others, kind))) {
    if (!taken.has(target)) mapping[Number(index)] = target
  }
  return mapping
}
