import { DatabaseSync } from 'node:sqlite'

/** Proposals that name one of the entries: they hold what was proposed of it, and aren’t erased with it. */
export function proposalsAbout(file: string, entries: readonly string[]): readonly string[] {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const named = sqlite.prepare(`
      SELECT DISTINCT id FROM documents JOIN bodies ON bodies.document = documents.number
      WHERE id BETWEEN 'proposal:' AND 'proposal:~' AND instr(body, ?) > 0 ORDER BY id`)
    const found = entries.flatMap((entry) => named.all(JSON.stringify(entry)))
    return [...new Set(found.map(({ id }) => String(id)))]
  } finally {
    sqlite.close()
  }
}
