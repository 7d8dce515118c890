/** What people call the controlled words too, and words for what entries name in free text. */
import type { AltLabels } from '../../../src/domain/directory/entry.ts'
import type { FactReference } from '../parts.ts'

/** `<vocabulary>.<code>` of words that have labels elsewhere. */
export const altLabels: Readonly<Record<string, AltLabels>> = {
  'fields.musik': { sv: ['musikliv'], fi: ['musiikki'] },
  'fields.teater': { sv: ['drama', 'skådespel'], en: ['drama'], fi: ['teatteri'] },
  'fields.dans': { en: ['dancing'], fi: ['tanssi'] },
  'fields.film': { sv: ['rörlig bild'], en: ['cinema', 'movie'], fi: ['elokuva'] },
  'fields.museum': { sv: ['museum'], en: ['museum'], fi: ['museo'] },
  'fields.hemslojd': { sv: ['slöjd', 'hantverk'], en: ['crafts'], fi: ['käsityö'] },
  'fields.konst': { sv: ['bildkonst', 'måleri', 'skulptur'], en: ['art'], fi: ['taide'] },
  'fields.litteratur': { sv: ['böcker', 'läsning', 'poesi'], en: ['books'], fi: ['kirjallisuus'] },
  'fields.bibliotek': { en: ['library'], fi: ['kirjasto'] },
  'fields.arkiv': { en: ['archive'], fi: ['arkisto'] },
  'fields.cirkus': { sv: ['nycirkus'], fi: ['sirkus'] },
  'fields.design': { sv: ['formgivning', 'form'], fi: ['muotoilu'] },
  'fields.foto': { sv: ['fotografi', 'fotografering'], en: ['photo'], fi: ['valokuva'] },
  'fields.kulturarv': {
    sv: ['kulturhistoria', 'hembygd', 'kulturmiljö'],
    en: ['heritage'],
    fi: ['kulttuuriperintö'],
  },
  'fields.friluftsliv': { sv: ['natur'], en: ['outdoors'], fi: ['ulkoilu'] },
  'actor-types.forening': { sv: ['klubb', 'sällskap'], en: ['club'], fi: ['yhdistys'] },
  'actor-types.kor': { sv: ['sångkör', 'körsång'], fi: ['kuoro'] },
  'actor-types.kulturskola': { sv: ['musikskola'], fi: ['kulttuurikoulu'] },
  'actor-types.teatergrupp': { sv: ['teatersällskap', 'ensemble'] },
  'actor-types.fri-aktor': { sv: ['frilans', 'frilansare'], en: ['freelance'] },
  'venue-types.samlingslokal': { sv: ['möteslokal', 'festlokal', 'bygdegård'] },
  'venue-types.scen': { sv: ['estrad', 'teaterlokal', 'konsertlokal'], fi: ['näyttämö'] },
  'venue-types.biograf': { sv: ['bio'], fi: ['elokuvateatteri'] },
  'venue-types.konsthall': { sv: ['galleri'] },
  'venue-types.kulturhus': { sv: ['allaktivitetshus'], fi: ['kulttuuritalo'] },
  'audiences.kulturskapare': {
    sv: ['konstnär', 'kulturutövare', 'kulturarbetare', 'artist'],
    en: ['artist'],
    fi: ['taiteilija'],
  },
  'audiences.ung': { sv: ['ung', 'ungdom'], en: ['youth'], fi: ['nuoret'] },
  'audiences.forening': { sv: ['klubb'], en: ['club'], fi: ['yhdistys'] },
  'audiences.foretag': { sv: ['företagare', 'bolag', 'firma'], fi: ['yritys'] },
  'audiences.privatperson': { sv: ['enskild'] },
}

export interface Topic {
  readonly labels: readonly [sv: string, en: string]
  readonly altLabels: AltLabels
  /** `<vocabulary>.<code>` of the field, and of those who can apply, that it belongs to. */
  readonly related?: readonly string[]
  /** A fact that the word, or the thing, stands in. */
  readonly from: FactReference
}

