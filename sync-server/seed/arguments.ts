export type SeedArguments =
  | {
      readonly kind: 'right'
      /** Left out: the seed directory itself. */
      readonly entries: number | undefined
      readonly seed: number
      readonly out: string | undefined
    }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** One million entries are about 1 GB of text; more is a slip of the finger. */
const most = 1_000_000
const greatestSeed = 0xffffffff
const usage = 'Usage: npm run seed -- [--entries COUNT] [--seed NUMBER] [--out FILE].'

export function parseSeedArguments(words: readonly string[]): SeedArguments {
  const given = new Map<string, string>()
  for (let index = 0; index < words.length; index += 2) {
    const [option, value] = [words[index] ?? '', words[index + 1]]
    if (!['--entries', '--seed', '--out'].includes(option)) {
      return wrong(`There is no option ${option}.`)
    }
    if (given.has(option)) return wrong(`${option} is given twice.`)
    if (value === undefined || value === '' || value.startsWith('--')) {
      return wrong(`${option} needs a value.`)
    }
    given.set(option, value)
  }
  const [entries, seed] = [given.get('--entries'), given.get('--seed')]
  if (entries !== undefined && !isWhole(entries, 1, most)) {
    return wrong(`--entries is a whole number from 1 to ${most}, not "${entries}".`)
  }
  if (seed !== undefined && !isWhole(seed, 0, greatestSeed)) {
    return wrong(`--seed is a whole number from 0 to ${greatestSeed}, not "${seed}".`)
  }
  return {
    kind: 'right',
    entries: entries === undefined ? undefined : Number(entries),
    seed: Number(seed ?? 1),
    out: given.get('--out'),
  }
}

function isWhole(text: string, least: number, greatest: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= greatest
}

function wrong(sentence: string): SeedArguments {
  return { kind: 'wrong', sentence: `${sentence} ${usage}` }
}
