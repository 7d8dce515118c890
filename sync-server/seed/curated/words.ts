/** The controlled words with their labels, and what each was read from (`<file>/<fact id>`). */
import type { FactReference } from '../parts.ts'

type Labels = readonly [sv: string, en: string]

/** Cultural fields and the branches that Kreametern counts their businesses in. */
export const fieldWords: Readonly<Record<string, { labels: Labels; branches: readonly string[] }>> =
  {
    musik: { labels: ['Musik', 'Music'], branches: ['scenkonst-musik'] },
    teater: { labels: ['Teater', 'Theatre'], branches: ['scenkonst-scenkonst'] },
    dans: { labels: ['Dans', 'Dance'], branches: ['scenkonst-scenkonst'] },
    film: { labels: ['Film', 'Film'], branches: ['audiovisuellt-film-o-tv'] },
    museum: { labels: ['Museer', 'Museums'], branches: ['kulturarv-museer'] },
    hemslojd: {
      labels: ['Hemslöjd', 'Handicraft'],
      branches: ['bild-o-form-design', 'bild-o-form-konst'],
    },
    konst: {
      labels: ['Konst', 'Visual arts'],
      branches: [
        'bild-o-form-konst',
        'litterart-och-konstnarligt-skapande-litterart-och-konstnarligt-skapande',
      ],
    },
    litteratur: {
      labels: ['Litteratur och läsfrämjande', 'Literature and reading'],
      branches: [
        'litteratur-o-press-litteratur',
        'litterart-och-konstnarligt-skapande-litterart-och-konstnarligt-skapande',
      ],
    },
    bibliotek: { labels: ['Bibliotek', 'Libraries'], branches: ['litteratur-o-press-bibliotek'] },
    arkiv: { labels: ['Arkiv', 'Archives'], branches: ['kulturarv-arkiv'] },
    cirkus: { labels: ['Cirkus', 'Circus'], branches: ['scenkonst-scenkonst'] },
    design: { labels: ['Design', 'Design'], branches: ['bild-o-form-design'] },
    foto: { labels: ['Foto', 'Photography'], branches: ['bild-o-form-foto'] },
    kulturarv: {
      labels: ['Kulturarv', 'Cultural heritage'],
      branches: ['kulturarv-historiska-och-arkeologiska-platser', 'kulturarv-museer'],
    },
    folkbildning: {
      labels: ['Folkbildning', 'Non-formal adult education'],
      branches: ['scenkonst-kulturutbildning'],
    },
    friluftsliv: { labels: ['Friluftsliv', 'Outdoor life'], branches: [] },
  }

/** Areas of kultursamverkansmodellen; the Swedish names are the facts' own. */
export const modelAreaLabels: Readonly<Record<string, string>> = {
  'ksm-scenkonst': 'Professional theatre, dance and music',
  'ksm-museum': 'Regional museums',
  'ksm-bibliotek': 'Regional libraries, reading and literature',
  'ksm-bildform': 'Professional visual arts and design',
  'ksm-arkiv': 'Regional private archives',
  'ksm-film': 'Film culture',
  'ksm-hemslojd': 'Promotion of handicraft',
}

/** What somebody needs help with. The facts' full sentence becomes the summary. */
export const needKindLabels: Readonly<Record<string, Labels>> = {
  'hitta-aktor': ['Hitta en aktör', 'Find an actor'],
  'hitta-funktion': ['Hitta rätt funktion', 'Find the right function'],
  finansiering: ['Söka pengar', 'Find funding'],
  sammanhang: ['Hitta ett sammanhang', 'Find a network or community'],
  bollplank: ['Bolla en idé', 'Discuss an idea'],
  kunskap: ['Kunskap och utbildning', 'Knowledge and training'],
  ansokan: ['Skriva en ansökan', 'Write an application'],
  kontakt: ['Nya kontakter', 'New contacts'],
  'publik-kunder': ['Publik och kunder', 'Audience and customers'],
  lokaler: ['Lokaler och scener', 'Premises and stages'],
  'natverk-sprida': ['Sprida kunskap', 'Share knowledge'],
  arrangorskap: ['Bli bättre arrangör', 'Become a better organiser'],
}

/** Which list each axis of `actor-kinds.json` is, and the English of its words. */
export const actorAxes = {
  målgrupp: 'sectors',
  roll: 'actor-roles',
  verksamhet: 'actor-types',
  'juridisk form': 'legal-forms',
  'offentlig funktion': 'public-functions',
} as const

