/** The regions of the directory, and which of them are on this device, as one chooses. */
import { computed, shallowRef, watch } from 'vue'
import type { DirectoryRegions } from '../../directory/calls.ts'
import type { RegionChoice, RegionOffer } from '../../directory/regions.ts'
import { everywhere } from '../../domain/directory/region.ts'
import type { CheckOutcome, Directory } from '../directory/use-directory.ts'

export interface RegionRow extends RegionOffer {
  readonly here: boolean
  readonly wanted: boolean
  /** It can't be given up: it concerns everyone, or is one's own. */
  readonly fixed: boolean
}

export function useRegions({ calls, state }: Pick<Directory, 'calls' | 'state'>) {
  const known = shallowRef<DirectoryRegions>()
  /** What was asked for last, until the directory has answered. */
  const asked = shallowRef<RegionChoice>()
  const outcome = shallowRef<CheckOutcome>()
  const working = shallowRef(0)
  let turn: Promise<unknown> = Promise.resolve()

  const choice = computed(() => asked.value ?? known.value?.choice ?? {})
  const rows = computed((): readonly RegionRow[] => {
    const { offers = [], here = [] } = known.value ?? {}
    const { home, regions } = choice.value
    return offers
      .map((offer) => {
        const { region } = offer
        const fixed = region === everywhere || region === home
        const isHere = here.includes(region)
        return {
          ...offer,
          here: isHere,
          fixed,
          wanted: fixed || (regions?.includes(region) ?? isHere),
        }
      })
      .sort((a, b) => Number(b.region === everywhere) - Number(a.region === everywhere))
  })

  async function read(): Promise<void> {
    known.value = await calls.regions()
  }

  /** One after another, so that the last press decides. */
  function choose(next: RegionChoice): Promise<void> {
    asked.value = next
    working.value += 1
    const mine = turn.then(async () => {
      try {
        outcome.value = await calls.chooseRegions(next)
        await read()
      } catch {
        outcome.value = { kind: 'failed' }
      } finally {
        working.value -= 1
        if (asked.value === next) asked.value = undefined
      }
    })
    turn = mine
    return mine
  }

  const wantedNow = () => rows.value.filter(({ wanted, region }) => wanted && region !== everywhere)

  function set(region: string, isWanted: boolean): Promise<void> {
    const others = wantedNow()
      .map((row) => row.region)
      .filter((other) => other !== region)
    return choose({ ...choice.value, regions: isWanted ? [...others, region] : others })
  }

  function setHome(home: string | undefined): Promise<void> {
    const regions = wantedNow().map(({ region }) => region)
    return choose(home === undefined ? { regions } : { home, regions })
  }

  watch(state, () => void read().catch(() => undefined), { immediate: true })

  return {
    rows,
    home: computed(() => choice.value.home),
    busy: computed(() => working.value > 0),
    outcome,
    set,
    setHome,
  }
}
