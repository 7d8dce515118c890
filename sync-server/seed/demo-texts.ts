/**
 * Invented casework for a first look at the app. Nobody here exists: the names say so, the addresses end
 * in the reserved `.example`, the numbers are those that Post- och telestyrelsen keeps for fiction.
 */
import type { NeedState } from '../../src/domain/casework/documents.ts'

export interface DemoContact {
  readonly key: string
  readonly name: string
  readonly organisation: string
  readonly role: string
  readonly email: string
  readonly phone: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  readonly metAt: string
  readonly daysAgo: number
}

export interface DemoNeed {
  readonly key: string
  readonly text: string
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** Keys of contacts. */
  readonly contacts: readonly string[]
  readonly state: NeedState
  /** Taken on by whoever the demo is written for. */
  readonly assigned: boolean
  readonly context: string
  readonly daysAgo: number
}

export interface DemoLogEntry {
  /** Keys of contacts and needs. */
  readonly about: readonly string[]
  readonly text: string
  readonly context?: string
  readonly change?: { readonly field: 'state'; readonly from: NeedState; readonly to: NeedState }
  readonly daysAgo: number
}

export interface DemoFollowUp {
  readonly text: string
  readonly about: readonly string[]
  /** Days from now; negative is overdue. */
  readonly dueInDays: number
  readonly done: boolean
  readonly daysAgo: number
}

const contact = (
  [key, name, organisation, role]: readonly [string, string, string, string],
  fields: readonly string[],
  municipality: string,
  [metAt, daysAgo]: readonly [string, number],
  line: number,
): DemoContact => ({
  key,
  name,
  organisation,
  role,
  email: `${key}@exempel.example`,
  phone: `070-174 06 ${String(line).padStart(2, '0')}`,
  fields,
  municipalities: [municipality],
  metAt,
  daysAgo,
})

const breakfast = 'Kulturfrukost i Oxelösund (påhittad)'
const speedDating = 'Speeddejt i Gävle (påhittad)'
const market = 'Höstmarknad i Järvsö (påhittad)'
const visit = 'Besök på plats (påhittat)'
const call = 'Telefonsamtal (påhittat)'

export const demoContacts: readonly DemoContact[] = [
  contact(['vera', 'Vera Exempel', 'Exempelkören', 'körledare'], ['musik'], '0481', [breakfast, 6], 5),
  contact(['noor', 'Noor Påhittad', 'Dansgruppen Påhittet', 'koreograf'], ['dans'], '0484', [breakfast, 6], 6),
  contact(['sixten', 'Sixten Exempel', 'Exempelby bygdegård', 'kassör'], ['kulturarv'], '0486', [visit, 21], 7),
  contact(['aino', 'Aino Påhittad', 'Finska exempelföreningen', 'ordförande'], ['litteratur', 'folkbildning'], '0484', [call, 12], 8),
  contact(['malte', 'Malte Exempel', 'Egen firma (påhittad)', 'musiker'], ['musik'], '0483', [speedDating, 33], 9),
  contact(['rut', 'Rut Påhittad', 'Påhittade teatern', 'producent'], ['teater'], '0480', [breakfast, 6], 10),
  contact(['jens', 'Jens Exempel', 'Exempel konstrunda', 'samordnare'], ['konst', 'foto'], '0488', [call, 3], 11),
  contact(['elsa', 'Elsa Påhittad', 'Påhittade slöjdare', 'hantverkare'], ['hemslojd', 'design'], '2161', [market, 40], 12),
  contact(['omar', 'Omar Exempel', 'Exempel film', 'filmare'], ['film'], '2180', [speedDating, 33], 13),
  contact(['britta', 'Britta Påhittad', 'Påhittade hembygdsföreningen', 'arkivansvarig'], ['arkiv', 'kulturarv'], '2184', [visit, 60], 14),
  contact(['leo', 'Leo Exempel', 'Cirkus Exempel', 'artist'], ['cirkus'], '2181', [speedDating, 33], 15),
  contact(['tuva', 'Tuva Påhittad', 'Ungas exempelscen', 'arrangör'], ['musik', 'teater'], '2183', [call, 1], 16),
] // prettier-ignore

