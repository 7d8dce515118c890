import type { RouteRecordRaw } from 'vue-router'

const meta = { room: 'trip', words: ['trip', 'contacts', 'curate', 'need-list'] }

export const tripRoutes: readonly RouteRecordRaw[] = [
  { path: '/resan', name: 'trips', component: () => import('./TripsScreen.vue'), meta },
  {
    path: '/resan/:id',
    name: 'trip',
    component: () => import('./TripScreen.vue'),
    props: true,
    meta,
  },
]
