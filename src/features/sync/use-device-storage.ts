/** What this site holds on the device, and whether the browser has promised to keep it. */
import { onMounted, readonly, ref, shallowRef, type Ref } from 'vue'
import type { PersistenceAnswer } from '../install/install-offer.ts'

export interface DeviceStorage {
  /** In bytes; undefined when the browser does not say. */
  readonly usage: Readonly<Ref<number | undefined>>
  /** Undefined until the browser has answered. */
  readonly persistence: Readonly<Ref<PersistenceAnswer | undefined>>
  /** Asks the browser to keep it. It may ask the user, or decide by itself. */
  readonly ask: () => Promise<void>
}

export function useDeviceStorage(): DeviceStorage {
  const usage = ref<number>()
  const persistence = shallowRef<PersistenceAnswer>()
  // Missing outside a secure context, whatever the types say.
  const storage = (navigator as { storage?: StorageManager }).storage

  async function look(): Promise<void> {
    if (!storage || !('persisted' in storage)) {
      persistence.value = 'unsupported'
      return
    }
    persistence.value = (await storage.persisted()) ? 'granted' : 'denied'
    usage.value = (await storage.estimate()).usage
  }

  onMounted(() => void look())
  return {
    usage: readonly(usage),
    persistence,
    async ask() {
      if (storage) persistence.value = (await storage.persist()) ? 'granted' : 'denied'
    },
  }
}
