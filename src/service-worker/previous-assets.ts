/**
 * A tab that was open when a new version took over goes on running the old one, and may still ask for parts of
 * it that it has not loaded yet. They are kept here for one version, and dropped at the version after.
 */
const previousName = 'kulturlots-previous-assets'

/** Hashed files only: what is not named after its content would be answered with the wrong version. */
export function isAsset(url: URL): boolean {
  return url.pathname.startsWith('/assets/')
}

/**
 * Moves aside what the precache holds and the new version lacks. To be run when the new version activates,
 * BEFORE the precache drops it.
 * @param current absolute URLs of everything that the new version has.
 */
export async function keepPreviousAssets(
  storage: CacheStorage,
  precacheName: string,
  current: ReadonlySet<string>,
): Promise<void> {
  await storage.delete(previousName)
  const precache = await storage.open(precacheName)
  const previous = await storage.open(previousName)
  try {
    for (const request of await precache.keys()) {
      if (current.has(request.url) || !isAsset(new URL(request.url))) continue
      const response = await precache.match(request)
      if (response) await previous.put(request, response)
    }
  } catch (error) {
    // A full disk must not stop the new version. Old tabs will be asked to reload.
    if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error
    await storage.delete(previousName)
  }
}

export async function previousAsset(
  storage: CacheStorage,
  request: Request,
): Promise<Response | undefined> {
  const previous = await storage.open(previousName)
  return previous.match(request)
}
