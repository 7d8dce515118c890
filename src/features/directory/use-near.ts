/**
 * "Nära mig": from where hits are sorted by distance. A position is asked for on a tap only, becomes a
 * municipality at once and is forgotten; it leaves the device by no way and stands in no address. Nor does the
 * municipality in the catalogue; in the guided start it is a choice as if it had been tapped (docs/adr/0016).
 */
import { shallowRef, type ShallowRef } from 'vue'
import { nearestMunicipality } from '../../directory/seats.ts'
import type { TaxonomyTerm } from '../../domain/directory/entry.ts'

export interface Near {
  /** A municipality's code; undefined when distance is not asked for. */
  readonly code: ShallowRef<string | undefined>
  /** `unknown`: no position could be had, so that people choose for themselves. */
  readonly state: ShallowRef<'idle' | 'asking' | 'unknown'>
  readonly locate: () => Promise<void>
  readonly choose: (code: string | undefined) => void
}

/** Undefined where the browser has none: on a page that did not come by https. */
type Positions = Pick<Geolocation, 'getCurrentPosition'> | undefined

/** A phone indoors may need this long for its first position, ms; an old one is good enough for a municipality. */
const patience = 10_000
const oldest = 30 * 60_000

export function useNear(
  terms: () => readonly TaxonomyTerm[],
  geolocation: Positions = navigator.geolocation,
): Near {
  const code = shallowRef<string>()
  const state = shallowRef<Near['state']['value']>('idle')
  return {
    code,
    state,
    async locate() {
      if (state.value === 'asking') return
      state.value = 'asking'
      const position = await positionFrom(geolocation)
      const municipality = position && nearestMunicipality(position.coords, terms())
      // Chosen by hand meanwhile.
      if ((state.value as Near['state']['value']) !== 'asking') return
      state.value = municipality ? 'idle' : 'unknown'
      code.value = municipality?.code
    },
    choose(next) {
      state.value = 'idle'
      code.value = next
    },
  }
}

/** Undefined when it is denied, cannot be found, or takes too long. */
function positionFrom(geolocation: Positions): Promise<GeolocationPosition | undefined> {
  return new Promise((resolve) => {
    if (!geolocation) {
      resolve(undefined)
      return
    }
    geolocation.getCurrentPosition(resolve, () => resolve(undefined), {
      timeout: patience,
      maximumAge: oldest,
    })
  })
}
