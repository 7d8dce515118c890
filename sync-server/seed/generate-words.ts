/** Word lists that plausible entries are drawn from. The combinations are invented. */
export const firstParts = [
  'Norra', 'Södra', 'Västra', 'Östra', 'Gamla', 'Nya', 'Lilla', 'Stora', 'Övre', 'Nedre', 'Gröna',
  'Röda', 'Blå', 'Vita', 'Gyllene', 'Fria', 'Unga', 'Glada', 'Stilla', 'Vilda',
] // prettier-ignore

export const placeParts = [
  'Björk', 'Ek', 'Alm', 'Lind', 'Asp', 'Tall', 'Gran', 'Sten', 'Berg', 'Sjö', 'Å', 'Bäck', 'Ström',
  'Näs', 'Holm', 'Vik', 'Hage', 'Äng', 'Lund', 'Dal', 'Kulle', 'Torp', 'Kvarn', 'Bruks', 'Hammar',
  'Kyrk', 'Prost', 'Kung', 'Svan', 'Ör', 'Häger', 'Trast',
] // prettier-ignore

export const placeEndings = [
  'by', 'torp', 'vik', 'näs', 'stad', 'hult', 'lunda', 'sjö', 'ås', 'ö', 'ryd', 'bo', 'holm', 'dal',
] // prettier-ignore

/** By cultural field: what an entry of it calls itself, and what it does. */
export const fieldPhrases: Readonly<
  Record<string, { nouns: readonly string[]; acts: readonly string[] }>
> = {
  musik: {
    nouns: ['kören', 'spelmanslag', 'blåsorkester', 'jazzklubb', 'musikförening', 'stråkensemble'],
    acts: ['repeterar varje vecka', 'ger konserter på torg och i kyrkor', 'tar emot nya spelare'],
  },
  teater: {
    nouns: ['teaterförening', 'teatergrupp', 'sommarteater', 'barnteater', 'improvisationsteater'],
    acts: ['sätter upp två pjäser om året', 'spelar för skolor', 'håller prova på-kvällar'],
  },
  dans: {
    nouns: ['dansförening', 'folkdansgille', 'danskompani', 'dansstudio'],
    acts: ['dansar folkdans och modern dans', 'håller kurser för nybörjare', 'ger föreställningar'],
  },
  konst: {
    nouns: ['konstförening', 'konstnärskollektiv', 'grafikverkstad', 'galleri', 'keramikateljé'],
    acts: ['visar sex utställningar om året', 'hyr ut ateljéplatser', 'ordnar konstvandringar'],
  },
  film: {
    nouns: ['filmklubb', 'filmverkstad', 'biografförening'],
    acts: ['visar film varje söndag', 'lånar ut kameror', 'gör kortfilm med unga'],
  },
  litteratur: {
    nouns: ['skrivarcirkel', 'bokförlag', 'litteraturscen', 'läsecirkel'],
    acts: ['bjuder in författare', 'läser tillsammans', 'ger ut en årlig antologi'],
  },
  hemslojd: {
    nouns: ['slöjdförening', 'vävstuga', 'hantverkskollektiv', 'smedja'],
    acts: ['väver, täljer och smider', 'har öppet hus på lördagar', 'säljer slöjd i egen butik'],
  },
  kulturarv: {
    nouns: ['hembygdsförening', 'industriminne', 'kulturminnesförening', 'museijärnväg'],
    acts: ['vårdar en gammal gård', 'guidar grupper på sommaren', 'samlar in berättelser'],
  },
  museum: {
    nouns: ['museum', 'skolmuseum', 'lantbruksmuseum', 'fiskemuseum'],
    acts: ['visar samlingar från bygden', 'tar emot skolklasser', 'har öppet på söndagar'],
  },
  bibliotek: {
    nouns: ['bibliotek', 'bokbuss', 'folkbibliotek'],
    acts: ['har meröppet till kvällen', 'ordnar sagostunder', 'lånar ut spel och instrument'],
  },
  arkiv: {
    nouns: ['bygdearkiv', 'föreningsarkiv', 'bildarkiv'],
    acts: ['tar emot föreningars handlingar', 'hjälper släktforskare', 'skannar gamla fotografier'],
  },
  cirkus: {
    nouns: ['cirkusskola', 'nycirkuskompani'],
    acts: ['lär ut luftakrobatik', 'turnerar med tält på sommaren'],
  },
  design: {
    nouns: ['designstudio', 'formverkstad'],
    acts: ['formger möbler av återbrukat trä', 'visar form i skyltfönster'],
  },
  foto: {
    nouns: ['fotoklubb', 'mörkrum'],
    acts: ['fotograferar bygden', 'delar mörkrum och skrivare', 'håller bildkvällar'],
  },
  folkbildning: {
    nouns: ['studiecirkel', 'bildningsförening', 'föreläsningsförening'],
    acts: ['ordnar föredrag en gång i månaden', 'startar cirklar efter önskemål'],
  },
}

