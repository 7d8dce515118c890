/** What a file is by its first bytes, whatever it is called: a picture named .csv is a picture. */
export type FileKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'other'; readonly what: OtherKind }

/** `old-workbook`: Excel before 2007, or a workbook with a password. */
export type OtherKind = 'picture' | 'pdf' | 'old-workbook' | 'archive' | 'binary'

const beginnings: readonly (readonly [readonly number[], OtherKind])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x42, 0x4d], 'picture'],
  [[0x52, 0x49, 0x46, 0x46], 'picture'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'old-workbook'],
  [[0x1f, 0x8b], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
]

/** Two bytes begin many a text ("BM;…"), so that a picture of that kind must hold a nought as well. */
const telling = 3

export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { kind: 'workbook' }
  const binary = holdsNought(bytes)
  const found = beginnings.find(([start]) => startsWith(bytes, start))
  if (found && (binary || found[0].length >= telling)) return { kind: 'other', what: found[1] }
  if (binary) return { kind: 'other', what: 'binary' }
  return { kind: 'text' }
}

/** A text holds none, unless it is UTF-16, which its mark tells. */
function holdsNought(bytes: Uint8Array): boolean {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return false
  return bytes.subarray(0, 65_536).includes(0)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
