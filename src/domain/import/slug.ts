/** Readable ids: `Ökna Folkets Hus` → `okna-folkets-hus`, the second of the name `okna-folkets-hus-2`. */
const longest = 80

const spelled: Readonly<Record<string, string>> = {
  å: 'a',
  ä: 'a',
  ö: 'o',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
}

/** @param taken ids of entries, `<kind>:<slug>`. */
export function entrySlug(name: string, kind: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name)
  if (!taken.has(`${kind}:${slug}`)) return slug
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${kind}:${slug}-${number}`)) return `${slug}-${number}`
  }
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[åäöæøß]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '')
  return slug === '' ? 'post' : slug
}
