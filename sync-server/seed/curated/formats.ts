/** Ways of meeting, as words and, where others can repeat them, as methods described step by step. */
import type { ResourceAudience } from '../../../src/domain/directory/entry.ts'

interface Format {
  readonly code: string
  readonly labels: readonly [sv: string, en: string]
  readonly summary: string
  /** The method that describes it. */
  readonly method?: string
}

export const formats: Readonly<Record<string, Format>> = {
  kulturfrukost: {
    code: 'kulturfrukost',
    labels: ['Kulturfrukost', 'Culture breakfast'],
    summary: 'Frukost med ett samtal mellan kulturaktörer.',
    method: 'metod-kulturfrukost',
  },
  'kulturfrukost-digital': {
    code: 'digital-kulturfrukost',
    labels: ['Digital kulturfrukost', 'Online culture breakfast'],
    summary: 'Frukostmöte på nätet där deltagarna delas upp i små grupper.',
    method: 'metod-kulturfrukost',
  },
  'speeddejt-digital': {
    code: 'digital-speeddejt',
    labels: ['Digital speeddejt', 'Online speed-dating'],
    summary: 'Korta videomöten två och två under en timme.',
    method: 'metod-digital-speeddejt',
  },
  'speeddejt-tema': {
    code: 'digital-speeddejt-tva-grupper',
    labels: ['Digital speeddejt mellan två grupper', 'Online speed-dating between two groups'],
    summary: 'Korta videomöten där två grupper möts, till exempel scenkonstnärer och arrangörer.',
    method: 'metod-speeddejt-mellan-tva-grupper',
  },
  'speeddejt-live': {
    code: 'speeddejt-pa-plats',
    labels: ['Speeddejt på plats', 'Speed-dating on site'],
    summary: 'Alla i den ena gruppen möter alla i den andra i tio minuter var.',
    method: 'metod-speeddejt-mellan-tva-grupper',
  },
  kulturbrunch: {
    code: 'kulturbrunch',
    labels: ['Kulturbrunch', 'Culture brunch'],
    summary: 'Längre förmiddag kring ett tema, till exempel mötesplatser.',
  },
  kursdag: {
    code: 'kursdag',
    labels: ['Kursdag', 'Course day'],
    summary: 'Heldag där deltagarna börjar på ett eget arbete och ses igen efter några veckor.',
    method: 'metod-kursdag-med-atertraff',
  },
  forelasning: {
    code: 'forelasning',
    labels: ['Föreläsning', 'Lecture'],
    summary: 'En halv dag om ett ämne som flera har frågat om.',
  },
  'after-work': {
    code: 'after-work',
    labels: ['After work', 'After work'],
    summary: 'Träff efter arbetsdagen, gärna i samband med ett större evenemang.',
  },
  fokusgrupp: {
    code: 'fokusgrupp',
    labels: ['Fokusgrupp', 'Focus group'],
    summary: 'En mindre grupp som samtalar om en fråga och får betalt för sin tid.',
    method: 'metod-fokusgrupp',
  },
  dialogmote: {
    code: 'dialogmote',
    labels: ['Dialogmöte', 'Dialogue meeting'],
    summary: 'Möte i varje kommun om kommunens egna siffror.',
    method: 'metod-dialogmote-i-varje-kommun',
  },
  stralunch: {
    code: 'straklunch',
    labels: ['Stråklunch', 'Neighbourhood lunch'],
    summary: 'Lunch för kulturaktörer som finns nära varandra.',
  },
}

interface Method {
  readonly slug: string
  readonly audience: ResourceAudience
  readonly name: string
  readonly summary: string
  readonly steps: readonly string[]
  readonly topics: readonly string[]
  readonly year?: number
  /** The formats that it was learned from. */
  readonly from: readonly string[]
}

