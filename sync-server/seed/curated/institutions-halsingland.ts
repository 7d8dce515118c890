/** Institutions, associations and places in the six municipalities of Hälsingland. */
import type { CuratedTexts } from './curated.ts'

const agreement = 'Har avtal med Bollnäs kommun för 2024–2027.'
const worldHeritage = ['venue:varldsarvet-halsingegardar']

export const institutionsInHalsingland: CuratedTexts = {
  'halsinglands-museum': {
    summary:
      'Museum i Hudiksvall om Hälsinglands konst och kulturhistoria. Regionen och Hudiksvalls kommun är huvudmän.',
    topics: ['konst', 'lokalhistoria'],
    legalForm: 'stiftelse',
  },
  'bollnas-folkhogskola': {
    summary: 'Region Gävleborgs folkhögskola i Bollnäs, med musikutbildning.',
    topics: ['musikkurs'],
  },
  'bollnas-konsthall': {
    name: 'Bollnäs museum och konsthall',
    summary: 'Kommunens museum och konsthall. Ansvarar också för fornlämningen Onbacken.',
    topics: ['museum', 'utställning', 'lokalhistoria'],
  },
  'kulturhuset-bollnas': {
    summary: 'Kulturhus i Bollnäs för musik och teater. Stora scenen har 582 platser.',
    topics: ['konsertlokal', 'teaterlokal', 'boka scen'],
  },
  'bollnas-bibliotek': 'Folkbibliotek i Bollnäs.',
  'bollnas-kulturskola': 'Kommunens kulturskola för barn och unga i Bollnäs.',
  'arbra-hemslojdsforening': {
    summary: `Hemslöjdsförening i Arbrå. ${agreement}`,
    place: { name: 'Arbrå' },
  },
  'bollnas-voxnadalens-hemslojd': {
    slug: 'bollnas-voxnadalens-hemslojdsforening',
    summary: `Hemslöjdsförening i Bollnästrakten. ${agreement}`,
  },
  'sodra-halsinglands-orkesterforening': {
    summary: `Orkesterförening i Bollnäs. ${agreement}`,
    topics: ['orkester', 'spela instrument'],
  },
  'bollnas-jazz-club': {
    summary: `Förening som arrangerar jazz i Bollnäs. ${agreement}`,
    topics: ['jazz', 'konsert'],
  },
  'kilafors-kammarmusik': {
    slug: 'kilafors-kammarmusikforening',
    summary: `Förening som arrangerar kammarmusik i Kilafors. ${agreement}`,
    topics: ['kammarmusik', 'konsert'],
    place: { name: 'Kilafors' },
  },
  dansoteket: {
    summary: `Dansförening i Bollnäs kommun. ${agreement}`,
    topics: ['danskurs', 'dansa'],
  },
  'bollnas-filmklubb': {
    summary: `Filmklubb i Bollnäs. ${agreement}`,
    topics: ['bio', 'filmvisning'],
  },
  'bollnas-riksteaterforening': `Ideell förening som arrangerar teater i Bollnäs. ${agreement}`,
  halsingehambon: {
    summary: `Förening i Bollnäs kommun för danstävlingen Hälsingehambon. ${agreement}`,
    topics: ['folkdans', 'folkmusik', 'hambo'],
  },
  gastgivars: {
    name: 'Gästgivars i Vallsta',
    summary: 'Världsarvsgård i Vallsta i Arbrå socken.',
    place: { name: 'Vallsta' },
    related: worldHeritage,
  },
  traslottet: {
    name: 'Träslottet i Arbrå',
    summary: 'Besökscentrum för hälsingegårdar, i Koldemo i Arbrå.',
    place: { name: 'Koldemo, Arbrå' },
    related: worldHeritage,
  },
  'hudiksvalls-teater': {
    summary: 'Kommunens teaterhus i Hudiksvall, för teater och musik.',
    topics: ['teaterlokal', 'konsertlokal'],
  },
  'scenkonst-hudiksvall': {
    summary: 'Förening som arrangerar teater, dans och musik i Hudiksvall.',
    topics: ['scenkonst', 'föreställning'],
  },
  'norra-halsinglands-konsertforening': {
    summary: 'Förening som arrangerar konserter i Hudiksvall.',
    topics: ['konsert', 'klassisk musik'],
  },
  'hudiksvalls-arbetarteater': {
    summary: 'Teaterförening i Hudiksvall.',
    topics: ['amatörteater', 'spela teater'],
  },
  'hudiksvalls-konstgiller': 'Konstförening i Hudiksvall.',
  'bio-kontrast': 'Biograf i Hudiksvall.',
  'forsa-folkhogskola': {
    summary: 'Region Gävleborgs folkhögskola i Forsa i Hudiksvalls kommun.',
    place: { name: 'Forsa' },
  },
  'borka-arbetslivsmuseum': {
    summary: 'Museum om fiske och båtbygge på Borka brygga i Enånger.',
    place: { name: 'Borka brygga, Enånger' },
    topics: ['arbetslivsmuseum', 'båtbygge'],
  },
  'kultur-jernverket': {
    summary: 'Kulturförening som ordnar musik och teater i Järnverket i Iggesund. Bildades 2009.',
    place: { name: 'Järnverket, Iggesund' },
    topics: ['konsert', 'föreställning'],
  },
  'soderhamns-museum': {
    summary:
      'Museum om Söderhamns historia. Kommunens kulturenhet ansvarar för delar av verksamheten.',
  },
  'soderhamns-teater': {
    summary: 'Teaterhus i Söderhamn för teater och musik. Kommunen hyr ut det.',
    topics: ['teaterlokal', 'konsertlokal', 'hyra scen'],
    related: ['function:soderhamn-kultur'],
  },
  'bergviks-industrimuseum': {
    summary: 'Industrimuseum i en sulfitfabrik från 1874, i Bergvik.',
    topics: ['industrihistoria', 'arbetslivsmuseum'],
    place: { name: 'Bergvik' },
  },
  'erik-anders': {
    name: 'Erik-Anders i Asta',
    summary: 'Världsarvsgård och besökscentrum i Söderala.',
    place: { name: 'Asta, Söderala' },
    related: worldHeritage,
  },
  'ljusdalsbygdens-museum': {
    summary: 'Museum om Ljusdalsbygden. Finns sedan 2019 i Ljusdals gamla mejeri.',
    topics: ['lokalhistoria'],
  },
  stenegard: {
    summary: 'Besöksmål i Järvsö med hantverk, teater och ett besökscentrum för hälsingegårdar.',
    topics: ['hantverk', 'hälsingegård', 'utflykt'],
    place: { name: 'Järvsö' },
    related: worldHeritage,
  },
  bommars: {
    name: 'Bommars i Letsbo',
    summary: 'Världsarvsgård i Letsbo i Ljusdals kommun.',
    place: { name: 'Letsbo' },
    related: worldHeritage,
  },
  kristofers: {
    name: 'Kristofers i Stene',
    summary: 'Världsarvsgård i Stene i Järvsö.',
    place: { name: 'Stene, Järvsö' },
    related: worldHeritage,
  },
  'bortom-aa': {
    name: 'Bortom åa i Fågelsjö',
    summary: 'Världsarvsgård i Fågelsjö som har testamenterats till Ljusdals kommun.',
    place: { name: 'Fågelsjö' },
    related: worldHeritage,
  },
  'edsbyns-museum': {
    summary: 'Museum i Edsbyn med hembygdsföreningens utställningar.',
    topics: ['lokalhistoria'],
    place: { name: 'Edsbyn' },
  },
  'jon-lars': {
    name: 'Jon-Lars i Långhed',
    summary: 'Privatägd världsarvsgård i Långhed i Alfta.',
    place: { name: 'Långhed, Alfta' },
    related: worldHeritage,
  },
  pallars: {
    name: 'Pallars i Långhed',
    summary: 'Världsarvsgård i Långhed i Alfta.',
    place: { name: 'Långhed, Alfta' },
    related: worldHeritage,
  },
  'ol-anders': {
    name: 'Ol-Anders i Alfta',
    summary: 'Besökscentrum för hälsingegårdar i Alfta.',
    place: { name: 'Alfta' },
    related: worldHeritage,
  },
  'bergsjo-hembygdsforening': {
    summary: 'Hembygds- och parkförening i Bergsjö, bildad 1926.',
    place: { name: 'Bergsjö' },
  },
  'hassela-hembygdsforening': {
    summary: 'Hembygdsförening i Hassela.',
    place: { name: 'Hassela' },
  },
  'stocka-folkets-hus': {
    summary: 'Folkets hus i Stocka i Nordanstigs kommun.',
    place: { name: 'Stocka' },
  },
  'nordanstigs-foreningsrad': {
    summary: 'Föreningar i Nordanstig som samarbetar. Bildades 2010.',
    topics: ['förening', 'föreningsliv'],
  },
  'abf-vastra-halsingland': {
    summary: 'Studieförbund i västra Hälsingland, med lokalen Annexet i Bollnäs.',
    place: { name: 'Annexet, Bollnäs' },
  },
}
