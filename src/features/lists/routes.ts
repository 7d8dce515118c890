import type { RouteRecordRaw } from 'vue-router'

/** A shared list holds its entries in the fragment (`shared-list.ts`), which no server is told. */
export const listsRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mina/listor/:id',
    name: 'list',
    component: () => import('./ListScreen.vue'),
    props: true,
    meta: { words: ['own'], up: { route: 'mine', word: 'own.list.toMine' } },
  },
  {
    path: '/lista',
    name: 'shared-list',
    component: () => import('./SharedListScreen.vue'),
    meta: { words: ['own'] },
  },
]
