/**
 * The reference that a need is answered by outside the app: `[KL-7Q2M4X]` in the subject of an e-mail, so that
 * what comes back finds its need. Made of the need's id: every device makes the same, without asking.
 */
import type { DocumentId } from '../identifiers.ts'

/** Crockford's base 32: no I, L, O or U, which are read as others. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 6
const written = /\bKL-([0-9A-Z]{6})\b/giu

/** Six letters are 30 bits: among 5,000 needs two alike are a chance of one in a hundred. */
export function referenceOf(need: DocumentId): string {
  // FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5
  for (const letter of need) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  let code = ''
  for (let left = hash >>> 2; code.length < length; left = Math.floor(left / letters.length)) {
    code = `${letters[left % letters.length] ?? ''}${code}`
  }
  return `KL-${code}`
}

/** As it stands in a subject. */
export function bracketed(reference: string): string {
  return `[${reference}]`
}

/** The references in a text, each once, in order. Written by people: in any case, O for 0, I and L for 1. */
export function referencesIn(text: string): readonly string[] {
  const found = [...text.matchAll(written)].map(([, code = '']) => {
    return `KL-${code.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')}`
  })
  return [...new Set(found)]
}

/** Needs whose reference stands in a text: most often one, and for people to choose where it is several. */
export function needsReferredTo<Need extends { readonly id: string }>(
  text: string,
  needs: readonly Need[],
): readonly Need[] {
  const references = new Set(referencesIn(text))
  if (references.size === 0) return []
  return needs.filter(({ id }) => references.has(referenceOf(id as DocumentId)))
}
