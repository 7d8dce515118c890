import type { DirectoryEntry } from './entry.ts'

/** The region of what concerns everyone; on every device. */
export const everywhere = 'all'

const counties: readonly string[] = ['04', '21']
const countyOfScope: Readonly<Record<string, string>> = { sormland: '04', gavleborg: '21' }

/**
 * The county whose packs hold an entry, so that a device can fetch its own first; `all` for what concerns
 * everyone: vocabularies, national schemes, and what lies in both counties. Municipality codes begin with their county's
 * (SCB).
 */
export function regionOf(entry: DirectoryEntry): string {
  if (entry.kind === 'taxonomy') return everywhere
  const codes = new Set(entry.municipalities.map((municipality) => municipality.slice(0, 2)))
  const county = entry.scope === undefined ? undefined : countyOfScope[entry.scope]
  if (county !== undefined) codes.add(county)
  const [only] = codes
  const wider = entry.scope !== undefined && county === undefined
  return codes.size === 1 && !wider && only !== undefined && counties.includes(only)
    ? only
    : everywhere
}
