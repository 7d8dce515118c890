import type { RouteRecordRaw } from 'vue-router'

/** What visitors meet is in every language; the rest is the staff's and the owners'. */
const forAll = { words: ['curate'] } as const
const desk = { words: ['curate', 'edit', 'funding'], room: 'edit' } as const

export const curateRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/fel/:id',
    name: 'report-entry',
    component: () => import('./ReportScreen.vue'),
    props: ({ params }) => ({ id: params['id'], purpose: 'report' }),
    meta: forAll,
  },
  {
    path: '/vi/:id',
    name: 'claim-entry',
    component: () => import('./ReportScreen.vue'),
    props: ({ params }) => ({ id: params['id'], purpose: 'claim' }),
    meta: forAll,
  },
  {
    path: '/ta-bort/:id',
    name: 'retire-entry',
    component: () => import('./RetireScreen.vue'),
    props: true,
    meta: forAll,
  },
  {
    path: '/andra/:id',
    name: 'edit-entry',
    component: () => import('./EditScreen.vue'),
    props: true,
    meta: desk,
  },
  {
    path: '/ny-post',
    name: 'new-entry',
    component: () => import('./NewEntryScreen.vue'),
    meta: desk,
  },
  {
    path: '/historik/:id',
    name: 'entry-history',
    component: () => import('./HistoryScreen.vue'),
    props: true,
    meta: desk,
  },
  {
    path: '/inaktuellt',
    name: 'stale',
    component: () => import('./StaleScreen.vue'),
    meta: desk,
  },
  {
    path: '/granska',
    name: 'review',
    component: () => import('./ReviewScreen.vue'),
    meta: desk,
    children: [
      {
        path: ':id',
        name: 'review-one',
        component: () => import('./ReviewOne.vue'),
        props: true,
        meta: { ...desk, keepsScroll: true },
      },
    ],
  },
]
