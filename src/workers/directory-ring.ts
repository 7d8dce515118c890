/** How the leader of the sync, which hears the doorbell, tells every tab which directory the server has. */
export const directoryRing = 'kulturlots-directory-ring'

/** @returns stop. Called with the id of the server's manifest, at each ring. */
export function onDirectoryRing(listener: (manifestId: string) => void): () => void {
  const channel = new BroadcastChannel(directoryRing)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') listener(data)
  }
  return () => channel.close()
}
