/** The places of the app, in the order they are offered. A place without a registered route isn't shown. */
import type { Component } from 'vue'
import type { Router } from 'vue-router'
import { BookOpenText, Ellipsis, House, Inbox, NotebookText, Users } from '@lucide/vue'
import type { Viewer } from '../viewer.ts'

export interface Place {
  /** Name of its route. */
  readonly route: string
  /** Key in `common.places`. */
  readonly word: string
  readonly icon: Component
}

const start: Place = { route: 'start', word: 'common.places.start', icon: House }
const catalogue: Place = { route: 'catalogue', word: 'common.places.catalogue', icon: BookOpenText }
const needs: Place = { route: 'needs', word: 'common.places.needs', icon: Inbox }
const contacts: Place = { route: 'contacts', word: 'common.places.contacts', icon: Users }
const mine: Place = { route: 'mine', word: 'common.places.mine', icon: NotebookText }
const more: Place = { route: 'more', word: 'common.places.more', icon: Ellipsis }

/** Four around the "+ Anteckna" of the phone's bar. */
export function barPlaces(viewer: Viewer, router: Router): readonly Place[] {
  return known([start, catalogue, viewer.kind === 'staff' ? needs : mine, more], router)
}

/** Everything, for the desktop's side. */
export function sidePlaces(viewer: Viewer, router: Router): readonly Place[] {
  const staff = viewer.kind === 'staff' ? [needs, contacts] : []
  return known([start, catalogue, ...staff, mine, more], router)
}

const known = (places: readonly Place[], router: Router) =>
  places.filter((place) => router.hasRoute(place.route))
