/** What is shown of each institution, association and place in Gävleborg. */
import type { CuratedTexts } from './curated.ts'

/** SCB codes: Bollnäs, Söderhamn, Ljusdal, Hudiksvall, Nordanstig, Ovanåker. */
const halsingland = ['2183', '2182', '2161', '2184', '2132', '2121']
/** SCB codes: Gävle, Sandviken, Hofors, Ockelbo. */
const gastrikland = ['2180', '2181', '2104', '2101']

const agreement = 'Har avtal med Bollnäs kommun för 2024–2027.'
const worldHeritage = ['venue:varldsarvet-halsingegardar']

export const institutionsInGavleborg: CuratedTexts = {
  'lansmuseet-gavleborg': {
    summary:
      'Länets museum i Gävle, med konst från 1600-talet till i dag, slöjd och kulturhistoria. Arbetar i hela länet.',
    topics: ['länsmuseum', 'konst', 'slöjd'],
    legalForm: 'stiftelse',
  },
  'halsinglands-museum': {
    summary:
      'Museum i Hudiksvall om Hälsinglands konst och kulturhistoria. Regionen och Hudiksvalls kommun är huvudmän.',
    topics: ['konst', 'lokalhistoria'],
    legalForm: 'stiftelse',
  },
  'arkiv-gavleborg': {
    summary: 'Tar sedan 1978 hand om arkiv från föreningar, företag och enskilda i hela länet.',
    topics: ['föreningsarkiv', 'bevara handlingar'],
    legalForm: 'ideell-forening',
  },
  'folkteatern-gavleborg': {
    summary: 'Länets teater, med säte i Gävle. Spelar föreställningar i hela länet.',
    topics: ['länsteater', 'föreställning', 'skolteater'],
    legalForm: 'stiftelse',
  },
  'gavle-symfoniorkester': {
    summary: 'Gävle kommuns symfoniorkester. Spelar regelbundet i Gävle, Bollnäs och Hudiksvall.',
    topics: ['orkester', 'klassisk musik', 'konsert'],
    related: ['venue:gavle-konserthus'],
  },
  'riksteatern-gavleborg': {
    summary:
      'Samlar länets riksteaterföreningar och hjälper arrangörer som vill visa teater och dans.',
    topics: ['arrangör', 'turné', 'scenkonst'],
    related: ['function:riksteatern-gavleborg-teaterkonsulent'],
  },
  'kultur-gavleborg': {
    summary:
      'Region Gävleborgs kulturavdelning. Ger råd och stöd inom bland annat film, dans, konst, musik, hemslöjd och litteratur.',
    topics: ['kulturplan', 'bidrag', 'rådgivning'],
    related: ['function:region-gavleborg-kultur'],
  },
  halsingegardar: {
    name: 'Världsarvet Hälsingegårdar',
    slug: 'varldsarvet-halsingegardar',
    summary: 'Sju bondgårdar i Hälsingland som är världsarv sedan 2012.',
    municipalities: ['2183', '2182', '2161', '2121'],
    topics: ['hälsingegård', 'bondgård', 'måleri'],
  },
  'gavle-konserthus': {
    summary: 'Konserthus i Gävle med två salar. Hem för Gävle Symfoniorkester.',
    topics: ['konsertlokal', 'konsert', 'klassisk musik'],
    related: ['actor:gavle-symfoniorkester'],
  },
  'gavle-konstcentrum': {
    summary: 'Kommunens konsthall för samtidskonst. Finns i Agnes Kulturhus.',
    topics: ['samtidskonst', 'utställning'],
    related: ['venue:agnes-kulturhus', 'function:gavle-konstcentrum'],
  },
  'agnes-kulturhus': {
    summary: 'Kulturhus i Gävle med stadsbibliotek, konsthall och biograf.',
    topics: ['bibliotek', 'bio', 'stadsbibliotek'],
    note: 'Huset skulle enligt planen öppna hösten 2024.',
  },
  'sveriges-fangelsemuseum': {
    summary: 'Museum om fängelser, i Gävles gamla slottshäkte och ett cellfängelse från 1847.',
  },
  jarnvagsmuseet: { summary: 'Museum i Gävle om järnvägens historia i Sverige.', topics: ['tåg'] },
  'gavle-teaterforening': 'Ideell förening som arrangerar teater i Gävle.',
  'gavle-teater': { summary: 'Teaterhus i Gävle.', topics: ['teaterlokal', 'föreställning'] },
  gasklockorna: {
    summary:
      'Scener i Gävles gamla gasklockor, för musik och teater. Biografen 7:an ligger intill.',
    topics: ['konsertlokal', 'bio'],
  },
  'galleri-elixir': 'Utställningar av konst i entrén till Gävle sjukhus.',
  'gastriklands-hemslojdsforening': {
    summary: 'Hemslöjdsförening med egen lokal i centrala Gävle.',
  },
  'gastriklands-kulturhistoriska': {
    summary:
      'Förening för Gästriklands historia, bildad 1862. Ger ut årsskriften Från Gästrikland.',
    municipalities: gastrikland,
    topics: ['lokalhistoria', 'hembygd'],
  },
  movexum: {
    summary:
      'Inkubator som hjälper människor att utveckla nya affärsidéer i hela länet. Ägs av Region Gävleborg.',
    topics: ['starta företag', 'affärsidé', 'innovation'],
    related: ['function:movexum-inkubator'],
  },
  'kulturcentrum-sandviken': {
    summary: 'Kulturhus i Sandviken med konst, konserter, teater och film.',
    topics: ['bibliotek', 'konsertlokal', 'bio'],
    related: ['venue:sandvikens-konsthall'],
  },
  'sandvikens-konsthall': {
    summary: 'Konsthall i Kulturcentrum i Sandviken.',
    related: ['venue:kulturcentrum-sandviken'],
  },
  'goransson-arena': {
    summary: 'Arena i Sandviken för idrott och evenemang, med plats för 10 000 besökare.',
    topics: ['arena', 'konsert', 'storevenemang'],
  },
  'farnebo-folkhogskola': {
    summary: 'Folkhögskola med internat i Österfärnebo.',
    place: { name: 'Österfärnebo' },
  },
  'vasterbergs-folkhogskola': 'En av Region Gävleborgs folkhögskolor.',
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
  'vastra-halsinglands-slojdforening': 'Slöjdförening i västra Hälsingland.',
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
  'wij-tradgardar': {
    summary: 'Besöksmål i Ockelbo om nordisk trädgårdskultur.',
    topics: ['trädgård', 'utflykt'],
  },
  'jadraas-tallas': {
    name: 'Jädraås–Tallås järnväg',
    slug: 'jadraas-tallas-jarnvag',
    summary: 'Smalspårig museijärnväg i Ockelbo kommun. Var Årets arbetslivsmuseum 2011.',
    topics: ['museijärnväg', 'tåg'],
  },
  'galleri-boken': {
    summary: 'Kommunens konsthall vid biblioteket i Hofors.',
    topics: ['ställa ut', 'utställning', 'bibliotek'],
    related: ['function:hofors-bibliotek'],
  },
  'hofors-hembygdsforening': {
    summary: 'Hembygdsförening med museum i gamla arbetarbostäder i Hofors.',
  },
  'torsakers-hembygdsforening': {
    summary: 'Hembygdsförening i Torsåker med Gammelgården. Bildades 1924.',
    place: { name: 'Gammelgården, Torsåker' },
  },
  'lbf-gavleborg': {
    summary: 'Samlar länets nio studieförbund.',
    topics: ['folkbildning', 'studieförbund'],
  },
  'sv-gavleborg': {
    slug: 'vuxenskolan-gavleborg',
    summary: 'Studieförbund med verksamhet i länets alla kommuner.',
  },
  'bilda-gavledala': 'Studieförbund med verksamhet i Gävleborg och Dalarna.',
  'abf-vastra-halsingland': {
    summary: 'Studieförbund i västra Hälsingland, med lokalen Annexet i Bollnäs.',
    place: { name: 'Annexet, Bollnäs' },
  },
  'halsinglands-hembygdskrets': {
    summary: 'Samlar 50 hembygdsföreningar i Hälsingland. Har funnits sedan 1924.',
    municipalities: halsingland,
    topics: ['hembygdsförening', 'hembygdsgård'],
  },
  'leader-gastrikebygden': {
    summary:
      'Ger stöd till projekt som utvecklar landsbygden i Gävle, Sandviken, Hofors och Ockelbo.',
    municipalities: gastrikland,
    related: ['function:leader-gastrikebygden', 'funding:leader-gastrikebygden-projekt'],
  },
  'utveckling-halsingebygden': {
    summary:
      'Ger stöd till projekt som utvecklar landsbygden i Hälsinglands sex kommuner och östra Härjedalen.',
    municipalities: halsingland,
    related: ['function:leader-halsingebygden', 'funding:leader-halsingebygden-projekt'],
  },
}
