/** What the parts of a value are, where one field has several. */
import type { FieldShape } from '../../domain/proposals/directory-fields.ts'

export interface Part {
  /** Its member in the value; its label is `edit.part.<name>`. */
  readonly name: string
  readonly kind: 'text' | 'url' | 'number' | 'currency'
}

const parts: Partial<Record<FieldShape['kind'], readonly Part[]>> = {
  place: [
    { name: 'name', kind: 'text' },
    { name: 'address', kind: 'text' },
  ],
  amount: [
    { name: 'minimum', kind: 'number' },
    { name: 'maximum', kind: 'number' },
    { name: 'currency', kind: 'currency' },
  ],
  'co-funding': [
    { name: 'maximumShare', kind: 'number' },
    { name: 'text', kind: 'text' },
  ],
  sources: [
    { name: 'publisher', kind: 'text' },
    { name: 'url', kind: 'url' },
    { name: 'year', kind: 'number' },
  ],
  'required-documents': [
    { name: 'name', kind: 'text' },
    { name: 'note', kind: 'text' },
  ],
}

export function partsOf(kind: FieldShape['kind']): readonly Part[] | undefined {
  return parts[kind]
}
