/** The rules of the state’s schemes, the Leader areas’, foundations’ and those of Nordic and EU funders, by fact. */
import {
  businesses,
  everybody,
  once,
  organisations,
  persons,
  sek,
  yearly,
  type FundingRules,
} from './funding-rules.ts'

const nonProfitOrFoundation = ['ideell-forening', 'stiftelse']
/** "Juridisk person eller enskild näringsidkare med F-skatt". */
const withBusinessTax = [...businesses, 'ideell-forening', 'stiftelse']

/** "Ej centralorten i Eskilstuna och Katrineholm": a municipality as the answer to where is not enough. */
const outsideTowns = 'Det är inte i tätorterna Eskilstuna eller Katrineholm.'

export const widerRules: Readonly<Record<string, FundingRules>> = {
  'leader-projekt': {
    eligibility: {
      applicants: organisations,
      otherConditions: ['Ni har minst en partner.', 'Projektet får minst 650 poäng.', outsideTowns],
    },
    coFunding: { maximumShare: 100, text: 'Ideellt arbete räknas inte in i kostnaden.' },
  },
  'leader-foretag': {
    eligibility: {
      legalForms: businesses,
      otherConditions: ['Projektet gör nytta för fler än det egna företaget.', outsideTowns],
    },
  },
  'leader-forstudie': {
    eligibility: { applicants: organisations, otherConditions: [outsideTowns] },
  },
  'leader-gastrike-projekt': {
    eligibility: { legalForms: [...businesses, 'ideell-forening', 'offentlig'] },
  },
  'boverket-kulturlokaler': {
    deadlines: [yearly([30, 9])],
    eligibility: {
      notStarted: true,
      otherConditions: ['Ni äger ett museum, en teater, ett konserthus eller en konsthall.'],
    },
    coFunding: { maximumShare: 50, text: 'Vid nybyggnad täcks högst 30 procent (2018).' },
  },
  'boverket-samlingslokaler': {
    deadlines: [yearly([1, 12])],
    eligibility: {
      applicants: organisations,
      otherConditions: ['Ni är en ideell organisation med samlingslokal.'],
    },
    coFunding: {
      maximumShare: 50,
      text: 'Tillgänglighet kan täckas helt. Kommunen ska betala minst 30 procent.',
    },
  },
  'postkod-projekt': {
    deadlines: [{ kind: 'rolling' }],
    eligibility: { legalForms: nonProfitOrFoundation },
  },
  'postkod-grannskap': {
    eligibility: { legalForms: nonProfitOrFoundation },
    grant: sek(20_000, 50_000),
  },
  arvsfonden: {
    eligibility: {
      applicants: organisations,
      otherConditions: [
        'Ni är en ideell organisation, eller en kommun tillsammans med en förening.',
      ],
    },
  },
  'kn-utbyte-bildform': {
    deadlines: [{ kind: 'rolling' }],
    eligibility: { applicants: ['individual'], otherConditions: ['Du är konstnär.'] },
  },
  'kn-utbyte-musik': {
    eligibility: {
      applicants: persons,
      fields: ['musik'],
      otherConditions: ['Ni är högst två. Större grupper söker hos Kulturrådet.'],
    },
    grant: sek(5_000),
  },
  'kn-utbyte-dans': {
    eligibility: {
      applicants: persons,
      fields: ['dans'],
      otherConditions: ['Du är dansare eller koreograf.'],
    },
    grant: sek(5_000, 30_000),
  },
  'kr-friscenkonst': {
    deadlines: [{ kind: 'times-a-year', times: 2 }],
    eligibility: {
      legalForms: withBusinessTax,
      fields: ['cirkus', 'dans', 'musik', 'teater'],
      otherConditions: ['Ni är yrkesverksamma.'],
    },
  },
  'kr-regional': {
    deadlines: [{ kind: 'times-a-year', times: 1 }],
    eligibility: { legalForms: ['offentlig'], otherConditions: ['Ni är en region.'] },
  },
  'raa-kulturarv': {
    deadlines: [once('2019-03-03')],
    eligibility: {
      applicants: organisations,
      fields: ['kulturarv', 'museum'],
      otherConditions: ['Ni är ett arbetslivsmuseum, ett hembygdsmuseum eller arbetar ideellt.'],
    },
  },
  'sfi-talang': {
    deadlines: [once('2024-02-15', '2024-09-12')],
    eligibility: {
      applicants: organisations,
      fields: ['film'],
      otherConditions: ['Minst två organisationer söker tillsammans, inte produktionsbolag.'],
    },
    grant: sek(undefined, 300_000),
    coFunding: { maximumShare: 75 },
  },
  'nkk-kulturkonst': {
    eligibility: {
      applicants: everybody,
      otherConditions: ['Ni har partner från minst tre länder, varav två nordiska.'],
    },
    grant: { maximum: 100_000, currency: 'EUR' },
    coFunding: {
      text: 'Upp till 40 000 euro kräver 30 procent egen del, upp till 100 000 euro hälften.',
    },
  },
  'nkf-projekt': {
    deadlines: [once('2017-10-02')],
    eligibility: { applicants: everybody },
  },
  'eu-samarbetsprojekt': {
    eligibility: { otherConditions: ['Ni har minst tre partner från tre länder.'] },
    grant: { maximum: 200_000, currency: 'EUR' },
    coFunding: { maximumShare: 60 },
  },
}
