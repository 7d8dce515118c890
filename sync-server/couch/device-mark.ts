/**
 * The last mark of each device (`src/journal/marks.ts`), in `_local/mark:<device>` of its person's own database:
 * no device is called so, since their ids have no colon. A mark only ever follows one that the device knew when
 * it asked: a request that comes late, twice or out of order changes nothing.
 *
 * In CouchDB two gateways that ask in the same moment may both be through (see `remote-store.ts`). The device
 * of the one that was overwritten is then taken for another life's, and reads all anew.
 */
import { isDeviceId } from '../../src/domain/identifiers.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { StoreError, type DocumentStore } from './document-store.ts'
import { BadRequest } from './query-values.ts'
import type { Quota } from './quota.ts'
import { makeRoomFor, markOf } from './room-for-locals.ts'

export interface DeviceMark {
  readonly device: string
  /** The marks that it may follow; null is none. */
  readonly was: readonly (string | null)[]
  readonly mark: string
}

export interface DeviceMarks {
  /**
   * Stores the mark where what is there is one of `was`. Doing it twice changes nothing.
   * @returns what is there then; undefined where there is no room for a device's first.
   */
  move(user: string, mark: DeviceMark): Promise<string | null | undefined>
}

/** A device sends at most 65 (`mostUnanswered`). */
const mostKnown = 100
const isMark = (value: unknown) => typeof value === 'string' && /^[0-9A-Za-z]{8,32}$/.test(value)

export function parseDeviceMark(value: unknown): DeviceMark {
  const { device, was, mark } = isJsonObject(value) ? value : {}
  if (
    !isDeviceId(device) ||
    typeof mark !== 'string' ||
    !isMark(mark) ||
    !Array.isArray(was) ||
    was.length > mostKnown ||
    !was.every((each) => each === null || isMark(each))
  ) {
    throw new BadRequest('A device’s mark is {device, was, mark}.')
  }
  return { device, was: was as readonly (string | null)[], mark }
}

/** Others of the same device, or the same request twice. */
const mostTries = 5

export function createDeviceMarks(
  store: DocumentStore,
  quota: Pick<Quota, 'isOverfull'>,
): DeviceMarks {
  return {
    async move(user, { device, was, mark }) {
      const name = `own-${user}`
      const id = markOf(device)
      await store.ensureDatabase(name)
      for (let tries = 0; tries < mostTries; tries++) {
        const stored = await store.getLocal(name, id)
        const there = typeof stored?.['mark'] === 'string' ? stored['mark'] : null
        if (there === mark || !was.includes(there)) return there
        // One in place of another takes no room.
        if (!stored) {
          if (await quota.isOverfull(name)) return undefined
          await makeRoomFor(store, name, id)
        }
        const result = await store.putLocal(name, id, {
          mark,
          ...(stored?._rev !== undefined && { _rev: stored._rev }),
        })
        if (!('error' in result)) return mark
      }
      throw new StoreError('unavailable', 'Others move the same device’s mark.')
    },
  }
}
