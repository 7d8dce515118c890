/** What must go along: what the scheme asks for, and rows of one’s own. The papers themselves stay where they are. */
import type { RequiredDocument } from '../funding/terms.ts'

export interface KeptItem {
  readonly key: string
  readonly name: string
  readonly done: boolean
  /** Where the paper lies, as written. */
  readonly where: string
}

export interface ChecklistItem extends KeptItem {
  /** `no-longer`: somebody has worked on it, and the scheme doesn’t ask for it now. */
  readonly asked: 'by-scheme' | 'own' | 'no-longer'
  readonly note?: string
}

/** Of what a scheme asks for: the same on every device, by its name. */
const fromScheme = /^s[0-9a-f]{8}$/u

/**
 * FNV-1a over the name as people see it. Two names of one scheme that share it by chance (one in four
 * thousand million) would be one row.
 */
export function keyOfDocument(name: string): string {
  let hash = 0x811c9dc5
  for (const unit of name.trim().toLowerCase().normalize('NFC')) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `s${hash.toString(16).padStart(8, '0')}`
}

/** The scheme’s in its order, then what it no longer asks for, then one’s own, oldest first. */
export function checklistOf(
  required: readonly RequiredDocument[],
  kept: readonly KeptItem[],
): readonly ChecklistItem[] {
  const byKey = new Map(kept.map((item) => [item.key, item]))
  const asked = new Map<string, ChecklistItem>()
  for (const { name, note } of required) {
    const key = keyOfDocument(name)
    const { done = false, where = '' } = byKey.get(key) ?? {}
    const told = note === undefined ? {} : { note }
    asked.set(key, { key, name, done, where, asked: 'by-scheme', ...told })
  }
  const others = kept.filter(({ key }) => !asked.has(key))
  const gone = others.filter(
    ({ key, done, where }) => fromScheme.test(key) && (done || where !== ''),
  )
  const own = others.filter(({ key }) => !fromScheme.test(key))
  return [
    ...asked.values(),
    ...gone.map((item) => ({ ...item, asked: 'no-longer' as const })),
    ...own.map((item) => ({ ...item, asked: 'own' as const })),
  ]
}
