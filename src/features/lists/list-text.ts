/** A list as text for a message: what each is called, where it is, and how it is reached. */
import type { DirectoryEntry } from '../../domain/directory/entry.ts'

/** @param where an entry's place in words, empty where it has none. */
export function listText(
  title: string,
  entries: readonly DirectoryEntry[],
  where: (entry: DirectoryEntry) => string,
): string {
  const paragraphs = entries.map((entry) => {
    const place = where(entry)
    const lines = [place ? `${entry.name}, ${place}` : entry.name]
    for (const way of [entry.phone, entry.email, entry.website]) if (way) lines.push(way)
    return lines.join('\n')
  })
  return [title, ...paragraphs].join('\n\n')
}
