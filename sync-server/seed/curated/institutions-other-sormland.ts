/** Institutions, associations and places in the other municipalities of Sörmland. */
import type { CuratedTexts } from './curated.ts'

export const inOtherSormland: CuratedTexts = {
  'asa-folkhogskola': {
    summary:
      'Region Sörmlands folkhögskola i Katrineholms kommun med många kulturkurser, bland annat i musik och streetdance.',
    topics: ['musikkurs', 'danskurs'],
  },
  'stensunds-folkhogskola': 'Folkhögskola i Trosa kommun med kurser för vuxna.',
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
}
