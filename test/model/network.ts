/**
 * What lies between a device and the gateways. A request may never arrive, arrive twice, or arrive when its
 * sender has given up; an answer may be lost after the server has done what it was asked. Anything on its
 * way is overtaken by anything else.
 */
import type { Random } from './random.ts'
import type { Answer, Gateways, Request } from './gateways.ts'
import type { Scheduler } from './scheduler.ts'

/** `bad` loses and repeats, `none` is no coverage. */
export type Coverage = 'good' | 'bad' | 'none'

/** What the server, or something before it, answers instead of doing as asked. */
export type Denial = 401 | 403 | 413 | 503 | 507 | 'rows' | null

export interface Network {
  readonly coverage: Map<string, Coverage>
  readonly denials: Map<string, Denial>
  /** Answers that were lost although the server had stored what was pushed. */
  readonly lostAfterCommit: number
  fetchOf(device: string): (path: string, init?: RequestInit) => Promise<Response>
  /** A gateway has died: whoever waits for it sees the connection break. */
  breakOff(gateway: string): void
}

interface Pending {
  gateway: string | undefined
  answered: boolean
  fail(): void
}

export function createNetwork(scheduler: Scheduler, gateways: Gateways, random: Random): Network {
  const coverage = new Map<string, Coverage>()
  const denials = new Map<string, Denial>()
  const pending = new Set<Pending>()
  const self = { lostAfterCommit: 0 }

  function fetchOf(device: string) {
    return async (path: string, init: RequestInit = {}): Promise<Response> => {
      const headers = init.headers as Readonly<Record<string, string>>
      const body = typeof init.body === 'string' ? init.body : undefined
      const request = { method: init.method ?? 'GET', path, headers, body }
      const waiting = scheduler.wait<Response>()
      const mine: Pending = {
        gateway: undefined,
        answered: false,
        fail() {
          if (mine.answered) return
          mine.answered = true
          pending.delete(mine)
          waiting.fail(new TypeError('Failed to fetch'))
        },
      }
      pending.add(mine)
      scheduler.later(`${device} asks ${request.method} ${shown(path)}`, () => {
        send(device, request, mine, (response) => {
          mine.answered = true
          pending.delete(mine)
          waiting.resume(response)
        })
      })
      return waiting.promise
    }
  }

  function send(
    device: string,
    request: Request,
    mine: Pending,
    answer: (response: Response) => void,
  ): void {
    const quality = coverage.get(device) ?? 'good'
    const bad = quality === 'bad'
    if (quality === 'none' || (bad && random.chance(0.12))) {
      mine.fail()
      return
    }
    if (bad && random.chance(0.1)) {
      scheduler.later(`${device}’s request comes twice`, () =>
        serve(device, request, undefined, () => undefined),
      )
    }
    // The device gives up; what it sent arrives all the same, who knows when.
    if (bad && random.chance(0.06)) {
      mine.fail()
      scheduler.later(`${device}’s request comes late`, () =>
        serve(device, request, undefined, () => undefined),
      )
      return
    }
    serve(device, request, mine, answer)
  }

  function serve(
    device: string,
    request: Request,
    mine: Pending | undefined,
    answer: (response: Response) => void,
  ): void {
    const gateway = random.pick(gateways.names)
    if (mine) mine.gateway = gateway
    scheduler.spawn(gateway, `for ${device}`, async () => {
      const denied = denialOf(denials.get(device) ?? null, request)
      const answered = denied ?? (await gateways.answer(gateway, request))
      scheduler.later(`${device} gets ${answered.status} for ${shown(request.path)}`, () => {
        if (!mine || mine.answered) return
        const quality = coverage.get(device) ?? 'good'
        if (quality === 'none' || (quality === 'bad' && random.chance(0.25))) {
          if (answered.status === 201 && request.path.endsWith('_bulk_docs')) {
            self.lostAfterCommit += 1
          }
          mine.fail()
          return
        }
        answer(new Response(answered.text, { status: answered.status }))
      })
    })
  }

  return Object.assign(self, {
    coverage,
    denials,
    fetchOf,
    breakOff(gateway: string) {
      for (const each of [...pending]) if (each.gateway === gateway) each.fail()
    },
  })
}

function denialOf(denial: Denial, { path, body }: Request): Answer | undefined {
  if (denial === null) return undefined
  if (denial !== 'rows') return { status: denial, text: '{"error":"denied","reason":"denied"}' }
  if (!path.endsWith('/_bulk_docs') || body === undefined) return undefined
  const { docs } = JSON.parse(body) as { readonly docs: readonly { readonly _id: string }[] }
  const rows = docs.map(({ _id: id }) => {
    return { id, error: 'forbidden', reason: 'This database is full.', code: 'quota' }
  })
  return { status: 201, text: JSON.stringify(rows) }
}

function shown(path: string): string {
  return path.replace(/\?.*/, '').replace(/[0-9A-Z]{26}/, 'ID')
}
