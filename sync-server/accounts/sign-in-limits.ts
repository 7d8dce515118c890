/**
 * How often a password may be tried. Counted before the password is looked at:
 *
 *     network, everything ── network, failures ── name, failures            a browser not seen before
 *                                              └─ name + browser, failures  one that has signed in with it
 *
 * Failures are per name what a person mistypes; per network they are wider, since a whole event sits behind
 * one Wi-Fi. The widest counts what succeeds as well: each attempt costs a hash of 19 MiB.
 */
import type { FastifyRequest } from 'fastify'
import { networkOf } from '../http/network-of.ts'
import { foldName } from './credentials.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { createRateLimit, type RateVerdict } from './rate-limit.ts'
import type { BrowserCookie } from './session-cookie.ts'

const quarter = 900
const failuresPerName = { limit: 10, windowSeconds: quarter }
const failuresPerKnownBrowser = { limit: 10, windowSeconds: quarter }
const failuresPerNetwork = { limit: 50, windowSeconds: quarter }
const attemptsPerNetwork = { limit: 150, windowSeconds: quarter }

export interface SignInLimits {
  attempt(request: FastifyRequest, name: string): Promise<Attempt>
}

export type Attempt =
  | Exclude<RateVerdict, { kind: 'allowed' }>
  | { readonly kind: 'allowed'; /** The password was right: no failure. */ succeeded(): void }

export function createSignInLimits(options: {
  readonly browsers: KnownBrowsers
  readonly browserCookie: BrowserCookie
  readonly clock: () => number
}): SignInLimits {
  const { browsers, browserCookie, clock } = options
  const attempts = createRateLimit({ ...attemptsPerNetwork, clock })
  const byNetwork = createRateLimit({ ...failuresPerNetwork, clock })
  const byName = createRateLimit({ ...failuresPerName, clock })
  const byBrowser = createRateLimit({ ...failuresPerKnownBrowser, clock })

  return {
    async attempt(request, name) {
      const browser = await browsers.recognise(browserCookie.read(request), name)
      const network = networkOf(request.ip)
      const person = browser
        ? { limit: byBrowser, key: browser }
        : { limit: byName, key: foldName(name) }
      // The network first: one that is stopped must not go on to lock a name.
      for (const verdict of [
        () => attempts.take(network),
        () => byNetwork.take(network),
        () => person.limit.take(person.key),
      ]) {
        const said = verdict()
        if (said.kind === 'wait') return said
      }
      return {
        kind: 'allowed',
        succeeded() {
          byNetwork.giveBack(network)
          person.limit.giveBack(person.key)
        },
      }
    },
  }
}
