/**
 * Events and trainings. A dated occasion that has passed is shown as the recurring event it was one of,
 * with when it was last held, or as ended.
 */
import type { EntryStatus, ResourceAudience, Scope } from '../../../src/domain/directory/entry.ts'

export interface CuratedOccasion {
  readonly as: 'event' | 'training' | 'resource'
  /** Vocabulary `event-types` or `training-types`; for a resource its kind. */
  readonly type: string
  /** Of a resource. */
  readonly audience?: ResourceAudience
  readonly slug?: string
  readonly name?: string
  readonly summary: string
  readonly dateText?: string
  readonly provider?: string
  readonly fields?: readonly string[]
  readonly scope?: Scope
  readonly topics: readonly string[]
  readonly status?: EntryStatus
  readonly year?: number
  readonly note?: string
  readonly related?: readonly string[]
}

export const occasions: Readonly<Record<string, CuratedOccasion>> = {
  'folk-och-kultur': {
    as: 'event',
    type: 'konvent',
    summary: 'Nationellt kulturkonvent i Eskilstuna, där kulturlivet i hela landet möts.',
    dateText: 'Varje år',
    topics: ['konferens', 'mässa', 'träffas'],
  },
  'eskilstuna-kulturnatt': {
    as: 'event',
    type: 'evenemang',
    summary: 'Kväll i Eskilstuna med gratis musik, teater och film på många platser.',
    note: 'Hölls senast, såvitt vi vet, 30 september 2023.',
    year: 2023,
    topics: ['kulturnatten', 'konsert'],
  },
  'eskilstuna-parkfestival': {
    as: 'event',
    type: 'festival',
    summary: 'Festival i parkerna i Eskilstuna, med bland annat musik.',
    note: 'Det är inte känt om festivalen fortfarande hålls.',
    topics: ['konsert', 'sommar'],
  },
  'nykopings-gastabud': {
    as: 'event',
    type: 'sommarspel',
    summary: 'Sommarspel i Nyköping om händelser på medeltiden.',
    topics: ['teater', 'sommarteater', 'historia'],
    related: ['actor:teater-sormland'],
  },
  'nykopings-kulturnatt': {
    as: 'event',
    type: 'evenemang',
    summary: 'Kväll i Nyköping med musik, konst och litteratur på många platser.',
    topics: ['kulturnatten', 'konsert', 'utställning'],
  },
  'litterart-gastabud': {
    as: 'event',
    type: 'festival',
    summary: 'Festival i Nyköping för litteratur och konst. Hölls för elfte gången 2023.',
    year: 2023,
    topics: ['författare', 'läsning', 'utställning'],
  },
  vasaspelet: {
    as: 'event',
    type: 'sommarspel',
    summary: 'Sommarspel i Strängnäs.',
    topics: ['teater', 'sommarteater', 'Gustav Vasa'],
  },
  'flen-kulturfestival': {
    as: 'event',
    type: 'festival',
    name: 'Kultur- och litteraturfestivalen i Flen',
    summary: 'Festival i Flen för kultur och litteratur.',
    dateText: 'I oktober',
    note: 'Hölls senast, såvitt vi vet, 22–26 oktober 2025.',
    year: 2025,
    topics: ['författare', 'läsning'],
  },
  konsttriangeln: {
    as: 'event',
    type: 'konstrunda',
    summary: 'Konstrunda i Trosatrakten, där konstnärer visar sina verk.',
    dateText: 'Vid påsk',
    topics: ['öppen ateljé', 'utställning', 'påsk'],
  },
  'soder-om-sjon': {
    as: 'event',
    type: 'konstrunda',
    summary: 'Konstrunda i Vingåkerstrakten, där konstnärer visar sina verk.',
    dateText: 'Vid påsk',
    topics: ['öppen ateljé', 'utställning', 'påsk'],
  },
  scenkonstdagar: {
    as: 'event',
    type: 'natverksdagar',
    slug: 'scenkonstdagarna',
    name: 'Scenkonstdagarna',
    summary: 'Dagar för scenkonsten i Sörmland, som nätverket Fri Scen Sörmland ordnar.',
    dateText: 'Varje år',
    fields: ['teater', 'dans', 'musik'],
    topics: ['träffas', 'nätverk', 'frilans'],
    related: ['network:fri-scen-sormland'],
  },
  'hitta-pengarna': {
    as: 'training',
    type: 'kurs',
    name: 'Hitta pengarna',
    summary:
      'Gratis kursdag om att söka bidrag, där du börjar på en egen ansökan. Hölls på tre orter, med en återträff.',
    provider: 'Kulturkluster Sörmland och Länsbildningsförbundet Sörmland',
    status: 'inactive',
    note: 'Kursen har hållits. Fråga Länsbildningsförbundet om den kommer igen.',
    topics: ['söka pengar', 'skriva ansökan', 'finansiering'],
    related: ['taxonomy:event-formats.kursdag', 'actor:lbf-sormland'],
  },
  'breddat-deltagande': {
    as: 'training',
    type: 'forelasning',
    summary:
      'Halvdag för anställda i kommunal och regional kultur om hur fler kan ta del av kultur.',
    provider: 'Kulturkluster Sörmland',
    status: 'inactive',
    note: 'Föreläsningen har hållits. Det är inte känt om den kommer igen.',
    topics: ['publik', 'delaktighet', 'tillgänglighet'],
    related: ['taxonomy:event-formats.forelasning'],
  },
  'kulturakademin-trappan': {
    as: 'training',
    type: 'kompetensutveckling',
    summary: 'Kostnadsfria kurser för yrkesverksamma inom scenkonst, musik, film och tv.',
    provider: 'Kulturakademin Trappan',
    fields: ['musik', 'teater', 'dans', 'film'],
    scope: 'outside',
    note: 'Ges i Västsverige, alltså utanför länen. Fråga om du kan delta.',
    topics: ['fortbildning', 'frilans', 'skådespelare', 'kurs'],
  },
  kulturverkstan: {
    as: 'training',
    type: 'utbildning',
    name: 'Kulturverkstan',
    summary: 'Tvåårig utbildning för den som vill leda kulturprojekt och försörja sig på det.',
    provider: 'Nätverkstan',
    scope: 'outside',
    note: 'Ges i Västra Götaland, alltså utanför länen.',
    topics: ['projektledare', 'producent', 'utbildning', 'kurs'],
  },
  'leader-komigang': {
    as: 'resource',
    type: 'vagledning',
    audience: 'actor',
    slug: 'kom-igang-med-leaderprojekt',
    summary: 'Vägledning med frågor att börja med, ett sätt att pröva idén och hjälp av en coach.',
    topics: ['landsbygd', 'projekt', 'söka pengar', 'bidrag'],
    related: ['function:leader-sodermanland-projektcoach', 'funding:leader-sodermanland-projekt'],
  },
}
