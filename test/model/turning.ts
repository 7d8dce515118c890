import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import type { Scheduler } from './scheduler.ts'

/** Each call of a method is a turn: the whole call happens, or nothing of it. */
export function turning<T extends object>(scheduler: Scheduler, name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver): unknown {
      const method: unknown = Reflect.get(target, key, receiver)
      if (typeof method !== 'function') return method
      const act = (...asked: unknown[]) => Reflect.apply(method, target, asked) as unknown
      return (...asked: unknown[]) => scheduler.turn(`${name} ${String(key)}`, () => act(...asked))
    },
  })
}

/** A store as one process of the server has it. What it answers at once is no turn. */
export function turningStore(scheduler: Scheduler, store: DocumentStore): DocumentStore {
  const atOnce: Pick<DocumentStore, 'actingFor' | 'onUpdate'> = {
    actingFor: (writer) => turningStore(scheduler, store.actingFor(writer)),
    onUpdate: (listener) => store.onUpdate(listener),
  }
  return new Proxy(turning(scheduler, 'store', store), {
    get: (target, key, receiver): unknown =>
      Reflect.get(key in atOnce ? atOnce : target, key, receiver),
  })
}
