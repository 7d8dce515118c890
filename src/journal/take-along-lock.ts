/** Checksum and lock of a take-along file (WebCrypto: in every secure context, also without network). */
import type { Locked } from '../domain/take-along/format.ts'

/** OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA-256. About half a second on a small phone. */
const usualRounds = 600_000
/** A file may ask for so many and no more: it is somebody else's word. */
const mostRounds = 10_000_000

/** Lower-case hex. */
export async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Sixteen digits, 53 bits: read aloud in four breaths and typed with a thumb. */
export function newCode(): string {
  const digits = [...crypto.getRandomValues(new Uint32Array(16))].map((number) => number % 10)
  return digits.join('').replace(/(\d{4})(?=\d)/g, '$1 ')
}

export async function lock(text: string, code: string): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyOf(code, salt, usualRounds)
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(text),
  )
  return {
    rounds: usualRounds,
    salt: base64Of(salt),
    iv: base64Of(iv),
    data: base64Of(new Uint8Array(data)),
  }
}

/** @returns undefined when the code is wrong. */
export async function unlock(locked: Locked, code: string): Promise<string | undefined> {
  if (locked.rounds < 1 || locked.rounds > mostRounds) return undefined
  try {
    const key = await keyOf(code, bytesOf(locked.salt), locked.rounds)
    const iv = bytesOf(locked.iv)
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytesOf(locked.data))
    return new TextDecoder().decode(data)
  } catch (error) {
    // OperationError: it does not open. InvalidCharacterError: no base64.
    if (error instanceof DOMException) return undefined
    throw error
  }
}

async function keyOf(code: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  // People type the spaces that they were shown, or leave them out.
  const typed = new TextEncoder().encode(code.replace(/\s/g, ''))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  // String.fromCharCode takes as many arguments as the stack has room for.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return btoa(text)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
