/** A file that was chosen, dropped or shared, as the text or picture it is. */
import { largestPhotoFile } from '../log/resize-photo.ts'
import { createCodeReader } from './code-reader.ts'
import { largestMail } from './read-mail.ts'

export type FileReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  /** A picture without a code that can be read. */
  | { readonly kind: 'no-code' }
  /** Outlook's own format: it has to be saved as another. */
  | { readonly kind: 'outlook' }
  | { readonly kind: 'other' }

export async function readIncomingFile(file: File): Promise<FileReading> {
  if (file.type.startsWith('image/')) {
    return file.size > largestPhotoFile ? { kind: 'too-large' } : readPicture(file)
  }
  if (file.size > largestMail) return { kind: 'too-large' }
  if (/\.msg$/i.test(file.name)) return { kind: 'outlook' }
  const head = new Uint8Array(await file.slice(0, 4_096).arrayBuffer())
  // No text holds a zero.
  if (head.includes(0)) return { kind: 'other' }
  return { kind: 'text', text: decoded(new Uint8Array(await file.arrayBuffer())) }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Byte for letter, so that a mail's own parts, each in its own encoding, can still be read.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readPicture(file: File): Promise<FileReading> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return { kind: 'other' }
  }
  try {
    const read = await createCodeReader()
    const text = await read(picture, picture, 'thorough')
    return text === undefined ? { kind: 'no-code' } : { kind: 'text', text }
  } finally {
    picture.close()
  }
}
