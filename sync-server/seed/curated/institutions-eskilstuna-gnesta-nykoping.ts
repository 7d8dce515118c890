/** Institutions, associations and places in Eskilstuna, Gnesta and Nyköping. */
import type { CuratedTexts } from './curated.ts'

export const inEskilstunaGnestaNykoping: CuratedTexts = {
  'sormlands-museum': {
    summary:
      'Länets museum, med utställningar, samlingar och rådgivning om konst, slöjd och kulturarv. Har sitt hus i Nyköping och arbetar i hela Sörmland.',
    place: { name: 'Nyköping', address: 'Tolagsgatan 8' },
    topics: ['länsmuseum', 'konst', 'slöjd'],
  },
  'gripes-modellteatermuseum': {
    summary: 'Harald Gripes samling av modellteatrar. Den visas på Sörmlands museum i Nyköping.',
    related: ['actor:sormlands-museum'],
  },
  'scenkonst-sormland': {
    summary:
      'Regionens scen för musik, teater, dans och film i Munktellstaden i Eskilstuna. Spelar konserter och föreställningar i hela länet och har dansstudio, konsertsal och blackbox.',
    topics: ['konsert', 'föreställning', 'skola', 'turné'],
    place: { name: 'Munktellstaden' },
  },
  'biblioteksutveckling-sormland': {
    summary:
      'Region Sörmlands stöd till folkbiblioteken och till litteratur och läsfrämjande i länet. Finns på Sörmlands museum i Nyköping.',
    topics: ['läsning', 'författare', 'bokprat'],
  },
  'eskilstuna-folkhogskola': {
    summary:
      'Region Sörmlands folkhögskola i Eskilstuna med kurser i bland annat skapande, musik, raku, konst och kulturhistoria. Skolan har ett eget galleri.',
    topics: ['galleri', 'keramik', 'konstkurs', 'musikkurs'],
  },
  'nykopings-folkhogskola': 'Folkhögskola i Nyköping med kurser för vuxna.',
  'eskilstuna-stadsmuseum': {
    summary:
      'Kommunens museum om Eskilstunas historia, med stora samlingar av föremål och fotografier. Dit hör Faktoriholmarna, Rademachersmedjorna, Sörmlandsgården och Lagersbergs säteri.',
    topics: ['lokalhistoria', 'fotografier'],
    related: ['function:eskilstuna-stadsmuseum'],
  },
  rademachersmedjorna: {
    summary: 'Smedjor från 1658 mitt i Eskilstuna. De har varit museum sedan 1906.',
    related: ['actor:eskilstuna-stadsmuseum'],
  },
  sormlandsgarden: {
    summary: 'Friluftsmuseum på Djurgården i Eskilstuna, öppet sedan 1924.',
    place: { name: 'Djurgården' },
    related: ['actor:eskilstuna-stadsmuseum'],
  },
  'lagersbergs-sateri': {
    summary: 'Karolinergård i Eskilstuna som hör till Eskilstuna stadsmuseum.',
    related: ['actor:eskilstuna-stadsmuseum'],
  },
  'eskilstuna-konstmuseum': {
    summary:
      'Kommunens konstmuseum med nordisk profil. Visar samtidskonst och konsthantverk och ansvarar för kommunens konst.',
    placement: { as: 'actor', actorType: 'museum', topics: ['utställning', 'konstnär'] },
    related: ['function:eskilstuna-konstmuseum'],
  },
  'svenskt-barnbildarkiv': {
    summary: 'Arkiv med bilder som barn har gjort. Eskilstuna konstmuseum ansvarar för det.',
    topics: ['barn', 'teckningar'],
    related: ['actor:eskilstuna-konstmuseum'],
  },
  'eskilstuna-stadsarkiv': {
    summary:
      'Bevarar kommunens arkiv och tar också hand om arkiv från föreningar och enskilda i Eskilstuna.',
    topics: ['föreningsarkiv', 'släktforskning'],
    related: ['function:eskilstuna-stadsarkiv'],
  },
  lokomotivet: {
    summary:
      'Scen i Munktellstaden i Eskilstuna som kan bokas för konserter, föreställningar och föreläsningar.',
    place: { name: 'Munktellstaden' },
    topics: ['boka scen', 'konsertlokal', 'föreläsning'],
  },
  munktellmuseet: 'Museum i Eskilstuna med utställning av fordon.',
  'mer-dans-at-folket': {
    summary: 'Fri aktör med dans och cirkus i flera regioner. Har sin bas i Eskilstuna.',
    topics: ['dansföreställning', 'nycirkus'],
  },
  'eskilstuna-riksteaterforening': 'Ideell förening som arrangerar teater i Eskilstuna.',
  sandunga: {
    summary: 'Salsaklubb och kulturföretag i Eskilstuna.',
    topics: ['salsa', 'danskurs'],
  },
  'verdandi-eskilstuna': 'Lokal förening inom Verdandi i Eskilstuna.',
  'langsjo-teater': {
    summary: 'Fri teatergrupp i Gnesta som spelar i Lokstallet.',
    related: ['venue:lokstallet-gnesta'],
  },
  'lokstallet-gnesta': {
    summary:
      'K-märkt lokstall i Gnesta som är kulturhus och hyr ut rum till kultur- och hantverksföretag.',
    topics: ['ateljé', 'hyra verkstad', 'arbetsplats'],
  },
  'art-lab-gnesta': {
    summary: 'Konstorganisation i Gnesta.',
    topics: ['samtidskonst', 'konstprojekt'],
  },
  'frustuna-kyrkomuseum': 'Kyrkomuseum i Frustuna i Gnestatrakten.',
  'gryts-kyrkomuseum': 'Kyrkomuseum i Gryt i Gnestatrakten.',
  'gnesta-kalles-museum': {
    summary: 'Museum om spelmannen Gnesta-Kalle i Frustuna hembygdsgård.',
    topics: ['folkmusik', 'spelman'],
    place: { name: 'Frustuna hembygdsgård' },
  },
  'anhammar-gardsmuseum': 'Gårdsmuseum i Gnestatrakten med omkring 2 000 föremål.',
  'teater-sormland': {
    summary:
      'Fri teatergrupp i Nyköping, grundad 1975. Turnerar med teater för barn och unga, håller kurser och medverkar i Nyköpings Gästabud.',
    topics: ['barnteater', 'teaterkurs', 'turné'],
    related: ['event:nykopings-gastabud'],
  },
  'kulturstraket-nykoping': {
    name: 'Kulturstråket i Nyköping',
    summary: 'Nätverk där kulturaktörer i Nyköpings stadskärna samarbetar om evenemang.',
    related: ['taxonomy:event-formats.straklunch'],
  },
  'bryggeriets-kulturcentrum': {
    summary: 'Kulturhus i Nyköping för konst och hantverk.',
    topics: ['ateljé', 'utställning'],
  },
  culturum: {
    name: 'Culturum',
    summary: 'Nyköpings huvudbibliotek med konsertsal i samma hus.',
    topics: ['konsertsal', 'läsa'],
  },
  'barnkulturcentrum-nykoping': {
    summary: 'Kulturverksamhet för barn i Nyköping.',
    topics: ['barnkultur', 'barn'],
  },
  'kulturskolan-nykoping': 'Undervisning i bland annat musik, teater och film för barn och unga.',
  'sormlands-hantverksgrupp': {
    summary: 'Förening i Nyköping som ställer ut och säljer hantverk.',
    topics: ['hantverkare', 'sälja hantverk'],
  },
  'kreativa-motesplatser': 'Samverkan om kreativa mötesplatser i Nyköping.',
  'kulturhuset-magasinet': {
    summary: 'Kulturhus i Nyköping med musik.',
    topics: ['konsert'],
  },
  propellerteatern: 'Teater i Nyköping.',
  'nk-villan': {
    summary: 'Plats för konst och musik i Nyköping.',
    topics: ['konsert'],
  },
  trakten: {
    summary:
      'Kulturförening i Nyköping som ger ut en tidskrift på nätet. Redaktionen finns på Bryggeriets Kulturcentrum.',
    topics: ['tidskrift', 'skriva'],
    related: ['venue:bryggeriets-kulturcentrum'],
  },
  'nykopings-teaterforening': 'Ideell förening som arrangerar teater i Nyköping.',
}
