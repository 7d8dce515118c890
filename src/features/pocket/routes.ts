import type { RouteRecordRaw } from 'vue-router'

/** `?lista=<id>`, `?visa=favoriter` or `?kommun=<code>` chooses what goes in. */
export const pocketRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mina/fickkatalog',
    name: 'pocket',
    component: () => import('./PocketScreen.vue'),
    meta: { words: ['own'], up: { route: 'mine', word: 'own.list.toMine' } },
  },
]
