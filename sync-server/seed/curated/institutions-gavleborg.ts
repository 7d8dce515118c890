/**
 * What is shown of each institution, association and place in Gävleborg; here those in Gästrikland and
 * those that belong to more than one municipality.
 */
import type { CuratedTexts } from './curated.ts'
import { institutionsInHalsingland } from './institutions-halsingland.ts'

/** SCB codes: Bollnäs, Söderhamn, Ljusdal, Hudiksvall, Nordanstig, Ovanåker. */
const halsingland = ['2183', '2182', '2161', '2184', '2132', '2121']
/** SCB codes: Gävle, Sandviken, Hofors, Ockelbo. */
const gastrikland = ['2180', '2181', '2104', '2101']

const inTheCountyAndGastrikland: CuratedTexts = {
  'lansmuseet-gavleborg': {
    summary:
      'Länets museum i Gävle, med konst från 1600-talet till i dag, slöjd och kulturhistoria. Arbetar i hela länet.',
    topics: ['länsmuseum', 'konst', 'slöjd'],
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
  'vastra-halsinglands-slojdforening': 'Slöjdförening i västra Hälsingland.',
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

export const institutionsInGavleborg: CuratedTexts = {
  ...inTheCountyAndGastrikland,
  ...institutionsInHalsingland,
}
