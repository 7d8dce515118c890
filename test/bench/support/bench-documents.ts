/** Casework as devices write it, about 1.3 KB each; the same at every run. */
import { edited, newDocument } from '../../../src/domain/documents/edit.ts'
import type { MutableDocument } from '../../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../../src/domain/identifiers.ts'

const sentence =
  'Föreningen undrar vem i kommunen som kan svara om lokaler för repetition, och vilka bidrag som går att söka före jul. '

/** @param user id of the author; the device is theirs. */
export function benchNeeds(count: number, user: string, device = `device-${user}`, from = 0) {
  return Array.from({ length: count }, (_, place): MutableDocument => {
    const number = from + place
    // A ULID of zeros and digits: well formed, and sorted by number.
    const id = parseDocumentId(`need:01JZ${String(number).padStart(22, '0')}`)
    const edits = [
      { kind: 'set', field: 'text', value: `${number}. ${sentence.repeat(3)}` },
      { kind: 'set', field: 'state', value: 'new' },
      { kind: 'set', field: 'receivedAt', value: '2026-11-22T10:00:00.000Z' },
      { kind: 'set', field: 'assignee', value: user },
    ] as const
    const written = { dot: [device, number + 1] as const, at: '2026-11-22T10:00:00.000Z', by: user }
    return edited(newDocument(id), edits, written)
  })
}
