import type { RouteRecordRaw } from 'vue-router'

/** The entry is a child, so that the list stays beside it on a desktop and keeps its place on a phone. */
export const directoryRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/katalog',
    name: 'catalogue',
    component: () => import('./CatalogueScreen.vue'),
    children: [
      {
        path: ':id',
        name: 'entry',
        component: () => import('./EntryScreen.vue'),
        props: true,
        meta: {
          keepsScroll: true,
          up: { route: 'catalogue', word: 'directory.toCatalogue' },
          words: ['funding'],
        },
      },
    ],
  },
]
