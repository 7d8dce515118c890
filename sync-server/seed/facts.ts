/** The gathered facts, typed. The only door to `facts/*.json`. */
import actorKindFacts from './facts/actor-kinds.json' with { type: 'json' }
import contactFacts from './facts/contacts.json' with { type: 'json' }
import correctionFacts from './facts/corrections.json' with { type: 'json' }
import eventFormatFacts from './facts/event-formats.json' with { type: 'json' }
import eventFacts from './facts/events.json' with { type: 'json' }
import fieldFacts from './facts/fields.json' with { type: 'json' }
import functionFacts from './facts/functions.json' with { type: 'json' }
import fundingFacts from './facts/funding.json' with { type: 'json' }
import institutionFacts from './facts/institutions.json' with { type: 'json' }
import branchFacts from './facts/kkn-branches.json' with { type: 'json' }
import municipalityFacts from './facts/municipalities.json' with { type: 'json' }
import needKindFacts from './facts/need-kinds.json' with { type: 'json' }
import trainingFacts from './facts/training.json' with { type: 'json' }

/** JSON imports type a missing member as `undefined`. */
type Maybe<T> = T | undefined

interface Fact {
  readonly id: string
  readonly source: string
}
interface Named extends Fact {
  readonly name: string
}
interface Located {
  readonly municipalityCode?: Maybe<string>
}

export interface InstitutionFact extends Named, Located {
  readonly kind: string
  readonly scope?: Maybe<string>
  readonly place?: Maybe<string>
  readonly fields?: Maybe<readonly string[]>
  readonly website?: Maybe<string>
  readonly email?: Maybe<string>
  readonly factSource?: Maybe<string>
  readonly year?: Maybe<number>
}
export interface FunctionFact extends Named, Located {
  readonly organisation: string
  readonly level: string
  readonly turnToFor: readonly string[]
  readonly functionMail?: Maybe<string>
  readonly email?: Maybe<string>
  readonly emailSource?: Maybe<string>
  readonly phone?: Maybe<string>
  readonly phoneSource?: Maybe<string>
  readonly website?: Maybe<string>
  readonly year?: Maybe<number>
}
export interface FundingFact extends Named, Located {
  readonly funder: string
  readonly level: string
  readonly whoCanApply?: Maybe<string>
  readonly purpose: string
  readonly amount?: Maybe<string>
  readonly deadlineText?: Maybe<string>
  readonly deadlineMonths?: Maybe<readonly number[]>
  readonly rolling?: Maybe<boolean>
  readonly website?: Maybe<string>
  readonly note?: Maybe<string>
  readonly year?: Maybe<number>
}
export interface EventFact extends Named, Located {
  readonly kind: string
  readonly fields?: Maybe<readonly string[]>
  readonly website?: Maybe<string>
}
export interface TrainingFact extends Named {
  readonly kind: string
  readonly website?: Maybe<string>
}
export interface ContactFact extends Named {
  readonly phone?: Maybe<string>
  readonly email?: Maybe<string>
  readonly website: string
  readonly culturePage?: Maybe<string>
  readonly grantsPage?: Maybe<string>
  readonly year?: Maybe<number>
}
export interface MunicipalityFact extends Named {
  readonly code: string
  readonly countyCode: string
  readonly county: string
  readonly seat: { readonly name: string; readonly lat: number; readonly lon: number }
  readonly finnishAdministrativeArea?: Maybe<boolean>
  readonly languageSource?: Maybe<string>
}
export interface FieldFact extends Named {
  readonly modelArea?: Maybe<string>
}
export interface ActorKindFact extends Named {
  readonly axis: string
}
export interface NeedKindFact extends Named {
  readonly focus: string
}
export interface BranchFact extends Fact {
  readonly type: string
  readonly branchGroup?: Maybe<string>
  readonly branchCategory?: Maybe<string>
  readonly sni2007?: Maybe<string>
  readonly sniName?: Maybe<string>
  readonly guessedBranchGroup?: Maybe<string>
}
export interface CorrectionFact extends Fact {
  readonly file: string
  readonly year?: Maybe<number>
  readonly split?: Maybe<
    readonly {
      readonly id: string
      readonly name: string
      readonly deadlineMonths?: Maybe<readonly number[]>
      readonly deadlineText?: Maybe<string>
    }[]
  >
  readonly values?: Maybe<Readonly<Record<string, number>>>
}

export const institutions: readonly InstitutionFact[] = institutionFacts
export const functions: readonly FunctionFact[] = functionFacts
export const funding: readonly FundingFact[] = fundingFacts
export const training: readonly TrainingFact[] = trainingFacts
export const events: readonly EventFact[] = eventFacts
export const eventFormats: readonly Named[] = eventFormatFacts
export const contacts: readonly ContactFact[] = contactFacts
export const municipalities: readonly MunicipalityFact[] = municipalityFacts
export const fields: readonly FieldFact[] = fieldFacts
export const actorKinds: readonly ActorKindFact[] = actorKindFacts
export const needKinds: readonly NeedKindFact[] = needKindFacts
export const branches: readonly BranchFact[] = branchFacts
export const corrections: readonly CorrectionFact[] = correctionFacts

/** Every fact by file, for the proof that none is forgotten. */
export const factFiles = {
  institutions,
  functions,
  funding,
  training,
  events,
  'event-formats': eventFormats,
  contacts,
  municipalities,
  fields,
  'actor-kinds': actorKinds,
  'need-kinds': needKinds,
  'kkn-branches': branches,
} as const satisfies Record<string, readonly Fact[]>
export type FactFile = keyof typeof factFiles