export const actorKindLabels: Readonly<Record<string, Labels>> = {
  'fri-privat': ['Fri kulturaktör, privat sektor', 'Independent actor, private sector'],
  'fri-ideburen': ['Fri kulturaktör, idéburen sektor', 'Independent actor, non-profit sector'],
  'offentlig-kommun': ['Kommunal kulturverksamhet', 'Municipal culture'],
  'offentlig-region': ['Regional kulturverksamhet', 'Regional culture'],
  'kulturskapare-yrke': ['Yrkesverksam kulturskapare', 'Professional artist'],
  'kulturskapare-ideell': ['Ideellt engagerad kulturskapare', 'Amateur or voluntary artist'],
  kulturtjansteperson: ['Tjänsteperson inom kultur', 'Culture officer'],
  kulturpolitiker: ['Kulturpolitiker', 'Culture politician'],
  galleri: ['Galleri', 'Gallery'],
  kulturforening: ['Kulturförening', 'Cultural association'],
  ab: ['Aktiebolag', 'Limited company'],
  'ek-for': ['Ekonomisk förening', 'Economic association (cooperative)'],
  'enskild-firma': ['Enskild näringsidkare med F-skatt', 'Sole trader'],
  hb: ['Handelsbolag', 'Trading partnership'],
  kb: ['Kommanditbolag', 'Limited partnership'],
  privatperson: ['Privatperson', 'Private individual'],
  stiftelse: ['Stiftelse', 'Foundation'],
  'ideell-forening': ['Ideell förening', 'Non-profit association'],
  paraply: ['Distrikts- eller paraplyorganisation', 'District or umbrella organisation'],
  'lokal-kulturforening': ['Lokal kulturförening', 'Local cultural association'],
  studieforbund: ['Studieförbund', 'Adult education association'],
  folkhogskola: ['Folkhögskola', 'Folk high school'],
  hembygdsforening: ['Hembygdsförening', 'Local heritage association'],
  kulturforetagare: ['Kulturföretagare', 'Cultural entrepreneur'],
  arrangor: ['Arrangör', 'Organiser'],
  scenkonstproducent: ['Scenkonstproducent', 'Performing arts producer'],
  artist: ['Artist', 'Performer'],
  motesplats: ['Mötesplats', 'Meeting place'],
  institution: ['Kulturinstitution', 'Cultural institution'],
  kultursamordnare: ['Kommunens kultursamordnare', 'Municipal culture coordinator'],
  kup: [
    'Regionens konsulent, utvecklare eller producent',
    'Regional consultant, developer or producer',
  ],
  naringslivschef: ['Näringslivschef', 'Head of business development'],
  kulturchef: ['Kulturchef', 'Head of culture'],
  kulturutvecklare: ['Kulturutvecklare', 'Culture developer'],
  kulturkonsulent: ['Kulturkonsulent', 'Culture consultant'],
}

type OwnWord = readonly [code: string, sv: string, en: string, from: FactReference]

