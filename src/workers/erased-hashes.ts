/** Ids enough to keep the worker busy, few enough not to pile up promises. */
const atOnce = 500

/**
 * Which of the ids are among the hashes: lower-case hex of HMAC-SHA256(key, id).
 * @param key base64url. Must not run inside an IndexedDB transaction, which would end at the first await.
 */
export async function matchingIds(
  key: string,
  ids: readonly string[],
  hashes: ReadonlySet<string>,
): Promise<readonly string[]> {
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  )
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const hmac = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const text = new TextEncoder()
  const found: string[] = []
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce)
    const signed = await Promise.all(
      some.map((id) => crypto.subtle.sign('HMAC', hmac, text.encode(id))),
    )
    signed.forEach((signature, index) => {
      const id = some[index]
      if (id !== undefined && hashes.has(hex(signature))) found.push(id)
    })
  }
  return found
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
