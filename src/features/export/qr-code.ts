/** A text as a QR code: dark squares as one path of an SVG, in a picture of `size` × `size` squares. */
import { encode } from 'uqr'

export interface QrCode {
  readonly size: number
  readonly path: string
}

/** The quiet zone that the standard asks for (ISO/IEC 18004), in squares. */
const border = 4

/** @returns undefined for a text that no code can hold (some 2,300 bytes at this level). */
export function qrCode(text: string): QrCode | undefined {
  if (new TextEncoder().encode(text).length > 2_300) return undefined
  const { size, data } = encode(text, { ecc: 'M', border })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { size, path }
}
