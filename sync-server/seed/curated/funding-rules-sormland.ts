/** The rules of Region Sörmland’s schemes and of its municipalities’, by fact. */
import {
  associations,
  everybody,
  nonProfit,
  once,
  organisations,
  persons,
  sek,
  threeInSormland,
  yearly,
  yearlyBetween,
  type FundingRules,
} from './funding-rules.ts'

const regional = { ...threeInSormland, orSpecialInterest: true } as const
const yearBefore = [{ ...yearly([1, 10]), fundsYear: 'next' }] as const
const reportedInSeptember = [{ kind: 'yearly', month: 9, day: 15 }] as const
const isStudyAssociation = ['Ni är ett studieförbund.']
const isNew = ['Föreningen är ny.']

export const rulesInSormland: Readonly<Record<string, FundingRules>> = {
  'rs-organisationsbidrag': {
    deadlines: yearBefore,
    eligibility: {
      applicants: organisations,
      geography: regional,
      otherConditions: ['Ni är en distrikts- eller paraplyorganisation.'],
    },
    reportBack: reportedInSeptember,
  },
  'rs-verksamhetsbidrag': {
    deadlines: yearBefore,
    eligibility: { legalForms: [...associations, 'enskild-firma'], geography: regional },
    reportBack: reportedInSeptember,
  },
  'rs-utvecklingsbidrag': {
    deadlines: yearBefore,
    eligibility: { applicants: organisations },
  },
  'rs-kulturstipendium': {
    deadlines: [{ ...yearlyBetween([1, 5], [1, 6]), seenIn: 2021 }],
    eligibility: {
      applicants: ['individual'],
      geography: { kind: 'within', areas: ['04'], orTies: true },
    },
  },
  'rs-utvecklingscheckar': {
    deadlines: [once('2023-11-22')],
    eligibility: { otherConditions: ['Du är verksam i en kulturell eller kreativ bransch.'] },
    grant: { minimum: 10_000, maximum: 30_000, currency: 'SEK', seenIn: 2023 },
  },
  'rs-organisationsbidrag-rs': {
    deadlines: [yearlyBetween([1, 9], [1, 10])],
    eligibility: { legalForms: associations, geography: threeInSormland, minimumMembers: 150 },
  },
  'filmisormland-residens': {
    deadlines: [once('2022-05-13/2022-06-13')],
    eligibility: {
      applicants: persons,
      geography: { kind: 'anywhere' },
      otherConditions: ['Du skriver filmmanus för barn eller unga.'],
    },
    grant: sek(60_000, 60_000),
  },
  'esk-arrangemang': {
    deadlines: [{ kind: 'rolling' }],
    eligibility: { legalForms: associations },
  },
  'esk-kulturstipendium': {
    deadlines: [yearlyBetween([1, 6], [15, 9])],
    eligibility: {
      applicants: persons,
      otherConditions: ['Du är yrkesverksam kulturskapare.'],
    },
  },
  'esk-arbetsstipendium': {
    deadlines: [yearlyBetween([1, 6], [15, 9])],
    eligibility: { applicants: persons, otherConditions: ['Du är kulturarbetare.'] },
  },
  'esk-projektstod': {
    deadlines: [{ kind: 'rolling' }],
    eligibility: {
      legalForms: ['ab', 'ek-for', 'enskild-firma', 'hb', 'kb', 'privatperson', 'stiftelse'],
      otherConditions: ['Projektet är öppet för publik i kommunen.'],
    },
    reportBack: [{ kind: 'after-end', months: 2 }],
  },
  'esk-lovstod': { deadlines: [{ kind: 'times-a-year', times: 4 }] },
  'esk-studieforbund': {
    eligibility: {
      applicants: organisations,
      otherConditions: ['Ni är ett studieförbund som uppfyller statens och kommunens villkor.'],
    },
  },
  'nyk-start': {
    deadlines: [{ kind: 'after-founding', months: 6 }],
    eligibility: {
      legalForms: nonProfit,
      minimumMembers: 20,
      otherConditions: [...isNew, 'Medlemmarna har betalat medlemsavgift.'],
    },
    grant: sek(1_500, 1_500),
  },
  'nyk-verksamhet': {
    deadlines: [{ ...yearly([15, 9]), fundsYear: 'next' }],
    eligibility: { legalForms: nonProfit },
    coFunding: { text: 'Av kostnaden för lokal täcks högst hälften.' },
  },
  'nyk-sommarlov': {
    deadlines: [once('2021-03-28')],
    eligibility: { legalForms: associations },
  },
  'kat-projekt': {
    deadlines: [
      { kind: 'before-start', months: 3 },
      // "Före 2 april": the first is the last day.
      { ...yearly([1, 4]), fundsYear: 'next', about: 'Större belopp' },
    ],
    eligibility: { applicants: everybody },
  },
  'kat-snabba': { eligibility: { applicants: persons, minimumAge: 13, maximumAge: 25 } },
  'str-medlem': {
    eligibility: {
      legalForms: associations,
      minimumMembers: 10,
      otherConditions: ['Medlemmarna är aktiva.'],
    },
  },
  'str-drift': {
    eligibility: {
      legalForms: nonProfit,
      minimumMembers: 10,
      otherConditions: ['Ni har en egen lokal.', 'Minst 10 aktiva är 7–25 år.'],
    },
    grant: sek(undefined, 25_000),
    coFunding: { maximumShare: 25 },
  },
  'str-stipendier': {
    deadlines: [once('2022-10-01/2022-11-01')],
    eligibility: { applicants: everybody },
  },
  'gne-arrangemang': {
    deadlines: [yearly([9, 3], [8, 6], [7, 9], [7, 12])],
    eligibility: {
      legalForms: nonProfit,
      minimumMembers: 10,
      otherConditions: ['Medlemmarna är aktiva.'],
    },
  },
  'gne-ungkultur': {
    eligibility: {
      applicants: persons,
      minimumAge: 16,
      maximumAge: 26,
      otherConditions: ['Du är skriven i kommunen.'],
    },
    grant: sek(undefined, 5_000),
  },
  'tro-arrangemang': {
    deadlines: [{ kind: 'before-start', months: 2 }],
    eligibility: { legalForms: associations },
  },
  'vin-kulturstipendium': {
    deadlines: [yearly([30, 9])],
    eligibility: {
      applicants: persons,
      geography: { kind: 'within', areas: ['0428'], orTies: true },
      otherConditions: ['Stipendiet söks genom att någon föreslås.'],
    },
  },
  'vin-ungkultur': {
    deadlines: [yearly([30, 9])],
    eligibility: {
      applicants: persons,
      geography: { kind: 'within', areas: ['0428'], orTies: true },
      maximumAge: 25,
      otherConditions: ['Stipendiet söks genom att någon föreslås.'],
    },
    grant: sek(12_500, 12_500),
  },
  'oxe-verksamhet': { deadlines: yearBefore, eligibility: { legalForms: associations } },
  'oxe-anlaggning': { deadlines: yearBefore, eligibility: { legalForms: associations } },
  'oxe-jubileum': { deadlines: yearBefore, eligibility: { legalForms: associations } },
  'oxe-start': { eligibility: { legalForms: associations, otherConditions: isNew } },
  'oxe-studieforbund': {
    deadlines: [{ ...yearly([15, 2]), fundsYear: 'same' }],
    eligibility: { applicants: organisations, otherConditions: isStudyAssociation },
  },
}
