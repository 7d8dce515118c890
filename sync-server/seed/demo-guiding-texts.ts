/** Invented questions and what was done about them. The people do not exist; the entries that they were shown do. */
import type {
  AskerConsent,
  ClosingReason,
  HelpedAnswer,
  NamedEntry,
  NeedChannel,
  NeedState,
  ReplyBody,
} from '../../src/domain/casework/documents.ts'
import type { ReferralOutcome } from '../../src/domain/casework/guiding-views.ts'

/** A need that came as a question. */
export interface DemoQuestion {
  readonly key: string
  readonly text: string
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  readonly state: NeedState
  readonly daysAgo: number
  readonly channel: NeedChannel
  readonly name?: string
  readonly reach?: string
  readonly consents?: readonly AskerConsent[]
  readonly assigned?: boolean
  readonly entry?: string
  readonly helped?: HelpedAnswer
  readonly helpedBy?: readonly string[]
  readonly closedBecause?: ClosingReason
  readonly nextStep?: string
}

export interface DemoReferral {
  /** Key of a need. */
  readonly need: string
  readonly to: NamedEntry
  readonly text: string
  /** Days from now on which to ask whether it helped. */
  readonly askInDays: number
  readonly outcome?: ReferralOutcome
  readonly daysAgo: number
}

export interface DemoReply {
  readonly need: string
  readonly text: string
  readonly entries: readonly NamedEntry[]
  readonly via: ReplyBody['via']
  readonly daysAgo: number
}

export interface DemoComment {
  readonly need: string
  readonly text: string
  readonly daysAgo: number
}

const jubilee = { id: 'funding:oxelosund-jubileumsbidrag', name: 'Jubileumsbidrag' }
const halls = {
  id: 'funding:boverket-investeringsbidrag-till-samlingslokaler',
  name: 'Investeringsbidrag till allmänna samlingslokaler',
}
const finnish = {
  id: 'funding:eskilstuna-bidrag-till-finskt-arrangemang',
  name: 'Bidrag till finskt arrangemang',
}
const film = { id: 'function:region-gavleborg-film', name: 'Verksamhetsutvecklare film' }
const crafts = { id: 'function:region-gavleborg-hemslojd', name: 'Verksamhetsutvecklare hemslöjd' }
const stage = { id: 'function:region-sormland-scenkonst', name: 'Scenkonst Sörmland' }
const archive = { id: 'function:eskilstuna-stadsarkiv', name: 'Eskilstuna stadsarkiv' }
const cluster = { id: 'network:kulturkluster-sormland', name: 'Kulturkluster Sörmland' }

// prettier-ignore
export const demoQuestions: readonly DemoQuestion[] = [
  { key: 'fraga-jubileum', text: 'Vår förening fyller 50 år nästa sommar och vill bjuda orten på en konsert i parken. Var kan vi söka pengar till det?', kinds: ['finansiering'], fields: ['musik'], municipalities: ['0481'], state: 'new', daysAgo: 1, channel: 'app', name: 'Gunvor Påhittad', reach: 'gunvor@exempel.example', consents: ['publish'] },
  { key: 'fraga-finska', text: 'Vi vill ordna en dag om finsk sångtradition. Finns det pengar att söka, och vem frågar man?', kinds: ['finansiering', 'hitta-funktion'], fields: ['musik', 'folkbildning'], municipalities: ['0484'], state: 'guiding', daysAgo: 4, channel: 'app', name: 'Pekka Exempel', reach: '070-174 06 17', consents: ['publish', 'share'], assigned: true, entry: finnish.id },
  { key: 'fraga-scen', text: 'Jag har skrivit en monolog och letar efter ett ställe att pröva den på inför publik.', kinds: ['lokaler', 'publik-kunder'], fields: ['teater'], municipalities: ['0480', '0482'], state: 'waiting', daysAgo: 9, channel: 'app', consents: ['introduce'], assigned: true },
  { key: 'fraga-kortfilm', text: 'Vem kan läsa ett filmmanus och säga om det går att söka stöd för?', kinds: ['bollplank'], fields: ['film'], municipalities: ['2180'], state: 'resolved', daysAgo: 25, channel: 'app', name: 'Mirja Exempel', reach: 'mirja@exempel.example', consents: ['publish'], assigned: true, helped: 'yes', helpedBy: [film.id], closedBecause: 'solved' },
  { key: 'fraga-arkiv', text: 'Hur sparar vi gamla ljudband från föreningens körer så att de inte förstörs?', kinds: ['kunskap'], fields: ['arkiv', 'musik'], municipalities: ['0484'], state: 'guiding', daysAgo: 3, channel: 'email', name: 'Harald Påhittad', reach: 'harald@exempel.example', assigned: true },
  { key: 'fraga-bygglov', text: 'Kan ni hjälpa mig att överklaga ett avslag på bygglov för min ateljé?', kinds: [], fields: ['konst'], municipalities: ['0488'], state: 'closed-without-answer', daysAgo: 15, channel: 'phone', closedBecause: 'outside-mandate', nextStep: 'Länsstyrelsen prövar överklaganden. Beslutet säger hur och till när.', assigned: true },
  { key: 'fraga-replokal', text: 'Vårt band söker någonstans att repa i Oxelösund, gärna med trummor på plats.', kinds: ['lokaler'], fields: ['musik'], municipalities: ['0481'], state: 'new', daysAgo: 2, channel: 'carried', name: 'Ines Exempel' },
]

