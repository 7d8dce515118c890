/** What the parts of a value are, where one field has several. */
import type { FieldShape } from '../../domain/proposals/directory-fields.ts'

export interface Part {
  /** Its member in the value. */
  readonly name: string
  /** `edit.part.<label>`; the name where it is left out. */
  readonly label?: string
  readonly kind: 'text' | 'lines' | 'url' | 'number' | 'currency'
}

const parts: Partial<Record<FieldShape['kind'], readonly Part[]>> = {
  place: [
    { name: 'name', label: 'placeName', kind: 'text' },
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
  labels: inLanguages('text'),
  'alternative-labels': inLanguages('lines'),
  sources: [
    { name: 'publisher', kind: 'text' },
    { name: 'url', kind: 'url' },
    { name: 'year', kind: 'number' },
  ],
  'required-documents': [
    { name: 'name', label: 'documentName', kind: 'text' },
    { name: 'note', kind: 'text' },
  ],
}

function inLanguages(kind: Part['kind']): readonly Part[] {
  return ['sv', 'en', 'fi'].map((name) => ({ name, kind }))
}

export function partsOf(kind: FieldShape['kind']): readonly Part[] | undefined {
  return parts[kind]
}
