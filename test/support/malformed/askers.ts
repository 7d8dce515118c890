import type { ServerProcess } from '../server.ts'
import type { Asker } from './generator.ts'

/** Nobody, and one of each that gets further. */
export async function askersAt(server: ServerProcess): Promise<readonly Asker[]> {
  const guest = server.visitor()
  await guest.becomeGuest()
  const people = [guest, await server.signedIn('falt'), await server.signedIn('administrator')]
  const nobody = { cookie: undefined, user: undefined, origin: server.url }
  return [nobody, ...people.map(({ cookie, user }) => ({ cookie, user, origin: server.url }))]
}