const need = (
  key: string,
  text: string,
  [kinds, fields, municipalities, contacts]: readonly (readonly string[])[],
  [state, daysAgo, context, assigned]: readonly [NeedState, number, string, boolean],
): DemoNeed => ({
  key,
  text,
  kinds: kinds ?? [],
  fields: fields ?? [],
  municipalities: municipalities ?? [],
  contacts: contacts ?? [],
  state,
  assigned,
  context,
  daysAgo,
})

// prettier-ignore
export const demoNeeds: readonly DemoNeed[] = [
  need('replokal', 'Kören behöver en replokal på torsdagskvällar, helst med piano och nära bussen.', [['lokaler'], ['musik'], ['0481'], ['vera']], ['new', 6, breakfast, false]),
  need('korpengar', 'Vill söka pengar till en jubileumskonsert nästa höst. Vet inte var man börjar.', [['finansiering', 'ansokan'], ['musik'], ['0481'], ['vera']], ['guiding', 6, breakfast, true]),
  need('dansgolv', 'Söker en lokal med dansgolv i Eskilstuna för en residensperiod på fyra veckor.', [['lokaler'], ['dans'], ['0484'], ['noor']], ['new', 6, breakfast, false]),
  need('turne', 'Vill spela föreställningen i fler kommuner och undrar vem som tar emot turnéer.', [['hitta-funktion', 'publik-kunder'], ['dans'], ['0484', '0483', '0486'], ['noor']], ['waiting', 6, breakfast, true]),
  need('tillgangligt', 'Bygdegården behöver en ramp. Finns det stöd för att göra en samlingslokal tillgänglig?', [['finansiering'], ['kulturarv'], ['0486'], ['sixten']], ['resolved', 21, visit, true]),
  need('finsk-sagostund', 'Vill ordna sagostund på finska och undrar vem på kommunen som kan hjälpa till.', [['hitta-funktion'], ['litteratur'], ['0484'], ['aino']], ['guiding', 12, call, true]),
  need('finska-bocker', 'Letar efter författare som kan komma och läsa på finska.', [['hitta-aktor'], ['litteratur'], ['0484', '2180'], ['aino']], ['new', 12, call, false]),
  need('starta-eget', 'Funderar på att starta företag som musiker. Vill bolla med någon som har gjort det.', [['bollplank', 'kunskap'], ['musik'], ['0483'], ['malte']], ['waiting', 33, speedDating, true]),
  need('natverk-frilans', 'Känner sig ensam som frilansare och söker ett sammanhang i västra Sörmland.', [['sammanhang'], ['musik'], ['0483', '0428'], ['malte']], ['resolved', 33, speedDating, true]),
  need('skolforestallning', 'Hur säljer man en föreställning till skolor i flera kommuner?', [['publik-kunder', 'arrangorskap'], ['teater'], ['0480', '0482'], ['rut']], ['new', 6, breakfast, false]),
  need('ansokan-text', 'Behöver hjälp att formulera en ansökan på svenska, sista dag närmar sig.', [['ansokan'], ['teater'], ['0480'], ['rut']], ['guiding', 5, call, true]),
  need('konstrunda-karta', 'Konstrundan vill samarbeta med rundor i andra kommuner om en gemensam karta.', [['kontakt', 'natverk-sprida'], ['konst', 'foto'], ['0488', '0461'], ['jens']], ['new', 3, call, false]),
  need('slojdkurs', 'Vill hålla kurser i täljning och undrar vilket studieförbund som passar.', [['kunskap'], ['hemslojd'], ['2161'], ['elsa']], ['resolved', 40, market, true]),
  need('butik', 'Söker nya kunder och platser att ställa ut och sälja slöjd på.', [['publik-kunder'], ['hemslojd', 'design'], ['2161', '2184'], ['elsa']], ['waiting', 40, market, false]),
  need('filmstod', 'Har ett manus till en kortfilm för unga och söker pengar till utveckling.', [['finansiering'], ['film'], ['2180'], ['omar']], ['guiding', 33, speedDating, true]),
  need('arkivhylla', 'Föreningens gamla protokoll ligger i en fuktig källare. Vem kan ta emot dem?', [['hitta-funktion'], ['arkiv'], ['2184'], ['britta']], ['resolved', 60, visit, true]),
  need('cirkustalt', 'Söker någon som hyr ut eller lånar ut ett mindre cirkustält i Gävleborg.', [['hitta-aktor', 'lokaler'], ['cirkus'], ['2181', '2180'], ['leo']], ['closed-without-answer', 33, speedDating, true]),
  need('unga-arrangorer', 'Unga vill ordna konserter själva och behöver någon som visar hur man gör.', [['arrangorskap', 'kunskap'], ['musik'], ['2183'], ['tuva']], ['new', 1, call, false]),
]

