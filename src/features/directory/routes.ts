import type { RouteRecordRaw } from 'vue-router'
import { publicKinds } from '../../domain/directory/public-page.ts'

/** The entry is a child, so that the list stays beside it on a desktop and keeps its place on a phone. */
export const directoryRoutes: readonly RouteRecordRaw[] = [
  // The server's pages, opened from the app or without network.
  {
    path: `/katalog/:kind(${publicKinds})`,
    redirect: ({ params }) => ({ name: 'catalogue', query: { kind: params['kind'] } }),
  },
  {
    path: `/katalog/:kind(${publicKinds})/:slug`,
    redirect: ({ params }) => ({
      name: 'entry',
      params: { id: `${String(params['kind'])}:${String(params['slug'])}` },
      query: {},
    }),
  },
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
