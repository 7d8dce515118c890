/** Small hand-made entries: only what a test is about is said, the rest is plain. */
import type {
  Actor,
  DirectoryEntry,
  Funding,
  TaxonomyTerm,
  Vocabulary,
} from '../../../src/domain/directory/entry.ts'
import { parseDocumentId, type DocumentId } from '../../../src/domain/identifiers.ts'
import { fold } from '../../../src/directory/fold.ts'

const plain = {
  fields: [],
  municipalities: [],
  topics: [],
  status: 'active',
  sources: [{ publisher: 'Region Sörmland', url: 'https://example.org/' }],
} as const

export function actor(name: string, rest: Partial<Actor> = {}): Actor {
  return { ...plain, kind: 'actor', id: idOf('actor', name), name, roles: [], ...rest }
}

export function funding(name: string, rest: Partial<Funding> = {}): Funding {
  return {
    ...plain,
    kind: 'funding',
    id: idOf('funding', name),
    name,
    funder: 'Kulturrådet',
    level: 'state',
    audiences: [],
    purpose: 'Stöd till projekt.',
    ...rest,
  }
}

export function term(vocabulary: Vocabulary, code: string, sv: string, en = sv): TaxonomyTerm {
  return {
    ...plain,
    kind: 'taxonomy',
    id: parseDocumentId(`taxonomy:${vocabulary}.${code}`),
    name: sv,
    vocabulary,
    code,
    labels: { sv, en },
  }
}

const spelled: Readonly<Record<string, string>> = { '{': 'aa', '|': 'ae', '}': 'oe', ' ': '-' }

function idOf(kind: string, name: string): DocumentId {
  return parseDocumentId(`${kind}:${fold(name).replace(/[{|} ]/g, (sign) => spelled[sign] ?? '')}`)
}

export function ndjson(entries: readonly DirectoryEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}
