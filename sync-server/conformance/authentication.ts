/** One administrator, by Basic authentication or the cookie of `POST /_session`. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isJsonObject } from '../../src/domain/json.ts'
import { CouchError, json, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'

export interface Administrator {
  readonly name: string
  readonly password: string
}

export interface Authentication {
  /** @returns the user's name; undefined where nobody is named. @throws CouchError 401 for a wrong password. */
  userOf(headers: IncomingHttpHeaders): string | undefined
  /** `GET`, `POST` and `DELETE /_session`. */
  session(ask: Ask): Promise<Answer>
}

export function createAuthentication({ name, password }: Administrator): Authentication {
  const token = randomBytes(24).toString('base64url')
  const cookie = `AuthSession=${token}`

  const isAdministrator = (who: string, secret: string) => same(who, name) && same(secret, password)
  const wrong = () => new CouchError(401, 'unauthorized', 'Name or password is incorrect.')

  return {
    userOf({ authorization, cookie: cookies = '' }) {
      if (cookies.split(/;\s*/).some((each) => same(each, cookie))) return name
      const [, encoded] = /^basic:? +(\S+)$/i.exec(authorization ?? '') ?? []
      if (encoded === undefined) return undefined
      const [who = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
      if (!isAdministrator(who, secret.join(':'))) throw wrong()
      return who
    },
    async session(ask) {
      const { method, user, headers } = ask
      if (method === 'POST') {
        const text = (await ask.body()).toString('utf8')
        const isForm = !(headers['content-type'] ?? '').startsWith('application/json')
        const sent: unknown = isForm
          ? Object.fromEntries(new URLSearchParams(text))
          : JSON.parse(text)
        const { name: who, username = who, password: secret } = isJsonObject(sent) ? sent : {}
        const named = typeof username === 'string' && typeof secret === 'string'
        if (!named || !isAdministrator(username, secret)) throw wrong()
        const set = { 'set-cookie': `${cookie}; Path=/; HttpOnly` }
        return json({ ok: true, name, roles: ['_admin'] }, 200, set)
      }
      if (method === 'DELETE') {
        return json({ ok: true }, 200, {
          'set-cookie': 'AuthSession=; Path=/; HttpOnly; Max-Age=0',
        })
      }
      return json({
        ok: true,
        userCtx: { name: user ?? null, roles: user === undefined ? [] : ['_admin'] },
        info: { authentication_handlers: ['cookie', 'default'] },
      })
    },
  }
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