export const methods: readonly Method[] = [
  {
    slug: 'metod-kulturfrukost',
    audience: 'support-structure',
    name: 'Så gör ni en kulturfrukost',
    summary: 'Ett möte på morgonen med frukost, ett kort panelsamtal och tid att lära känna andra.',
    steps: [
      'Region och kommun bjuder in tillsammans. I Oxelösund kom omkring 60 personer i november 2024.',
      'Låt fem aktörer samtala i ungefär 50 minuter. Spara tid före och efter, så att deltagarna hinner prata.',
      'Skriv ner tipsen från samtalet och publicera dem, så att också den som inte var där får veta.',
      'På nätet går det bra med drygt 30 deltagare, om de delas upp i små grupper.',
    ],
    topics: ['metod', 'panel', 'nätverka'],
    year: 2024,
    from: ['kulturfrukost', 'kulturfrukost-digital'],
  },
  {
    slug: 'metod-speeddejt-mellan-tva-grupper',
    audience: 'support-structure',
    name: 'Så gör ni en speeddejt mellan två grupper',
    summary:
      'Alla i den ena gruppen träffar alla i den andra, en kort stund var. Passar när grupperna behöver varandra men sällan möts.',
    steps: [
      'Välj två grupper, till exempel kommunernas kultursamordnare och regionens konsulenter, eller scenkonstnärer och arrangörer.',
      'Gör ett schema där varje person möter alla i den andra gruppen i tio minuter. Lägg in en paus för den som blir över när antalet är udda.',
      'Berätta före mötet vilka som kommer, om de har sagt ja till det.',
      'Avsluta med lunch och ett samtal i hela gruppen.',
    ],
    topics: ['metod', 'nätverka', 'matchning', 'speed-dating'],
    year: 2022,
    from: ['speeddejt-live', 'speeddejt-tema'],
  },
  {
    slug: 'metod-digital-speeddejt',
    audience: 'support-structure',
    name: 'Så gör ni en digital speeddejt',
    summary: 'En timme på nätet med korta möten två och två, för den som vill ha nya kontakter.',
    steps: [
      'Lägg mötet på morgonen, till exempel 8.30–9.30, och ta emot anmälan till och med tre dagar före.',
      'Skicka länken senast dagen före och be alla pröva tekniken i förväg.',
      'Dela upp deltagarna två och två, och byt par flera gånger.',
      'Fråga efteråt vad som fungerade. Efter tre tillfällen var det tekniken som behövde bli bättre.',
    ],
    topics: ['metod', 'nätverka', 'matchning', 'speed-dating', 'videomöte'],
    from: ['speeddejt-digital'],
  },
  {
    slug: 'metod-kursdag-med-atertraff',
    audience: 'support-structure',
    name: 'Så gör ni en kursdag med återträff',
    summary:
      'En heldag där deltagarna börjar på en egen ansökan, och en träff några veckor senare.',
    steps: [
      'Håll samma kursdag på flera orter, så att fler kan komma. Dagen är gratis.',
      'Låt deltagarna börja på en egen ansökan under dagen.',
      'Samla alla till en återträff efter några veckor och se hur det har gått.',
    ],
    topics: ['metod', 'kurs', 'söka pengar'],
    from: ['kursdag'],
  },
  {
    slug: 'metod-fokusgrupp',
    audience: 'support-structure',
    name: 'Så gör ni en fokusgrupp',
    summary: 'Ett samtal med en liten grupp kulturaktörer om en fråga som de vet mycket om.',
    steps: [
      'Bjud in en mindre grupp. I Flen möttes 13 fria kulturaktörer under två dagar.',
      'Betala deltagarna för deras tid. De är där som sakkunniga.',
      'Skriv ner vad som kom fram och visa det för dem som var med.',
    ],
    topics: ['metod', 'samtal', 'arvode'],
    from: ['fokusgrupp'],
  },
  {
    slug: 'metod-dialogmote-i-varje-kommun',
    audience: 'municipality',
    name: 'Så gör ni ett dialogmöte i varje kommun',
    summary:
      'Visa kommunens egna siffror om kulturella och kreativa näringar och fråga vad de betyder.',
    steps: [
      'Ta fram statistiken för varje kommun för sig, så att den går att känna igen.',
      'Bjud in både näringsliv och kultur. Många möts för första gången.',
      'Visa siffrorna, lyssna på kommentarerna och skriv in dem i rapporten.',
    ],
    topics: ['metod', 'statistik', 'näringsliv', 'KKN'],
    year: 2011,
    from: ['dialogmote'],
  },
]
