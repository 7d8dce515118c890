/** Ends TLS before the server, as Caddy does: passes everything on, streams included, and tells who asked. */
import { request, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from './certificate.ts'

export interface HttpsProxy {
  readonly url: string
  readonly publicKeyHash: string
  /** Where to pass requests on to, e.g. `http://localhost:4280`. */
  to(target: string): void
  close(): Promise<void>
}

export async function startHttpsProxy(): Promise<HttpsProxy> {
  const { key, cert, publicKeyHash } = createCertificate()
  let target = ''
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers, url } = incoming
    const forwarded = {
      ...headers,
      'x-forwarded-for': incoming.socket.remoteAddress,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': headers.host,
    }
    const onward = request(
      new URL(url ?? '/', target),
      { method, headers: forwarded },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  }
  const proxy = createServer({ key, cert }, pass)
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    publicKeyHash,
    to(address) {
      target = address
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        proxy.closeAllConnections()
      }),
  }
}
