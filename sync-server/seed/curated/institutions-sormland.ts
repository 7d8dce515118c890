/**
 * What is shown of each institution, association and place in Sörmland. Left out on purpose: visitor
 * numbers, bookings and openings from old news, and what a source only mentions in passing.
 */
import type { CuratedTexts } from './curated.ts'

export const institutionsInSormland: CuratedTexts = {
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
  'film-i-sormland': {
    summary: 'Region Sörmlands filmverksamhet. Stöder den som vill göra eller visa film i länet.',
    topics: ['filmare', 'manus', 'filmstöd'],
  },
  'biblioteksutveckling-sormland': {
    summary:
      'Region Sörmlands stöd till folkbiblioteken och till litteratur och läsfrämjande i länet. Finns på Sörmlands museum i Nyköping.',
    topics: ['läsning', 'författare', 'bokprat'],
  },
  nynas: {
    summary:
      'Naturreservat och herrgård i östra Sörmland med natur, kulturverksamhet, evenemang och boende.',
    topics: ['herrgård', 'utflykt', 'evenemang'],
  },
  'eskilstuna-folkhogskola': {
    summary:
      'Region Sörmlands folkhögskola i Eskilstuna med kurser i bland annat skapande, musik, raku, konst och kulturhistoria. Skolan har ett eget galleri.',
    topics: ['galleri', 'keramik', 'konstkurs', 'musikkurs'],
  },
  'asa-folkhogskola': {
    summary:
      'Region Sörmlands folkhögskola i Katrineholms kommun med många kulturkurser, bland annat i musik och streetdance.',
    topics: ['musikkurs', 'danskurs'],
  },
  'nykopings-folkhogskola': 'Folkhögskola i Nyköping med kurser för vuxna.',
  'stensunds-folkhogskola': 'Folkhögskola i Trosa kommun med kurser för vuxna.',
  'lbf-sormland': {
    summary:
      'Samlar studieförbund, folkhögskolor och bibliotek i länet. Fördelar kommunernas och regionens bidrag till studieförbunden.',
    topics: ['folkbildning', 'studieförbund', 'bidrag', 'länsbildningskonsulent'],
  },
  'sf-abf': {
    name: 'ABF, Arbetarnas bildningsförbund',
    slug: 'abf-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-bilda': {
    slug: 'bilda-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-folkuniversitetet': {
    slug: 'folkuniversitetet-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-ibn-rushd': {
    name: 'Ibn Rushd studieförbund',
    slug: 'ibn-rushd-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
    note: 'Får inget statsbidrag 2025–2027. Kontrollera om det finns verksamhet kvar i länet.',
  },
  'sf-kulturens': {
    name: 'Kulturens bildningsverksamhet',
    slug: 'kulturens-sormland',
    summary: 'Studieförbund för kultur, med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-medborgarskolan': {
    slug: 'medborgarskolan-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-nbv': {
    name: 'NBV, Nykterhetsrörelsens bildningsverksamhet',
    slug: 'nbv-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-sensus': {
    slug: 'sensus-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-studieframjandet': {
    slug: 'studieframjandet-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'sf-sv': {
    slug: 'vuxenskolan-sormland',
    summary: 'Studieförbund med studiecirklar och kulturprogram i Sörmland.',
  },
  'arkiv-sormland': {
    summary:
      'Tar hand om arkiv från föreningar, företag och enskilda i Sörmland, även digitala arkiv.',
    topics: ['föreningsarkiv', 'bevara handlingar', 'e-arkiv'],
  },
  'sodermanlands-hembygdsforbund':
    'Samlar hembygdsföreningarna i Södermanland och stöder deras arbete.',
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
  'kulturnatverket-kulturklustret': {
    name: 'Kulturkluster Sörmland',
    slug: 'kulturkluster-sormland',
    summary:
      'Pilotprojekt som lotsade kulturaktörer i Sörmland till rätt kunskap, finansiering och kontakter. Betalades av Kulturrådet och Region Sörmland.',
    status: 'inactive',
    note: 'Piloten pågick 2022–2023 och visas som avslutad. Det är inte bekräftat om den har fått någon fortsättning.',
  },
  'kultur-i-sormland': {
    name: 'Kultur i Sörmland',
    summary: 'Webbplats med intervjuer och nyheter om kulturaktörer i länet.',
  },
  'fri-scen-sormland': {
    summary: 'Nätverk för fria scenkonstaktörer i Sörmland. Ordnar scenkonstdagar varje år.',
    topics: ['scenkonst', 'frilans', 'scenkonstdagar'],
    related: ['event:scenkonstdagarna'],
  },
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
  'slottsvakten-kulturarvsalliansen': {
    slug: 'kulturarvsalliansen',
    summary: 'Föreningar i Sörmland som samarbetar om kulturarv.',
  },
  'motesplats-stallarholmen': {
    summary:
      'Mötesplats för dans, teater, musik och konst i Gula industrihuset i Stallarholmen. Föreningen heter Drömfabriken.',
    topics: ['Drömfabriken', 'danslokal'],
    place: { name: 'Stallarholmen', address: 'Brogatan 21' },
  },
  'motesplats-biohuset': {
    name: 'Mötesplats Biohuset',
    summary: 'Mötesplats med biograf i Mariefred.',
    topics: ['bio', 'filmvisning'],
  },
  'folkets-hus-aker': {
    summary: 'Folkets hus i Åkers styckebruk, med teatersalong.',
    topics: ['teatersalong', 'hyra lokal'],
  },
  multeum: {
    summary: 'Kulturhus i Strängnäs med bibliotek, utställningar och program.',
    topics: ['bibliotek'],
  },
  'mariefreds-bibliotek': 'Folkbibliotek i Mariefred.',
  'stallarholmens-bibliotek': 'Folkbibliotek i Stallarholmen.',
  'akers-bibliotek': 'Folkbibliotek i Åker.',
  'bg-aspo': { slug: 'aspo-bygdegard', summary: 'Bygdegård på Aspö i Strängnäs kommun.' },
  'bg-haradsorten': {
    slug: 'haradsortens-bygdegard',
    summary: 'Bygdegård i Strängnäs kommun.',
  },
  'bg-helgaro': { slug: 'helgaro-bygdegard', summary: 'Bygdegård i Strängnäs kommun.' },
  'bg-solgarden': {
    name: 'Solgården',
    slug: 'solgarden',
    summary: 'Samlingslokal i Strängnäs kommun som drivs av Sanda lokalförening.',
  },
  'bg-fogdo': { slug: 'fogdo-bygdegard', summary: 'Bygdegård i Fogdö i Strängnäs kommun.' },
  'bg-stallarholmen-hbg': {
    slug: 'stallarholmens-hembygdsgard',
    summary: 'Hembygdsgård i Stallarholmen som används som samlingslokal.',
    place: { name: 'Stallarholmen' },
  },
  'bg-callanderska': {
    slug: 'callanderska-garden',
    summary: 'Samlingslokal i Strängnäs kommun.',
  },
  'bg-vikingavallen': { slug: 'vikingavallen', summary: 'Samlingslokal i Strängnäs kommun.' },
  'thomas-arena-teater': {
    summary: 'Strängnäs kommuns största scen, för teater och musik.',
    topics: ['konsertlokal'],
    status: 'inactive',
    note: 'Hyresavtalet gick ut 2024. Fråga kommunen om scenen fortfarande används.',
  },
  grassagarden: 'Kulturhistorisk gård i Strängnäs.',
  'strangnas-kvarn': 'Väderkvarn av holländsk modell, byggd 1855.',
  'gripsholms-slott': {
    summary: 'Slott i Mariefred där Statens porträttsamling visas.',
    topics: ['porträtt', 'utflykt'],
    related: ['actor:gripsholmsforeningen'],
  },
  gripsholmsforeningen: {
    summary: 'Förening kring Gripsholms slott i Mariefred.',
    related: ['venue:gripsholms-slott'],
  },
  'mariefreds-hembygdsforening': 'Hembygdsförening i Mariefred.',
  roggekoren: {
    summary: 'Kör i Strängnäs.',
    topics: ['körsång', 'sjunga'],
  },
  'strangnas-konstforening': 'Konstförening i Strängnäs.',
  'strangnas-konstnarsakademi': 'Konstförening i Strängnäs.',
  'strangnas-humanistiska': {
    slug: 'humanistiska-foreningen-strangnas',
    summary: 'Förening för folkbildning i Strängnäs.',
    topics: ['föredrag'],
  },
  trabatbyggarna: {
    summary: 'Förening i Strängnäs kommun för dem som bygger och vårdar träbåtar.',
    topics: ['båtbygge', 'hantverk'],
  },
  'mariefreds-litteraturscen': {
    summary: 'Arrangör av litteraturprogram i Mariefred.',
    topics: ['författarkväll', 'läsning'],
  },
  'malsakers-slott': { summary: 'Slott på Selaön i Strängnäs kommun.', topics: ['utflykt'] },
  sigridslund: {
    summary: 'Kulturkafé i en gammal skola i Årdala och en samlingspunkt för folkmusik.',
    topics: ['folkmusik', 'spelmansstämma', 'kafé'],
  },
  'tea-huset': { summary: 'Mötesplats i Flen.', topics: ['möteslokal'] },
  'vadsbro-blacksta': {
    slug: 'vadsbro-blacksta-foreningsgard',
    summary: 'Samlingslokal i Flens kommun som också tar emot teater.',
  },
  bygdegardsdistriktet: {
    slug: 'sodermanlands-bygdegardsdistrikt',
    summary:
      'Samlar bygdegårdarna i Södermanland. Samarbetar med Studieförbundet Vuxenskolan om teater på turné.',
    topics: ['bygdegård', 'samlingslokal', 'turné'],
    related: ['actor:vuxenskolan-sormland'],
  },
  kolhusteatern: { summary: 'Sommarteater i Hälleforsnäs.', topics: ['sommarteater'] },
  'bokstaden-mellosa': {
    summary: 'Plats för böcker och läsning i Mellösa.',
    topics: ['böcker', 'utflykt'],
  },
  'museet-malmahed': 'Museum om Malmköping och Södermanlands regementes historia.',
  'museisparvagen-malmkoping': {
    name: 'Museispårvägen Malmköping',
    summary: 'Museum med spårvagnar i Malmköping, utsett till Årets arbetslivsmuseum 2026.',
    topics: ['spårvagn', 'arbetslivsmuseum'],
  },
  'malmkopings-hembygdsgard': {
    summary: 'Hembygdsgård i det gamla bostället Malma i Malmköping.',
  },
  garvaregarden: { summary: 'Trosas stadsmuseum, i Garvaregården.', topics: ['lokalhistoria'] },
  trostorp: {
    name: 'Trostorps hembygdsgård',
    summary: 'Hembygdsgård i Vagnhärad.',
  },
  'ada-taktegelmuseum': {
    summary: 'Museum om taktegel i Trosa kommun.',
    topics: ['tegelbruk', 'arbetslivsmuseum'],
  },
  'trosabygdens-konstforening': 'Konstförening i Trosa.',
  'skarborgarnas-hus': 'Hus i Trosa där det visas konst.',
  'safstaholms-slott': {
    summary: 'Slott i Vingåker med konst och kulturhistoria.',
    topics: ['konsthall', 'utställning', 'utflykt'],
  },
  'konstmagasinet-katrineholm': {
    name: 'Konstmagasinet',
    slug: 'konstmagasinet',
    summary: 'Plats för konstutställningar i Katrineholm.',
  },
  'vastra-sormlands-konstforening': {
    summary: 'Konstförening i Katrineholm med utställningar för hela västra Sörmland.',
  },
  'kulturhuset-angeln': {
    summary: 'Kulturhus i Katrineholm med konst och bibliotek.',
    topics: ['bibliotek', 'utställning'],
  },
  lokstallsomradet: {
    summary: 'Kulturområde i Katrineholm för musik, teater och konst.',
  },
  turbinen: {
    summary: 'Teaterlokal i Katrineholm med flexibel scen och rum att repetera i.',
    topics: ['replokal', 'repetera', 'teaterlokal'],
  },
  perrongen: { summary: 'Verksamhet för unga i Katrineholm.', topics: ['ungdom', 'fritidsgård'] },
  'kulturevent-22': {
    summary: 'Kulturförening i Katrineholm som gör dramatiserade stadsvandringar.',
    topics: ['stadsvandring', 'guidning'],
  },
  'plus-katrineholm': {
    summary:
      'Arbetar med att utveckla Katrineholm som plats. Ger ut ett magasin och har en evenemangskalender.',
    topics: ['evenemangskalender', 'marknadsföring'],
  },
  koordinaten: {
    summary: 'Allaktivitetshus i Oxelösund med bibliotek och fritidsgård.',
    topics: ['bibliotek', 'fritidsgård', 'ungdom'],
  },
  'oxelosunds-hembygdsforening': 'Hembygdsförening i Oxelösund, bildad 1977.',
  lotsarkivet: {
    summary: 'Museum och arkiv om lotsarnas arbete, i Oxelösund.',
    topics: ['sjöfart', 'lotsar'],
    place: { name: 'Mästerlotsen', address: 'Gamla Oxelösundsvägen 23' },
  },
  'jazz-i-sormland': {
    summary: 'Arrangörer som ordnar jazz i Sörmland.',
    topics: ['jazz', 'konsert'],
  },
  'fogelstad-musikteater': {
    summary: 'Fri aktör som gör musikteater i Sörmland.',
    topics: ['opera', 'musikdramatik'],
  },
  ljudtornet: 'Fri kulturaktör i Sörmland.',
  'srf-so': {
    name: 'Sverigefinska riksförbundet, SÖ-distriktet',
    slug: 'sverigefinska-riksforbundet-so',
    summary: 'Samlar sverigefinska föreningar i Sörmland.',
    topics: ['finska', 'sverigefinnar', 'minoritet'],
  },
  'sormlands-veteranjarnvag': {
    summary: 'Förening som bevarar äldre järnväg i Sörmland.',
    topics: ['museijärnväg', 'tåg'],
  },
  'leader-sodermanland': {
    summary:
      'Ger stöd till projekt som utvecklar landsbygden i Eskilstuna, Flen, Gnesta, Katrineholm, Nykvarn, Strängnäs och Vingåker. Tätorterna Eskilstuna och Katrineholm ingår inte.',
    municipalities: ['0484', '0482', '0461', '0483', '0486', '0428'],
    related: ['function:leader-sodermanland-projektcoach', 'funding:leader-sodermanland-projekt'],
  },
}