/** Words that the facts use without listing them as a vocabulary. */
export const ownWords = {
  'actor-types': [
    ['museum', 'Museum', 'Museum', 'institutions/munktellmuseet'],
    ['arkiv', 'Arkiv', 'Archive', 'institutions/eskilstuna-stadsarkiv'],
    ['arrangor', 'Arrangör', 'Organiser', 'institutions/jazz-i-sormland'],
    ['teatergrupp', 'Teatergrupp', 'Theatre company', 'institutions/langsjo-teater'],
    ['konstforening', 'Konstförening', 'Art association', 'institutions/strangnas-konstforening'],
    [
      'hemslojdsforening',
      'Hemslöjdsförening',
      'Handicraft association',
      'institutions/gastriklands-hemslojdsforening',
    ],
    ['forening', 'Förening', 'Association', 'institutions/sormlands-hantverksgrupp'],
    ['kor', 'Kör', 'Choir', 'institutions/roggekoren'],
    [
      'kulturskola',
      'Kulturskola',
      'School of music and arts',
      'institutions/kulturskolan-nykoping',
    ],
    ['fri-aktor', 'Fri kulturaktör', 'Independent actor', 'institutions/mer-dans-at-folket'],
    [
      'kulturverksamhet',
      'Kulturverksamhet',
      'Cultural activity',
      'institutions/barnkulturcentrum-nykoping',
    ],
    [
      'utvecklingsorganisation',
      'Utvecklingsorganisation',
      'Development organisation',
      'institutions/leader-sodermanland',
    ],
  ],
  'actor-roles': [
    ['training-provider', 'Utbildningsanordnare', 'Training provider', 'training/sf-abf'],
    ['funder', 'Finansiär', 'Funder', 'institutions/leader-sodermanland'],
  ],
  'legal-forms': [
    ['offentlig', 'Kommun, region eller stat', 'Public body', 'funding/rg-projektstod'],
  ],
  audiences: [
    ['forening', 'Föreningar', 'Associations', 'funding/esk-arrangemang'],
    [
      'paraply',
      'Paraplyorganisationer',
      'Umbrella organisations',
      'funding/rs-organisationsbidrag',
    ],
    ['studieforbund', 'Studieförbund', 'Adult education associations', 'funding/esk-studieforbund'],
    ['kulturskapare', 'Kulturskapare', 'Artists', 'funding/esk-kulturstipendium'],
    ['privatperson', 'Privatpersoner', 'Private individuals', 'funding/esk-projektstod'],
    ['grupp', 'Grupper', 'Groups', 'funding/kat-projekt'],
    ['ung', 'Unga', 'Young people', 'funding/kat-snabba'],
    ['foretag', 'Företag', 'Businesses', 'funding/leader-foretag'],
    ['stiftelse', 'Stiftelser', 'Foundations', 'funding/postkod-projekt'],
    ['lokalagare', 'Den som äger en lokal', 'Owners of premises', 'funding/boverket-kulturlokaler'],
    ['offentlig', 'Offentlig verksamhet', 'Public bodies', 'funding/rg-projektstod'],
    ['region', 'Regioner', 'Regions', 'funding/kr-regional'],
  ],
  'venue-types': [
    ['samlingslokal', 'Samlingslokal', 'Community hall', 'institutions/bg-aspo'],
    ['kulturhus', 'Kulturhus', 'Arts centre', 'institutions/multeum'],
    ['scen', 'Scen', 'Stage', 'institutions/lokomotivet'],
    ['konsthall', 'Konsthall', 'Art gallery', 'institutions/sandvikens-konsthall'],
    ['utstallningsplats', 'Utställningsplats', 'Exhibition space', 'institutions/galleri-elixir'],
    ['bibliotek', 'Bibliotek', 'Library', 'institutions/mariefreds-bibliotek'],
    ['biograf', 'Biograf', 'Cinema', 'institutions/bio-kontrast'],
    ['kulturmiljo', 'Kulturmiljö', 'Heritage site', 'institutions/rademachersmedjorna'],
    ['slott', 'Slott', 'Castle', 'institutions/gripsholms-slott'],
    ['hembygdsgard', 'Hembygdsgård', 'Local heritage centre', 'institutions/trostorp'],
    ['varldsarv', 'Världsarv', 'World heritage site', 'institutions/gastgivars'],
    ['besoksmal', 'Besöksmål', 'Visitor attraction', 'institutions/wij-tradgardar'],
    ['besokscentrum', 'Besökscentrum', 'Visitor centre', 'institutions/traslottet'],
    ['arena', 'Arena', 'Arena', 'institutions/goransson-arena'],
    ['kulturcafe', 'Kulturkafé', 'Culture café', 'institutions/sigridslund'],
    ['kulturomrade', 'Kulturområde', 'Cultural quarter', 'institutions/lokstallsomradet'],
  ],
  'training-types': [
    ['kurs', 'Kurs', 'Course', 'events/hitta-pengarna'],
    ['forelasning', 'Föreläsning', 'Lecture', 'events/breddat-deltagande'],
    [
      'kompetensutveckling',
      'Kompetensutveckling',
      'Professional development',
      'training/kulturakademin-trappan',
    ],
    ['utbildning', 'Utbildning', 'Education programme', 'training/kulturverkstan'],
  ],
  'event-types': [
    ['konvent', 'Konvent', 'Convention', 'events/folk-och-kultur'],
    ['evenemang', 'Evenemang', 'Event', 'events/eskilstuna-kulturnatt'],
    ['festival', 'Festival', 'Festival', 'events/litterart-gastabud'],
    ['sommarspel', 'Sommarspel', 'Open-air summer play', 'events/nykopings-gastabud'],
    ['konstrunda', 'Konstrunda', 'Art trail', 'events/konsttriangeln'],
    ['natverksdagar', 'Nätverksdagar', 'Networking days', 'training/scenkonstdagar'],
  ],
} as const satisfies Readonly<Record<string, readonly OwnWord[]>>
