/**
 * What is shown of each function: which unit one turns to for what. Functions outlive persons, so none
 * is named. A direct number in the facts is left out for the switchboard's.
 */
import type { CuratedFunction } from './curated.ts'

export const functionsInSormland: Readonly<Record<string, CuratedFunction>> = {
  'esk-kof': {
    slug: 'eskilstuna-kultur-och-fritid',
    summary: 'Hjälper dig som vill söka kommunens stöd och bidrag för kultur.',
    topics: ['bidrag', 'pengar', 'kulturstöd'],
  },
  'esk-foreningsstod': {
    slug: 'eskilstuna-foreningsstod',
    summary:
      'Hjälper föreningar i Eskilstuna att genomföra idéer, bli berättigade till stöd och boka lokaler.',
    turnToFor: [
      'en idé som föreningen vill genomföra',
      'att bli en förening som kan få stöd',
      'att boka lokaler',
    ],
    topics: ['förening', 'bidrag', 'lokal'],
  },
  'esk-namnd': {
    slug: 'eskilstuna-kultur-och-fritidsnamnden',
    summary: 'Politisk nämnd som beslutar om de bidrag som tjänstepersonerna inte får besluta om.',
    turnToFor: ['beslut om större bidrag'],
  },
  'esk-arkiv-museer': {
    slug: 'eskilstuna-arkiv-och-museer',
    summary: 'Ansvarar för kommunens arkiv, museer och samlingar.',
    fields: ['arkiv', 'museum', 'kulturarv'],
  },
  'esk-konstmuseum': {
    slug: 'eskilstuna-konstmuseum',
    summary: 'Svarar på frågor om kommunens konst, konst på allmänna platser och barnbildarkivet.',
    fields: ['konst'],
    related: ['actor:eskilstuna-konstmuseum'],
  },
  'esk-stadsarkiv': {
    slug: 'eskilstuna-stadsarkiv',
    summary: 'Svarar på frågor om arkiv och tar emot föreningars handlingar.',
    fields: ['arkiv'],
    related: ['actor:eskilstuna-stadsarkiv'],
  },
  'esk-stadsmuseum': {
    slug: 'eskilstuna-stadsmuseum',
    summary: 'Ger råd om kulturmiljö och byggnadsvård och svarar på frågor om samlingarna.',
    fields: ['museum', 'kulturarv'],
    topics: ['byggnadsvård', 'gamla fotografier'],
    related: ['actor:eskilstuna-stadsmuseum'],
  },
  'esk-finskt': {
    slug: 'eskilstuna-finskt-forvaltningsomrade',
    summary: 'Ger service på finska och håller samråd med sverigefinnar i Eskilstuna.',
    languages: ['fi', 'sv'],
    topics: ['finska', 'suomi', 'sverigefinnar', 'minoritet'],
  },
  'nyk-kfn': {
    slug: 'nykoping-kultur-och-fritidsnamnden',
    summary: 'Politisk nämnd som bestämmer villkoren för föreningsbidrag i Nyköping.',
  },
  'nyk-arenor': {
    slug: 'nykoping-foreningskonsulent',
    website:
      'https://nykoping.se/uppleva--gora/foreningar-och-foreningsliv/sok-bidrag-till-din-forening/',
    summary: 'Hjälper föreningar i Nyköping med bidrag, lokaler och evenemang.',
    topics: ['förening', 'bidrag', 'lokal'],
  },
  'nyk-naringsliv': {
    slug: 'nykoping-naringsliv',
    summary: 'Hjälper dig som vill starta eller utveckla företag i Nyköping, även inom kultur.',
    turnToFor: ['att starta och utveckla företag', 'besöksnäring', 'företagsbesök'],
    topics: ['företag', 'starta eget', 'turism'],
  },
  'kat-kultur': {
    slug: 'katrineholm-kulturforvaltningen',
    summary: 'Ger stöd till kulturprojekt och evenemang och till ungas egna idéer.',
    topics: ['bidrag', 'pengar', 'unga'],
  },
  'kat-konst': {
    slug: 'katrineholm-konstansvarig',
    summary: 'Svarar på frågor om konst på allmänna platser i Katrineholm.',
    fields: ['konst'],
    topics: ['konstnärlig gestaltning', 'konstinköp'],
  },
  'kat-kulturnamnd': {
    slug: 'katrineholm-kulturnamnden',
    summary: 'Politisk nämnd som beslutar om bibliotek, konstinköp och särskilda kulturstöd.',
    turnToFor: ['biblioteksplan', 'konstinköp', 'särskilt kulturstöd', 'hyresbidrag'],
  },
  'str-kulturnamnd': {
    slug: 'strangnas-kulturnamnden',
    summary: 'Politisk nämnd som ansvarar för kulturstipendier och för bidrag till föreningar.',
    topics: ['stipendium', 'bidrag'],
  },
  'str-kulturchef': {
    slug: 'strangnas-kulturchef',
    summary: 'Leder kommunens kulturarbete och sitter i juryn för kulturstipendierna.',
    turnToFor: ['kommunens kulturarbete', 'kulturstipendier'],
  },
  'str-kultursamordnare': {
    slug: 'strangnas-kultursamordnare',
    summary: 'Samordnar kommunens kulturfrågor och sitter i juryn för kulturstipendierna.',
    turnToFor: ['kulturfrågor i kommunen', 'kulturstipendier'],
  },
  'str-naringsliv': {
    slug: 'strangnas-naringslivsutvecklare',
    website: 'https://www.strangnas.se',
    summary: 'Hjälper dig som vill utveckla landsbygden eller söka leaderstöd.',
    turnToFor: ['landsbygdsutveckling', 'ansökan om leaderstöd'],
    topics: ['företag', 'landsbygd', 'leader'],
  },
  'gne-kultur': {
    slug: 'gnesta-kulturenheten',
    summary: 'Hjälper dig som vill ordna kulturarrangemang eller söka stöd för ungas kultur.',
    turnToFor: ['bidrag för kulturarrangemang', 'stödet Ung kultur'],
    topics: ['bidrag', 'unga', 'arrangör'],
  },
  'tro-kulturkonsulent': {
    slug: 'trosa-kulturkonsulent',
    summary: 'Svarar på frågor om bidrag till arrangemang i Trosa.',
    topics: ['bidrag', 'arrangör'],
  },
  'vin-kfn': {
    slug: 'vingaker-kultur-och-fritidsnamnden',
    summary: 'Politisk nämnd som delar ut stipendier för kultur och föreningsliv.',
    topics: ['stipendium'],
  },
  'oxe-kfn': {
    slug: 'oxelosund-kultur-och-fritidsnamnden',
    summary:
      'Ansvarar för bidrag och lokaler till föreningar, och berättar om bidrag från stiftelser och staten.',
    turnToFor: ['bidrag', 'lokaler', 'information om bidrag från stiftelser och staten'],
    topics: ['bidrag', 'lokal', 'förening'],
  },
  'fle-naringsliv': {
    slug: 'flen-naringsliv',
    website: 'https://flen.se',
    summary: 'Hjälper företag i Flen, även inom turism och kultur.',
    turnToFor: ['företagsfrågor', 'besöksnäring'],
    topics: ['företag', 'turism', 'starta eget'],
  },
  'reg-ku': {
    slug: 'region-sormland-kultur-och-utbildning',
    summary: 'Samordnar regionens kulturarbete och är en bra första kontakt i länet.',
    turnToFor: ['regionens kulturarbete'],
    topics: ['kulturplan', 'rådgivning'],
  },
  'reg-namnd': {
    slug: 'region-sormland-kulturnamnden',
    summary: 'Politisk nämnd som beslutar om regionens bidrag till kultur i Sörmland.',
    turnToFor: ['organisationsbidrag', 'verksamhetsbidrag', 'utvecklingsbidrag för kultur'],
    topics: ['kulturnämnd', 'bidrag'],
  },
  'reg-kulturutvecklare': {
    slug: 'region-sormland-kulturutvecklare',
    summary: 'Ordnar kulturfrukostar och andra mötesplatser för kulturlivet i länet.',
    turnToFor: ['kulturfrukost', 'mötesplatser'],
    topics: ['träffas', 'nätverk'],
  },
  'reg-radgivning': {
    slug: 'region-sormland-radgivning-for-kulturaktorer',
    summary:
      'Ger dig som är kulturaktör råd om idéer, finansiering och om hur du kan bli en bättre arrangör.',
    turnToFor: ['att utveckla en idé', 'finansieringsfrågor', 'att utvecklas som arrangör'],
    topics: ['bollplank', 'pengar', 'söka bidrag', 'vägledning'],
  },
  'reg-hru': {
    slug: 'region-sormland-strateg-kulturella-och-kreativa-naringar',
    name: 'Strateg för näringsliv och arbetsmarknad',
    summary: 'Arbetar med företagande inom kulturella och kreativa näringar i länet.',
    topics: ['företag', 'kulturföretagare', 'utvecklingscheck'],
    note: 'Hör till enheten Hållbar regional utveckling.',
  },
  'reg-rs': {
    slug: 'region-sormland-regionstyrelsen',
    summary:
      'Ger bidrag till länets organisationer för bland annat barn och unga och nationella minoriteter.',
    turnToFor: ['organisationsbidrag'],
    topics: ['bidrag', 'minoritet'],
  },
  'reg-kup': {
    slug: 'region-sormland-konsulenter-utvecklare-och-producenter',
    name: 'Konsulenter, utvecklare och producenter',
    summary: 'Regionens sakkunniga inom varje konstområde, som också samarbetar med kommunerna.',
    turnToFor: ['sakkunskap om ett konstområde', 'samarbete mellan region och kommun'],
    topics: ['konsulent', 'danskonsulent', 'teaterkonsulent', 'rådgivning'],
  },
  'reg-biblioteksutveckling': {
    slug: 'region-sormland-biblioteksutveckling',
    summary: 'Stöder biblioteken och arbetar med litteratur och läsfrämjande i länet.',
    fields: ['bibliotek', 'litteratur'],
    topics: ['läsning', 'författare'],
    related: ['actor:biblioteksutveckling-sormland'],
  },
  'reg-scenkonst': {
    slug: 'region-sormland-scenkonst',
    summary: 'Svarar för teater, musik, dans och film i länet och för scenkonst i skolan.',
    turnToFor: ['teater, musik, dans och film i hela länet', 'scenkonst för skolan'],
    fields: ['musik', 'teater', 'dans', 'film'],
    topics: ['skola', 'turné', 'konsert'],
    note: 'Skolans scenkonst fördelas enligt Sörmlandsmodellen.',
    related: ['actor:scenkonst-sormland'],
  },
  'reg-film': {
    slug: 'region-sormland-film',
    summary: 'Arbetar med filmutveckling och vistelser för filmare i länet.',
    turnToFor: ['filmutveckling', 'residens för filmare'],
    fields: ['film'],
    topics: ['filmare', 'manus'],
    related: ['actor:film-i-sormland'],
  },
  'reg-museum': {
    slug: 'region-sormland-museum',
    summary: 'Regionens museum, med kunskap om historia, konst, form och slöjd.',
    turnToFor: ['historia', 'konst, bild och form', 'slöjd'],
    fields: ['museum', 'konst', 'hemslojd', 'kulturarv'],
    related: ['actor:sormlands-museum'],
  },
  lbf: {
    slug: 'lansbildningsforbundet-sormland-konsulent',
    summary: 'Vägleder om studieförbund, folkhögskolor och folkbildning i Sörmland.',
    turnToFor: ['studieförbund och folkhögskolor', 'folkbildning i länet'],
    fields: ['folkbildning'],
    topics: ['kurs', 'studiecirkel'],
    related: ['actor:lbf-sormland'],
  },
  'leader-coach': {
    slug: 'leader-sodermanland-projektcoach',
    summary: 'Hjälper dig att pröva en projektidé och att söka leaderstöd.',
    turnToFor: ['att pröva en projektidé', 'idéskiss och ansökan om leaderstöd'],
    topics: ['landsbygd', 'projekt', 'pengar'],
    municipalities: ['0484', '0482', '0461', '0483', '0486', '0428'],
    related: ['actor:leader-sodermanland'],
  },
  almi: {
    slug: 'almi-sormland-radgivare',
    name: 'Rådgivare, Almi i Sörmland',
    summary: 'Ger råd om affärsutveckling till företag i alla branscher, även inom kultur.',
    turnToFor: ['affärsutveckling i alla branscher'],
    topics: ['företag', 'starta eget', 'lån'],
    website: 'https://www.almi.se',
  },
}
