/** How an address is written in HSDS's parts, and put together again. */
import type { Place } from '../directory/entry.ts'
import type { HsdsRecord } from './tables.ts'

export interface AddressParts {
  readonly address_1: string
  readonly city: string
  readonly postal_code: string
}

/** `Storgatan 1, 632 20 Eskilstuna`; what is not written so stands whole in the first line. */
export function addressParts(address: string): AddressParts {
  const [, street, code, city] = /^(?:(.*?),\s*)?(\d{3} ?\d{2}) +([^,]+)$/.exec(address) ?? []
  if (code === undefined || city === undefined) {
    return { address_1: address, city: '', postal_code: '' }
  }
  return { address_1: street ?? '', city, postal_code: code }
}

export function addressText({ address_1, city, postal_code }: HsdsRecord): string {
  const town = [postal_code, city].filter(isText).join(' ')
  return [address_1, town].filter(isText).join(', ')
}

export function placeOf(location: HsdsRecord, address: HsdsRecord | undefined): Place {
  const { name, latitude, longitude } = location
  const text = address ? addressText(address) : ''
  return {
    ...(isText(name) ? { name } : {}),
    ...(text === '' ? {} : { address: text }),
    ...(typeof latitude === 'number' ? { latitude } : {}),
    ...(typeof longitude === 'number' ? { longitude } : {}),
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/** What the standard's formats let through; the rest goes as it is into an attribute of our own. */
export function isPlainAddress(value: string | undefined): value is string {
  return (
    value !== undefined &&
    URL.canParse(value) &&
    new URL(value).href.replace(/\/$/, '') === value.replace(/\/$/, '')
  )
}

const emailLabel = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const plainEmail = new RegExp(
  `^[A-Za-z0-9_%+-]+(?:\\.[A-Za-z0-9_%+-]+)*@${emailLabel}(?:\\.${emailLabel})+$`,
)

export function isPlainEmail(value: string | undefined): value is string {
  return value !== undefined && plainEmail.test(value)
}
