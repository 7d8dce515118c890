import { textParts } from '../../domain/application/application.ts'
import { readRegister } from '../../domain/application/registers.ts'

/** The key of the words for a field of an application, or of who applies; undefined for other documents. */
export function applicationFieldKey(field: string, type: string): string | undefined {
  if (type === 'applicant') return `application.applicantField.${field}`
  if (type !== 'application') return undefined
  if (textParts.some((part) => part === field)) return `application.text.${field}`
  const register = readRegister(field)
  if (register?.kind === 'row') return `application.fields.${register.cell}`
  if (register) return `application.fields.${register.field === 'name' ? 'item' : 'where'}`
  return `application.fields.${field}`
}

/** The key of the words for a value that is chosen, not written. */
export function applicationValueKey(field: string, value: string): string | undefined {
  const register = readRegister(field)
  if (register?.kind === 'row' && register.cell === 'kind') return `application.kinds.${value}`
  return field === 'state' ? `application.state.${value}` : undefined
}