// prettier-ignore
export const demoReferrals: readonly DemoReferral[] = [
  { need: 'korpengar', to: jubilee, text: 'Söks av föreningar som fyller jämnt. Ring först och hör om konserten passar.', askInDays: 9, daysAgo: 5 },
  { need: 'tillgangligt', to: halls, text: 'Ramp och entré ingår. Ritning och offert ska följa med.', askInDays: -7, outcome: 'helped', daysAgo: 20 },
  { need: 'finsk-sagostund', to: finnish, text: 'Passar för ett enstaka tillfälle.', askInDays: -2, daysAgo: 11 },
  { need: 'natverk-frilans', to: cluster, text: 'Frukostarna är öppna för frilansare.', askInDays: -15, outcome: 'helped', daysAgo: 30 },
  { need: 'filmstod', to: film, text: 'Läser manus och vet vilka stöd som är på gång.', askInDays: -3, daysAgo: 20 },
  { need: 'slojdkurs', to: crafts, text: 'Känner de studieförbund som har haft liknande kurser.', askInDays: -25, outcome: 'helped', daysAgo: 38 },
  { need: 'cirkustalt', to: stage, text: 'Kanske har någon grupp ett tält.', askInDays: -12, outcome: 'not-helped', daysAgo: 30 },
  { need: 'fraga-kortfilm', to: film, text: 'Läser manus.', askInDays: -10, outcome: 'helped', daysAgo: 24 },
  { need: 'fraga-scen', to: stage, text: 'Vet var gästspel tas emot.', askInDays: 5, daysAgo: 8 },
  { need: 'fraga-arkiv', to: archive, text: 'Ger råd om hur man vårdar ljudband.', askInDays: 12, daysAgo: 2 },
]

// prettier-ignore
export const demoReplies: readonly DemoReply[] = [
  { need: 'fraga-finska', text: 'Hej Pekka! Kommunen har ett bidrag just för finska arrangemang. Sök i god tid, och skriv vilka ni gör det för.', entries: [finnish], via: 'app', daysAgo: 3 },
  { need: 'fraga-scen', text: 'Hej! Scenkonst Sörmland vet vilka scener som tar emot nya texter. Vi har frågat dem och hör av oss igen på fredag.', entries: [stage], via: 'app', daysAgo: 8 },
  { need: 'fraga-kortfilm', text: 'Hej Mirja! Regionens utvecklare för film läser manus utan kostnad. Skicka de första tio sidorna.', entries: [film], via: 'app', daysAgo: 24 },
  { need: 'fraga-arkiv', text: 'Hej Harald! Stadsarkivet ger råd om ljudband. Ta med ett par av dem till besöket.', entries: [archive], via: 'email', daysAgo: 2 },
  { need: 'fraga-bygglov', text: 'Vi kan inte hjälpa till med bygglov. Länsstyrelsen prövar överklaganden.', entries: [], via: 'phone', daysAgo: 14 },
]

// prettier-ignore
export const demoComments: readonly DemoComment[] = [
  { need: 'fraga-jubileum', text: 'Liknar Veras fråga om jubileumskonserten. Kan bli ett svar att publicera.', daysAgo: 1 },
  { need: 'fraga-scen', text: 'Teatern i Nyköping har en öppen scen i mars, jag frågar dem.', daysAgo: 7 },
  { need: 'fraga-replokal', text: 'Andra frågan om replokal i Oxelösund på en vecka.', daysAgo: 2 },
]
