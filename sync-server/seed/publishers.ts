/**
 * Who stands behind a page, as people name them. A source is shown by this name with the address behind
 * it, never by the address. Hosts without `www.`; the longest matching one wins.
 */
const publishers: Readonly<Record<string, string>> = {
  // Regions and their bodies
  'regionsormland.se': 'Region Sörmland',
  'utvecklasormland.se': 'Region Sörmland',
  'kulturisormland.se': 'Kultur i Sörmland',
  'kulturkluster.se': 'Kulturkluster Sörmland',
  'kulturtillgangar.se': 'Sörmländska kulturtillgångar',
  'scenkonstsormland.se': 'Scenkonst Sörmland',
  'sormlandsmuseum.se': 'Sörmlands museum',
  'regiongavleborg.se': 'Region Gävleborg',
  'musikgavleborg.lg.se': 'Region Gävleborg',
  'bibliotekgavleborg.lg.se': 'Region Gävleborg',
  'moten.lg.se': 'Region Gävleborg',
  // Municipalities
  'eskilstuna.se': 'Eskilstuna kommun',
  'lokomotivet.eskilstuna.se': 'Lokomotivet',
  'flen.se': 'Flens kommun',
  'gnesta.se': 'Gnesta kommun',
  'sagolikasormland.se': 'Sagolika Sörmland',
  'katrineholm.se': 'Katrineholms kommun',
  'nykoping.se': 'Nyköpings kommun',
  'nykopingsguiden.se': 'Nyköpingsguiden',
  'oxelosund.se': 'Oxelösunds kommun',
  'visitoxelosund.se': 'Visit Oxelösund',
  'strangnas.se': 'Strängnäs kommun',
  'strangnas.episerverhosting.com': 'Strängnäs kommun',
  'trosa.se': 'Trosa kommun',
  'trosa.com': 'Trosa turism',
  'vingaker.se': 'Vingåkers kommun',
  'bollnas.se': 'Bollnäs kommun',
  'gavle.se': 'Gävle kommun',
  'visitgavle.se': 'Visit Gävle',
  'hofors.se': 'Hofors kommun',
  'hudiksvall.se': 'Hudiksvalls kommun',
  'ljusdal.se': 'Ljusdals kommun',
  'nordanstig.se': 'Nordanstigs kommun',
  'ockelbo.se': 'Ockelbo kommun',
  'ovanaker.se': 'Ovanåkers kommun',
  'sandviken.se': 'Sandvikens kommun',
  'soderhamn.se': 'Söderhamns kommun',
  // The state and public bodies
  'boverket.se': 'Boverket',
  'filminstitutet.se': 'Svenska Filminstitutet',
  'kammarkollegiet.se': 'Kammarkollegiet',
  'konstnarsnamnden.se': 'Konstnärsnämnden',
  'kulturradet.se': 'Kulturrådet',
  'kur.se': 'Kulturrådet',
  'raa.se': 'Riksantikvarieämbetet',
  'scb.se': 'Statistiska centralbyrån',
  'tillvaxtverket.se': 'Tillväxtverket',
  'kommuninvest.se': 'Kommuninvest',
  'cimo.fi': 'Centret för internationell mobilitet, Finland',
  'europadirektsydskane.se': 'Europa Direkt Sydskåne',
  // Organisations and associations
  'arbetslivsmuseer.se': 'Arbetslivsmuseernas samarbetsråd',
  'arkivgavleborg.se': 'Arkiv Gävleborg',
  'automobilsallskapet.se': 'Automobilsällskapet',
  'buff.se': 'BUFF filmfestival',
  'byggnadsvardgavleborg.blogspot.com': 'Byggnadsvård Gävleborg',
  'centerpartiet.se': 'Centerpartiet',
  'dellenportalen.se': 'Dellenportalen',
  'folkochkultur.se': 'Folk och Kultur',
  'foreningennorden.se': 'Föreningen Norden',
  'fst.se': 'Föreningen svenska tonsättare',
  'gavleborgartguide.se': 'Gävleborg Art Guide',
  'gavleborg.riksteatern.se': 'Riksteatern Gävleborg',
  'gavlekonserthus.se': 'Gävle Konserthus',
  'gripsholmsforeningen.se': 'Gripsholmsföreningen',
  'halsingekusten.se': 'Hälsingekusten',
  'hembygd.se': 'Sveriges Hembygdsförbund',
  'hemslojden.org': 'Hemslöjden',
  'icomos.se': 'Icomos Sverige',
  'impuls.nu': 'Impuls',
  'jernverket.se': 'kultur.jernverket',
  'kultimera.se': 'Kultimera',
  'kulturakademintrappan.se': 'Kulturakademin Trappan',
  'kulturekonomi.se': 'Kulturekonomi',
  'lbfsormland.se': 'Länsbildningsförbundet Sörmland',
  'leadergastrikebygden.se': 'Leader Gästrikebygden',
  'leaderhalsingebygden.se': 'Utveckling Hälsingebygden',
  'leadersodermanland.se': 'Leader Södermanland',
  'ljm.se': 'Ljusdalsbygdens museum',
  'borkabrygga.com': 'Borka brygga',
  'bryggerietskultur.se': 'Bryggeriets Kulturcentrum',
  'museikoll.se': 'Museikoll',
  'nordanstigsforeningsrad.se': 'Nordanstigs Föreningsråd',
  'postkodstiftelsen.se': 'Postkodstiftelsen',
  'regionfakta.com': 'Regionfakta',
  'scenkonstportalen.riksteatern.se': 'Riksteatern, Scenkonstportalen',
  'stenegard.com': 'Stenegård',
  'sv.se': 'Studieförbundet Vuxenskolan',
  'svenskdanskafonden.se': 'Svensk-danska kulturfonden',
  'svensktnaringsliv.se': 'Svenskt Näringsliv',
  'vastrasormland.konstforeningar.se': 'Västra Sörmlands konstförening',
  'verdandieskilstuna.se': 'Verdandi Eskilstuna',
  'venturesweden.com': 'Venture Sweden',
  // Newspapers and magazines
  'altinget.se': 'Altinget',
  'anslagstavlan.se': 'Anslagstavlan',
  'arbetarbladet.se': 'Arbetarbladet',
  'biblioteksbladet.se': 'Biblioteksbladet',
  'effectplus.se': 'Effect Plus',
  'ekuriren.se': 'Eskilstuna-Kuriren',
  'fsvj.bloggo.nu': 'En blogg om veteranjärnvägar',
  'gd.se': 'Gefle Dagblad',
  'helahalsingland.se': 'Hela Hälsingland',
  'idrottensaffarer.se': 'Idrottens Affärer',
  'kkuriren.se': 'Katrineholms-Kuriren',
  'levasomeva.se': 'Leva som Eva',
  'malmkoping.nu': 'Malmköping nu',
  'mariefredstidning.se': 'Mariefreds Tidning',
  'mynewsdesk.com': 'Eskilstuna kommun, pressmeddelande',
  'ne.se': 'Nationalencyklopedin',
  'sn.se': 'Södermanlands Nyheter',
  'sormlandsbygden.se': 'Sörmlandsbygden',
  'trakten.nu': 'Tidskriften Trakten',
  'sv.m.wikipedia.org': 'Wikipedia',
  // Places where documents of others are kept
  '5dok.org': '5dok, dokumentarkiv',
  'adaptlogic7.rssing.com': 'Rssing, nyhetsarkiv',
  'docplayer.fi': 'Docplayer, dokumentarkiv',
  'docplayer.se': 'Docplayer, dokumentarkiv',
  'github.com': 'GitHub, kodlista över branscher',
  'issuu.com': 'Issuu, digitala tidningar',
  'pdfslide.tips': 'Pdfslide, dokumentarkiv',
}

/** @throws when nobody has named the publisher of the page. */
export function publisherOf(url: string): string {
  const labels = new URL(url).hostname.replace(/^www\./, '').split('.')
  for (let skip = 0; skip < labels.length - 1; skip += 1) {
    const publisher = publishers[labels.slice(skip).join('.')]
    if (publisher !== undefined) return publisher
  }
  throw new Error(`No publisher is named for ${labels.join('.')}.`)
}

/**
 * Pages that may be cited for what they once said but are no way in today: retired sites, archived news,
 * printouts.
 */
export function isRetiredPage(url: string): boolean {
  return /\/\/old\.|\.lg\.se\/|episerverhosting|\/arkiv\/|\.printable$|\/nyheter\//i.test(url)
}
