/**
 * Brings files into the browser's own cache, some at a time, before Workbox asks for them one after the other:
 * on a phone each of two hundred files would else cost a way to the server and back. What fails here is asked
 * for again by Workbox, which decides.
 */
export async function fetchAhead(
  addresses: readonly string[],
  get: (address: string) => Promise<Response>,
  atOnce: number,
): Promise<void> {
  const left = addresses.values()
  const bring = async () => {
    for (const address of left) {
      // Read to its end: a body that nobody reads is not kept.
      await get(address)
        .then((response) => response.arrayBuffer())
        .catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, bring))
}