// prettier-ignore
export const demoLogEntries: readonly DemoLogEntry[] = [
  { about: ['vera', 'replokal', 'korpengar'], text: 'Vi pratade efter panelen. Kören har 34 medlemmar och repar nu i en skola som ska byggas om.', context: breakfast, daysAgo: 6 },
  { about: ['korpengar'], text: 'Tipsade om kommunens jubileumsbidrag och om regionens verksamhetsbidrag.', daysAgo: 5 },
  { about: ['korpengar'], text: 'Började vägleda.', change: { field: 'state', from: 'new', to: 'guiding' }, daysAgo: 5 },
  { about: ['noor', 'dansgolv', 'turne'], text: 'Visade filmklipp från föreställningen. Behöver minst åtta gånger åtta meter golv.', context: breakfast, daysAgo: 6 },
  { about: ['turne'], text: 'Skrev till kulturenheterna i två kommuner och väntar på svar.', change: { field: 'state', from: 'guiding', to: 'waiting' }, daysAgo: 2 },
  { about: ['sixten', 'tillgangligt'], text: 'Gick igenom entrén tillsammans. Trappan har fyra steg.', context: visit, daysAgo: 21 },
  { about: ['tillgangligt'], text: 'Visade Boverkets bidrag till samlingslokaler. Föreningen söker till december.', change: { field: 'state', from: 'guiding', to: 'resolved' }, daysAgo: 14 },
  { about: ['aino', 'finsk-sagostund'], text: 'Ringde upp. Hänvisade till kommunens finska förvaltningsområde.', context: call, daysAgo: 12 },
  { about: ['starta-eget'], text: 'Frågade om någon i nätverket kan vara bollplank. Väntar på svar.', change: { field: 'state', from: 'guiding', to: 'waiting' }, daysAgo: 20 },
  { about: ['natverk-frilans'], text: 'Presenterade för ett scenkonstnätverk och hörde att de redan har setts.', change: { field: 'state', from: 'guiding', to: 'resolved' }, daysAgo: 10 },
  { about: ['ansokan-text'], text: 'Läste utkastet och strök hälften. Ny version på fredag.', context: call, daysAgo: 2 },
  { about: ['slojdkurs'], text: 'Kursen börjar i januari genom ett studieförbund.', change: { field: 'state', from: 'guiding', to: 'resolved' }, daysAgo: 18 },
  { about: ['arkivhylla'], text: 'Länets arkivförening hämtar handlingarna i början av nästa månad.', change: { field: 'state', from: 'waiting', to: 'resolved' }, daysAgo: 30 },
  { about: ['cirkustalt'], text: 'Frågade fyra aktörer. Ingen har ett tält av den storleken.', change: { field: 'state', from: 'waiting', to: 'closed-without-answer' }, daysAgo: 9 },
]

// prettier-ignore
export const demoFollowUps: readonly DemoFollowUp[] = [
  { text: 'Ring Vera och fråga hur det går med ansökan.', about: ['vera', 'korpengar'], dueInDays: 2, done: false, daysAgo: 5 },
  { text: 'Påminn kulturenheterna om turnén.', about: ['turne'], dueInDays: -1, done: false, daysAgo: 2 },
  { text: 'Hör om sagostunden blev av.', about: ['aino', 'finsk-sagostund'], dueInDays: 9, done: false, daysAgo: 12 },
  { text: 'Läs nästa version av ansökan.', about: ['rut', 'ansokan-text'], dueInDays: 0, done: false, daysAgo: 2 },
  { text: 'Kontrollera att arkivet har hämtats.', about: ['britta', 'arkivhylla'], dueInDays: -12, done: true, daysAgo: 30 },
]
