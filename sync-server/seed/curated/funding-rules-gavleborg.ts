/** The rules of Region Gävleborg’s schemes and of its municipalities’, by fact. */
import {
  associations,
  everybody,
  nonProfit,
  once,
  persons,
  sek,
  yearly,
  type FundingRules,
} from './funding-rules.ts'

/** "Inte enskilda eller företag". */
const notBusinesses = { legalForms: ['ek-for', 'ideell-forening', 'offentlig', 'stiftelse'] }
const fourTimes = [{ kind: 'times-a-year', times: 4 }] as const
const reportedInTwoMonths = [{ kind: 'after-end', months: 2 }] as const

export const rulesInGavleborg: Readonly<Record<string, FundingRules>> = {
  'rg-projektstod': {
    deadlines: fourTimes,
    eligibility: notBusinesses,
    grant: sek(10_000, 50_000),
    coFunding: { text: 'Kommuner betalar själva minst hälften.' },
  },
  'rg-arrangemang': {
    deadlines: fourTimes,
    eligibility: notBusinesses,
    grant: sek(undefined, 50_000),
  },
  'rg-utvecklingsbidrag': {
    eligibility: notBusinesses,
    coFunding: { text: 'Du behöver också annan finansiering eller en egen insats.' },
  },
  'rg-kulturstipendium': {
    deadlines: [once('2022-12-15/')],
    eligibility: {
      applicants: ['individual'],
      geography: { kind: 'within', areas: ['21'], orTies: true },
      otherConditions: ['Du är kulturutövare.'],
    },
  },
  'rg-varldsarvsresidens': {
    deadlines: [once('2022-12-15/')],
    eligibility: {
      applicants: persons,
      geography: { kind: 'anywhere' },
      otherConditions: ['Du är kulturutövare eller forskare.'],
    },
    grant: sek(50_000, 50_000),
  },
  'gav-projektstod': {
    eligibility: { legalForms: nonProfit },
    grant: sek(undefined, 50_000),
  },
  'gav-arrangemang': {
    deadlines: [{ kind: 'before-start', months: 0 }],
    eligibility: { legalForms: nonProfit },
    reportBack: [{ kind: 'after-end', weeks: 6 }],
  },
  'gav-kulturstipendier': {
    deadlines: [once('2024-03-01/2024-03-31')],
    eligibility: {
      applicants: persons,
      otherConditions: ['Du är yrkesverksam konstnär eller kulturarbetare.'],
    },
  },
  'san-foreningsstod': {
    eligibility: {
      legalForms: associations,
      otherConditions: ['Ni står i kommunens föreningskatalog eller är ett studieförbund.'],
    },
  },
  'hof-kulturbidrag': {
    eligibility: {
      legalForms: associations,
      minimumMembers: 15,
      otherConditions: ['Medlemmarna har betalat medlemsavgift.'],
    },
  },
  'hof-ovrigt-kultur': {
    deadlines: [{ kind: 'rolling' }],
    eligibility: {
      legalForms: associations,
      geography: { kind: 'anywhere' },
      otherConditions: ['Det är ett nytt kulturinitiativ i Hofors.'],
    },
    reportBack: reportedInTwoMonths,
  },
  'hud-stipendium': {
    deadlines: [yearly([15, 10])],
    eligibility: {
      applicants: everybody,
      geography: { kind: 'within', areas: ['2184'], orTies: true },
    },
    grant: sek(25_000, 25_000),
  },
  'lju-arrangemang': {
    eligibility: { legalForms: nonProfit },
    coFunding: { text: 'Bidraget täcker en del av kostnaden.' },
  },
  'lju-kulturstipendium': {
    deadlines: [yearly([31, 3])],
    eligibility: {
      applicants: everybody,
      geography: { kind: 'within', areas: ['2161'], orTies: true },
    },
  },
  'ova-kulturforeningar': {
    deadlines: [yearly([31, 12])],
    eligibility: { legalForms: associations },
  },
  'ova-arrangemang': {
    deadlines: [{ kind: 'before-start', months: 1 }],
    eligibility: { legalForms: associations },
    reportBack: reportedInTwoMonths,
  },
  'nor-foreningsbidrag': { eligibility: { legalForms: associations } },
}