/** Each finds entries that hold another of its Swedish words. */
export const topicWords: Readonly<Record<string, Topic>> = {
  bidrag: {
    labels: ['Bidrag', 'Funding'],
    altLabels: {
      sv: [
        'stöd',
        'stötta',
        'stödja',
        'pengar',
        'finansiering',
        'finansiera',
        'sponsring',
        'medel',
      ],
      en: ['grant', 'money', 'support'],
      fi: ['avustus', 'tuki', 'raha'],
    },
    from: 'funding/esk-arrangemang',
  },
  stipendium: {
    labels: ['Stipendium', 'Scholarship'],
    altLabels: { sv: ['stipendie'], fi: ['apuraha', 'stipendi'] },
    from: 'funding/esk-kulturstipendium',
  },
  radgivning: {
    labels: ['Rådgivning', 'Advice'],
    altLabels: {
      sv: ['råd', 'hjälp', 'hjälpa', 'vägledning', 'bollplank', 'coach', 'coachning', 'mentor'],
      en: ['help', 'guidance'],
      fi: ['neuvonta', 'apu'],
    },
    from: 'funding/esk-projektstod',
  },
  beslut: {
    labels: ['Beslut', 'Decisions'],
    altLabels: { sv: ['bestämma', 'bestämmer', 'besluta', 'nämnd', 'politiker'], fi: ['päätös'] },
    from: 'funding/esk-projektstod',
  },
  hyra: {
    labels: ['Hyra', 'Rent'],
    altLabels: { sv: ['boka', 'låna', 'uthyrning', 'hyr'], en: ['book'], fi: ['vuokrata'] },
    from: 'institutions/lokomotivet',
  },
  lokal: {
    labels: ['Lokal', 'Premises'],
    altLabels: { sv: ['sal', 'hall', 'utrymme'], en: ['room', 'space'], fi: ['tila'] },
    from: 'institutions/lokomotivet',
  },
  replokal: {
    labels: ['Replokal', 'Rehearsal room'],
    altLabels: {
      sv: ['repa', 'repetera', 'öva', 'övningslokal', 'bandrum'],
      en: ['rehearse', 'rehearsal'],
      fi: ['harjoitustila'],
    },
    related: ['fields.musik'],
    from: 'training/sf-abf',
  },
  atelje: {
    labels: ['Ateljé', 'Studio'],
    altLabels: { sv: ['verkstad', 'arbetsrum', 'studio'], fi: ['ateljee', 'työtila'] },
    related: ['fields.konst'],
    from: 'institutions/lokomotivet',
  },
  kor: {
    labels: ['Kör', 'Choir'],
    altLabels: { sv: ['körsång', 'sångkör', 'sjunga', 'sång'], en: ['singing'], fi: ['kuoro'] },
    related: ['fields.musik', 'audiences.forening'],
    from: 'institutions/jazz-i-sormland',
  },
  band: {
    labels: ['Band', 'Band'],
    altLabels: { sv: ['musikgrupp', 'rockband', 'popband'], fi: ['bändi'] },
    related: ['fields.musik', 'audiences.forening'],
    from: 'training/sf-abf',
  },
  musiker: {
    labels: ['Musiker', 'Musician'],
    altLabels: { sv: ['sångare', 'låtskrivare', 'tonsättare'], fi: ['muusikko'] },
    related: ['fields.musik'],
    from: 'institutions/jazz-i-sormland',
  },
  konsert: {
    labels: ['Konsert', 'Concert'],
    altLabels: { sv: ['spelning', 'livemusik'], en: ['gig'], fi: ['konsertti'] },
    related: ['fields.musik'],
    from: 'institutions/jazz-i-sormland',
  },
  konstnar: {
    labels: ['Konstnär', 'Artist'],
    altLabels: { sv: ['bildkonstnär', 'skulptör', 'illustratör'], fi: ['taiteilija'] },
    related: ['fields.konst'],
    from: 'institutions/strangnas-konstforening',
  },
  utstallning: {
    labels: ['Utställning', 'Exhibition'],
    altLabels: { sv: ['utställa', 'ställa', 'vernissage'], fi: ['näyttely'] },
    related: ['fields.konst'],
    from: 'institutions/sandvikens-konsthall',
  },
  skadespelare: {
    labels: ['Skådespelare', 'Actor'],
    altLabels: { sv: ['skådis', 'amatörteater'], fi: ['näyttelijä'] },
    related: ['fields.teater'],
    from: 'institutions/langsjo-teater',
  },
  scenografi: {
    labels: ['Scenografi', 'Stage design'],
    altLabels: { sv: ['kuliss', 'kulis', 'dekor', 'rekvisita'], fi: ['lavastus'] },
    related: ['fields.teater'],
    from: 'institutions/langsjo-teater',
  },
  dansare: {
    labels: ['Dansare', 'Dancer'],
    altLabels: { sv: ['koreograf'], fi: ['tanssija'] },
    related: ['fields.dans'],
    from: 'institutions/mer-dans-at-folket',
  },
  forfattare: {
    labels: ['Författare', 'Writer'],
    altLabels: { sv: ['skribent', 'poet'], en: ['author'], fi: ['kirjailija'] },
    related: ['fields.litteratur'],
    from: 'events/litterart-gastabud',
  },
  handlingar: {
    labels: ['Handlingar', 'Records'],
    altLabels: { sv: ['papper', 'dokument', 'protokoll'], fi: ['asiakirjat'] },
    related: ['fields.arkiv'],
    from: 'institutions/eskilstuna-stadsarkiv',
  },
  bevara: {
    labels: ['Bevara', 'Preserve'],
    altLabels: { sv: ['spara', 'arkivera', 'bevarar'], fi: ['säilyttää'] },
    related: ['fields.arkiv'],
    from: 'institutions/eskilstuna-stadsarkiv',
  },
  unga: {
    labels: ['Unga', 'Young people'],
    altLabels: { sv: ['ungdom', 'ungdomar', 'ung', 'tonåring'], en: ['youth'], fi: ['nuoret'] },
    from: 'funding/kat-snabba',
  },
  forening: {
    labels: ['Förening', 'Association'],
    altLabels: { sv: ['klubb', 'club', 'sällskap'], fi: ['yhdistys', 'seura'] },
    from: 'funding/esk-arrangemang',
  },
  foretag: {
    labels: ['Företag', 'Business'],
    altLabels: { sv: ['firma', 'bolag', 'egenföretagare'], en: ['company'], fi: ['yritys'] },
    from: 'institutions/leader-sodermanland',
  },
  arrangemang: {
    labels: ['Arrangemang', 'Event'],
    altLabels: { sv: ['evenemang', 'event', 'tillställning'], fi: ['tapahtuma'] },
    from: 'funding/esk-arrangemang',
  },
  ansokan: {
    labels: ['Ansökan', 'Application'],
    altLabels: { sv: ['ansöka', 'ansökningar'], en: ['apply'], fi: ['hakemus'] },
    from: 'events/hitta-pengarna',
  },
  kurs: {
    labels: ['Kurs', 'Course'],
    altLabels: {
      sv: ['utbildning', 'lära', 'workshop', 'fortbildning', 'studiecirkel'],
      en: ['learn', 'training'],
      fi: ['kurssi', 'koulutus'],
    },
    from: 'events/hitta-pengarna',
  },
  utomlands: {
    labels: ['Utomlands', 'Abroad'],
    altLabels: {
      sv: ['utlandet', 'internationell', 'internationellt'],
      en: ['international'],
      fi: ['ulkomailla'],
    },
    from: 'funding/postkod-projekt',
  },
  resa: {
    labels: ['Resa', 'Travel'],
    altLabels: { sv: ['resor', 'resebidrag'], fi: ['matka'] },
    from: 'funding/postkod-projekt',
  },
  natverk: {
    labels: ['Nätverk', 'Network'],
    altLabels: { sv: ['nätverka', 'träffas', 'träffa', 'mingel'], fi: ['verkosto'] },
    from: 'training/scenkonstdagar',
  },
  finska: {
    labels: ['Finska', 'Finnish'],
    altLabels: { sv: ['suomi', 'sverigefinsk', 'sverigefinnar'], fi: ['suomeksi', 'suomi'] },
    from: 'municipalities/kommun-0484',
  },
  landsbygd: {
    labels: ['Landsbygd', 'Countryside'],
    altLabels: { sv: ['bygd', 'glesbygd'], en: ['rural'], fi: ['maaseutu'] },
    from: 'institutions/leader-sodermanland',
  },
  speeddejt: {
    labels: ['Speeddejt', 'Speed dating'],
    altLabels: { sv: ['speeddejting', 'speeddating', 'dejt'] },
    from: 'events/hitta-pengarna',
  },
}
