/** What is shown of each scheme of Region Gävleborg and of its municipalities. */
import type { CuratedFunding } from './curated.ts'

const organisations = {
  audiences: ['forening', 'offentlig', 'paraply'],
  whoCanApply:
    'Föreningar, organisationer och offentliga förvaltningar, inte enskilda eller företag',
  askAt: 'function:region-gavleborg-kultur',
} as const
const scholarshipYear = 'Uppgiften gäller stipendierna för 2023.'

export const fundingInGavleborg: Readonly<Record<string, CuratedFunding>> = {
  'rg-projektstod': {
    slug: 'region-gavleborg-projektstod-till-kulturverksamhet',
    summary:
      'Stöd till kulturprojekt som sker i flera kommuner i Gävleborg eller kan bli förebild för andra.',
    ...organisations,
    note: 'Kommuner betalar själva minst hälften. Stödet ges inte till att ge ut böcker eller skivor.',
    topics: ['projekt'],
  },
  'rg-arrangemang': {
    slug: 'region-gavleborg-stod-till-arrangemang-och-festivaler',
    summary: 'Stöd till föreningar och andra som ordnar arrangemang och festivaler i Gävleborg.',
    ...organisations,
    topics: ['arrangör', 'konsert', 'festival'],
  },
  'rg-utvecklingsbidrag': {
    slug: 'region-gavleborg-utvecklingsbidrag-kultur',
    summary: 'Bidrag till särskilda insatser som följer regionens kulturplan.',
    ...organisations,
    note: 'Du behöver också annan finansiering eller en egen insats. Ansökan prövas mot kulturplanen för 2023–2026.',
  },
  'rg-kulturstipendium': {
    slug: 'region-gavleborg-kulturstipendium',
    summary: 'Stipendium till enskilda kulturutövare i Gävleborg som vill utvecklas.',
    audiences: ['kulturskapare'],
    purpose: 'Fortbildning eller utvecklingsarbete',
    deadlineText: 'Öppnar 15 december',
    note: `${scholarshipYear} År 2019 delades sex stipendier på 25 000 kr ut.`,
    askAt: 'function:region-gavleborg-kultur',
  },
  'rg-varldsarvsresidens': {
    slug: 'region-gavleborg-residensstipendium-halsingegardar',
    name: 'Residensstipendium, Världsarvet Hälsingegårdar',
    summary:
      'Stipendium för att bo och arbeta en månad på en världsarvsgård. Kulturutövare och forskare från hela världen kan söka.',
    audiences: ['kulturskapare'],
    fields: ['kulturarv'],
    deadlineText: 'Öppnar 15 december',
    note: scholarshipYear,
    topics: ['residens', 'konstnär', 'forskare'],
    askAt: 'function:region-gavleborg-varldsarvet-halsingegardar',
  },
  'gav-projektstod': {
    slug: 'gavle-projektstod',
    summary: 'Stöd till föreningars projekt i Gävle, i högst ett år.',
    audiences: ['forening'],
    purpose: 'Projekt i kommunen med ett resultat som visas för alla',
    amount: 'Högst 50 000 kr',
    topics: ['projekt'],
    askAt: 'function:gavle-foreningsstod',
  },
  'gav-arrangemang': {
    slug: 'gavle-arrangemangsstod',
    summary: 'Stöd till föreningar som ordnar ett enstaka arrangemang för publik i Gävle.',
    audiences: ['forening'],
    deadlineText: 'Före arrangemanget',
    note: 'Stödet betalas ut efteråt. Arrangemanget redovisas inom sex veckor.',
    topics: ['arrangör', 'konsert'],
    askAt: 'function:gavle-foreningsstod',
  },
  'gav-kulturstipendier': {
    slug: 'gavle-allmanna-kulturstipendier',
    summary: 'Stipendier till yrkesverksamma konstnärer och kulturarbetare i Gävle.',
    audiences: ['kulturskapare'],
    amount: '170 000 kr att fördela (våren 2024)',
    note: null,
    askAt: 'function:gavle-kultur-och-fritidsnamnden',
  },
  'san-foreningsstod': {
    slug: 'sandviken-foreningsstod',
    summary: 'Stöd till föreningar och studieförbund i Sandviken.',
    audiences: ['forening', 'studieforbund'],
    note: 'Du söker i kommunens bidrags- och bokningsportal.',
    askAt: 'function:sandviken-kultur-och-fritid',
  },
  'hof-kulturbidrag': {
    slug: 'hofors-bidrag-till-kulturforeningar',
    summary: 'Bidrag till kulturföreningar i Hofors, bland annat för kultur för barn och äldre.',
    audiences: ['forening'],
    purpose: 'Kultur för bland annat barn och äldre, och kulturarv',
    note: 'Uppgifterna kommer från en äldre sida. Kommunens mål för bidragen har ändrats sedan dess.',
    askAt: 'function:hofors-kulturutskottet',
  },
  'hof-ovrigt-kultur': {
    slug: 'hofors-ovrigt-bidrag-inom-kultur',
    summary:
      'Bidrag till nya kulturinitiativ i Hofors. Föreningar från andra orter kan också söka.',
    audiences: ['forening'],
    deadlineText: 'Går att söka hela året, i god tid före arrangemanget',
    note: 'Uppgifterna kommer från en äldre sida. Bidraget redovisas inom två månader.',
    askAt: 'function:hofors-kulturutskottet',
  },
  'hud-kulturbidrag': {
    slug: 'hudiksvall-kulturbidrag',
    summary: 'Bidrag till kulturprojekt och evenemang i Hudiksvall.',
    audiences: [],
    whoCanApply: null,
    note: 'Bidraget ges inte till utgivning, resor, mat eller lön till projektledare. Fråga kommunen vem som kan söka.',
    topics: ['projekt', 'arrangör'],
    askAt: 'function:hudiksvall-kultur-och-fritid',
  },
  'hud-stipendium': {
    slug: 'hudiksvall-kulturstipendium',
    summary: 'Stipendium som hedrar insatser för kulturen i Hudiksvall.',
    audiences: ['kulturskapare', 'grupp', 'forening'],
    note: 'Det finns ett eget stipendium för fritid.',
    askAt: 'function:hudiksvall-kultur-och-fritid',
  },
  'lju-arrangemang': {
    slug: 'ljusdal-arrangemangs-och-projektbidrag',
    summary: 'Bidrag till föreningar som ordnar kultur öppen för alla i Ljusdal.',
    audiences: ['forening'],
    note: 'Samma projekt får bidrag i högst tre år. Bidraget täcker en del av kostnaden.',
    topics: ['projekt', 'arrangör', 'konsert'],
    askAt: 'function:ljusdal-kultursamordnare',
  },
  'lju-kulturstipendium': {
    slug: 'ljusdal-kulturstipendium',
    amount: '25 000 kr att fördela',
    summary: 'Stipendium som uppmuntrar insatser för kulturen i Ljusdal.',
    audiences: ['kulturskapare', 'grupp', 'forening'],
    askAt: 'function:ljusdal-kommunstyrelsen',
  },
  'ova-kulturforeningar': {
    slug: 'ovanaker-bidrag-till-kulturforeningar',
    summary: 'Bidrag till kulturföreningar i Ovanåker som gör något för allmänheten.',
    audiences: ['forening'],
    askAt: 'function:ovanaker-kulturavdelningen',
  },
  'ova-arrangemang': {
    slug: 'ovanaker-bidrag-till-arrangemang',
    summary: 'Bidrag till föreningar i Ovanåker som ordnar kulturprogram öppna för alla.',
    audiences: ['forening'],
    note: 'Bidraget redovisas inom två månader.',
    topics: ['arrangör', 'konsert'],
    askAt: 'function:ovanaker-kulturavdelningen',
  },
  'nor-foreningsbidrag': {
    slug: 'nordanstig-foreningsbidrag',
    purpose: 'Föreningsliv, i första hand för barn och unga, folkhälsa och miljö',
    summary: 'Bidrag till föreningar i Nordanstig. Barn och unga, folkhälsa och miljö går före.',
    audiences: ['forening'],
    note: 'Du söker i kommunens e-tjänst.',
    askAt: 'function:nordanstig-kultur-och-fritid',
  },
}
