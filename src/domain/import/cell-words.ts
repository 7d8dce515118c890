/** Words of fixed lists as people write them in tables, Swedish and English. */
const flags: Readonly<Record<string, boolean>> = {
  ja: true,
  j: true,
  x: true,
  sant: true,
  true: true,
  yes: true,
  '1': true,
  nej: false,
  n: false,
  falskt: false,
  false: false,
  no: false,
  '0': false,
}

const choices: Readonly<Record<string, readonly string[]>> = {
  active: ['aktiv', 'pågår', 'i gång'],
  inactive: ['vilande', 'inaktiv'],
  'temporarily-closed': ['tillfälligt stängd', 'stängd', 'temporarily closed'],
  defunct: ['upphört', 'nedlagd', 'avvecklad'],
  sormland: ['sörmland', 'södermanland', 'södermanlands län', 'hela sörmland', 'region sörmland'],
  gavleborg: ['gävleborg', 'gävleborgs län', 'hela gävleborg', 'region gävleborg'],
  sweden: ['sverige', 'hela sverige', 'nationell', 'hela landet', 'national'],
  nordic: ['norden', 'nordisk'],
  europe: ['europa', 'europeisk'],
  outside: ['utanför länen'],
  municipality: ['kommun', 'kommunal', 'municipal'],
  region: ['region', 'regional', 'län'],
  state: ['stat', 'statlig', 'staten', 'nationell', 'national'],
  'civil-society': ['civilsamhälle', 'civilsamhället', 'förening', 'ideell', 'civil society'],
  eu: ['eu', 'europeisk'],
  foundation: ['stiftelse', 'fond'],
}

const months =
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december'.split('|')
const englishMonths =
  'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')

const languages: Readonly<Record<string, readonly string[]>> = {
  sv: ['svenska', 'swedish'],
  en: ['engelska', 'english'],
  fi: ['finska', 'suomi', 'finnish'],
  se: ['nordsamiska', 'samiska', 'sami'],
  fit: ['meänkieli'],
  rom: ['romani', 'romani chib'],
  yi: ['jiddisch', 'yiddish'],
  ar: ['arabiska', 'arabic'],
  so: ['somaliska', 'somali'],
  fa: ['persiska', 'farsi', 'dari', 'persian'],
  uk: ['ukrainska', 'ukrainian'],
  es: ['spanska', 'spanish'],
  de: ['tyska', 'german'],
  fr: ['franska', 'french'],
  pl: ['polska', 'polish'],
  swl: ['svenskt teckenspråk', 'teckenspråk', 'swedish sign language'],
}

export function flagOf(written: string): boolean | undefined {
  const word = written.toLowerCase()
  return Object.hasOwn(flags, word) ? flags[word] : undefined
}

/** The choice itself, or what people call it. */
export function choiceOf(written: string, possible: readonly string[]): string | undefined {
  const word = written.toLowerCase().replace(/\s+/g, ' ')
  return (
    possible.find((choice) => choice === word) ??
    possible.find((choice) => Object.hasOwn(choices, choice) && choices[choice]?.includes(word))
  )
}

export function languageOf(written: string): string | undefined {
  const word = written.trim().toLowerCase()
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(word) && !isName(word)) return word
  return Object.keys(languages).find((code) => languages[code]?.includes(word))
}

function isName(word: string): boolean {
  return Object.values(languages).some((names) => names.includes(word))
}

/** 1–12, by name, its first three letters or number. */
export function monthOfName(written: string): number | undefined {
  const word = written.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(word)) {
    const number = Number(word)
    return number >= 1 && number <= 12 ? number : undefined
  }
  if (word.length < 3) return undefined
  for (const names of [months, englishMonths]) {
    const found = names.findIndex((name) => name === word || name.slice(0, 3) === word)
    if (found >= 0) return found + 1
  }
  return undefined
}