export const accessibilityTexts = [
  'Entrén är utan trösklar och det finns en toalett för rullstol.',
  'Hörslinga finns i stora salen. Hissen rymmer en rullstol.',
  'Två trappsteg vid entrén, en ramp finns att låna. Parkering intill.',
  'Lokalen ligger på andra våningen och saknar hiss.',
]

/** A sentence is one of each: "På torsdagar övar nybörjare vals och hambo i gamla skolan vid Ekvik." */
export const sentenceParts = {
  times: [
    'På måndagar', 'På tisdagar', 'På onsdagar', 'På torsdagar', 'Varannan lördag', 'På söndagar',
    'Under sommaren', 'I advent', 'På höstlovet', 'Varje vår', 'Två gånger om året', 'Från september',
    'Efter skolan', 'Tidiga morgnar', 'Vid midsommar', 'Första fredagen i månaden',
  ],
  verbs: [
    'övar', 'lär sig', 'visar', 'berättar om', 'samlar', 'bygger', 'lagar', 'spelar in', 'prövar',
    'diskuterar', 'ritar', 'planerar', 'läser om', 'skriver om', 'byter', 'forskar om', 'dokumenterar',
  ],
  people: [
    'nybörjare', 'pensionärer', 'ungdomar', 'skolklasser', 'nyanlända', 'hantverkare', 'musiker',
    'medlemmar', 'grannar', 'volontärer', 'studenter', 'familjer', 'yrkesverksamma', 'lärare',
    'skådespelare', 'författare', 'sångare', 'snickare', 'fotografer', 'bönder',
  ],
  things: [
    'vals och hambo', 'gamla visor', 'kortfilmer', 'näverslöjd', 'körsatser', 'serier', 'akvarell',
    'dockteater', 'bygdens sägner', 'järnsmide', 'släkthistoria', 'jazzstandarder', 'stadsvandringar',
    'poesi', 'folkdräkter', 'keramik', 'ljuddesign', 'teaterkostymer', 'dragspel', 'kyrkorglar',
    'runstenar', 'scenografi', 'podcaster', 'textiltryck', 'trädgårdskonst', 'dataspel', 'fioler',
    'glasbruk', 'improvisation', 'stråkkvartetter', 'affischer', 'nyckelharpa', 'skuggspel',
  ],
  places: [
    'gamla skolan', 'prästgården', 'lokstallet', 'biblioteket', 'kvarnen', 'folkets hus', 'ladan',
    'bruksgården', 'församlingshemmet', 'magasinet', 'stationshuset', 'tingshuset', 'smedjan',
    'mejeriet', 'brandstationen', 'badhuset', 'herrgården', 'tvättstugan', 'gymnastiksalen',
  ],
} // prettier-ignore

export const searchWords = [
  'kör', 'konsert', 'ateljé', 'replokal', 'verkstad', 'scen', 'barn', 'unga', 'äldre', 'integration',
  'kafé', 'folkmusik', 'jazz', 'opera', 'rock', 'elektronisk musik', 'improvisation', 'skrivande',
  'poesi', 'keramik', 'grafik', 'textil', 'trä', 'smide', 'foto', 'video', 'animation', 'ljud',
  'ljus', 'scenografi', 'kostym', 'turné', 'festival', 'marknad', 'residens', 'stipendium', 'bidrag',
  'mentor', 'kurs', 'föredrag', 'guidning', 'vandring', 'byggnadsvård', 'arkiv', 'släktforskning',
  'tillgänglighet', 'teckenspråk', 'finska', 'samiska', 'romani', 'utomhus', 'sommar', 'jul', 'påsk',
] // prettier-ignore
