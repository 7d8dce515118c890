/**
 * A line as Chromium's "slow 4G": 1.6 Mbit/s down, 150 ms there and back, shared by all connections. Between
 * browser and server, because the browser's own throttling leaves workers alone.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export const slow4g = { bytesPerSecond: 200_000, roundTrip: 150 } as const

export async function startSlowLine(
  target: string,
  { bytesPerSecond, roundTrip }: { readonly bytesPerSecond: number; readonly roundTrip: number },
): Promise<{ readonly url: string; readonly stop: () => void }> {
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(target)
  const later = (work: () => void) => setTimeout(work, roundTrip / 2)
  /** When the line is free for the next byte. */
  let freeAt = 0

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    near.on('data', (data) => later(() => far.write(data)))
    near.on('end', () => later(() => far.end()))
    far.on('data', (data: Buffer) => {
      far.pause()
      void send(data).then(() => far.resume())
    })
    far.on('end', () =>
      setTimeout(() => near.end(), Math.max(0, freeAt - performance.now()) + roundTrip),
    )

    /** In pieces of a packet or two, so that connections share the line. */
    async function send(data: Buffer): Promise<void> {
      for (let at = 0; at < data.length; at += 4096) {
        const part = data.subarray(at, at + 4096)
        const now = performance.now()
        freeAt = Math.max(freeAt, now) + (part.length / bytesPerSecond) * 1000
        const wait = freeAt - now
        await new Promise((resolve) => setTimeout(resolve, wait))
        later(() => near.write(part))
      }
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
