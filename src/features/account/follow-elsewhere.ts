/** What happens to the account outside of this page: in another tab, while the page was put away, on the server. */
import { identityKey, rememberedIdentity, type Identity } from './identity.ts'

export interface Elsewhere {
  /** Somebody else may be signed in by now. */
  readonly follow: (told: Identity) => void
  /** Who the disk says is signed in. */
  readonly kept: () => Promise<Identity>
  /** A moment in which the server may be told what it does not know yet. */
  readonly tell: () => void
}

const tellEvery = 30_000

/** @returns stop. */
export function followElsewhere({ follow, kept, tell }: Elsewhere): () => void {
  // Signing in or out in another tab is the same person's doing here.
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === identityKey) follow(rememberedIdentity())
  }
  // A page that was put away for "back" was told of nothing.
  const takenOut = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void kept().then(follow)
  }
  window.addEventListener('storage', elsewhere)
  window.addEventListener('pageshow', takenOut)
  window.addEventListener('online', tell)
  const telling = setInterval(tell, tellEvery)
  return () => {
    clearInterval(telling)
    window.removeEventListener('storage', elsewhere)
    window.removeEventListener('pageshow', takenOut)
    window.removeEventListener('online', tell)
  }
}
