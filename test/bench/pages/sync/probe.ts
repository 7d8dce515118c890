/**
 * Looks on from inside a measured page, ours and the rivals' alike, and changes nothing but that it hears
 * of transactions. Runs before the page's own scripts; a classic script once its types are taken away.
 */
import type { Durable, Probe } from '../../sync/probe.ts'

{
  const onlineAt: number[] = []
  let tappedAt = 0
  let writes: { at: number; stores: readonly string[]; durability: string }[] = []
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  addEventListener('online', () => onlineAt.push(Date.now()))
  addEventListener(
    'click',
    (event) => {
      // When the browser took the tap in, before the page had time for it.
      tappedAt = event.timeStamp
      writes = []
    },
    { capture: true },
  )

  const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')
    ?.value as IDBDatabase['transaction']
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const strict = 'probeStrictly' in globalThis ? ({ durability: 'strict' } as const) : options
    const transaction = begin.call(this, stores, mode, strict)
    if (transaction.mode === 'readwrite') {
      const names = [...transaction.objectStoreNames]
      transaction.addEventListener('complete', () => {
        writes.push({ at: performance.now(), stores: names, durability: transaction.durability })
        tell()
      })
    }
    return transaction
  }

  new MutationObserver(tell).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  })

  /** Asks now, and again whenever the page or a store has changed. */
  function when<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find()
        if (found === undefined) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
    })
  }

  function hits(): number | undefined {
    const text = document.querySelector('.hits')?.textContent.trim()
    return text ? Number(text.replaceAll(/\D/g, '')) : undefined
  }

  const probe: Probe = {
    onlineAt,
    hits,
    reached: (wanted) =>
      when(() => {
        const enough = (hits() ?? 0) >= wanted && document.querySelector('[data-row]') !== null
        return enough ? Date.now() : undefined
      }),
    shown: (text) =>
      when(() =>
        document.body.textContent.includes(text) ? performance.now() - tappedAt : undefined,
      ),
    durable: (store) =>
      when((): Durable | undefined => {
        const before = writes.findIndex(({ stores }) => stores.includes(store))
        const write = writes[before]
        return write && { took: write.at - tappedAt, durability: write.durability, before }
      }),
    async count(database, store) {
      const found = (await indexedDB.databases()).find(({ name }) => name?.includes(database))
      if (found?.name === undefined) return 0
      const opening = indexedDB.open(found.name)
      await new Promise((resolve) => (opening.onsuccess = resolve))
      const opened = opening.result
      try {
        if (!opened.objectStoreNames.contains(store)) return 0
        const counting = begin.call(opened, store, 'readonly').objectStore(store).count()
        await new Promise((resolve) => (counting.onsuccess = resolve))
        return counting.result
      } finally {
        opened.close()
      }
    },
  }
  Object.assign(globalThis, { probe })
}
