/**
 * What is shown of each institution, association and place in Sörmland; here those that belong to the
 * whole county. Left out on purpose: visitor numbers, bookings and openings from old news, and what a
 * source only mentions in passing.
 */
import type { CuratedTexts } from './curated.ts'
import { inEskilstunaGnestaNykoping } from './institutions-eskilstuna-gnesta-nykoping.ts'
import { inOtherSormland } from './institutions-other-sormland.ts'

const inTheWholeCounty: CuratedTexts = {
  'film-i-sormland': {
    summary: 'Region Sörmlands filmverksamhet. Stöder den som vill göra eller visa film i länet.',
    topics: ['filmare', 'manus', 'filmstöd'],
  },
  nynas: {
    summary:
      'Naturreservat och herrgård i östra Sörmland med natur, kulturverksamhet, evenemang och boende.',
    topics: ['herrgård', 'utflykt', 'evenemang'],
  },
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
  'slottsvakten-kulturarvsalliansen': {
    slug: 'kulturarvsalliansen',
    summary: 'Föreningar i Sörmland som samarbetar om kulturarv.',
  },
  bygdegardsdistriktet: {
    slug: 'sodermanlands-bygdegardsdistrikt',
    summary:
      'Samlar bygdegårdarna i Södermanland. Samarbetar med Studieförbundet Vuxenskolan om teater på turné.',
    topics: ['bygdegård', 'samlingslokal', 'turné'],
    related: ['actor:vuxenskolan-sormland'],
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

export const institutionsInSormland: CuratedTexts = {
  ...inTheWholeCounty,
  ...inEskilstunaGnestaNykoping,
  ...inOtherSormland,
}
