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

export type Slugs = (name: string, kind: string) => string

/**
 * Gives each name an id of its own. Which number comes next is remembered for each slug: a list of twenty thousand
 * names without a Latin letter is a list of one slug.
 */
export function createSlugs(taken: Iterable<string>): Slugs {
  const ids = new Set(taken)
  const next = new Map<string, number>()
  return (name, kind) => {
    const first = `${kind}:${slugOf(name)}`
    let id = first
    let number = next.get(first) ?? 2
    for (; ids.has(id); number += 1) id = `${first}-${number}`
    next.set(first, number)
    ids.add(id)
    return id
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
