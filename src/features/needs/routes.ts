import type { RouteRecordRaw } from 'vue-router'

/** The need is a child, so that the list stays beside it on a desktop and keeps its place on a phone. */
export const needsRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/arenden',
    name: 'needs',
    component: () => import('./NeedsScreen.vue'),
    meta: { room: 'needs', words: ['need-list'] },
    children: [
      {
        path: ':id',
        name: 'need',
        component: () => import('./NeedScreen.vue'),
        props: true,
        meta: { keepsScroll: true, words: ['need-list', 'guiding', 'learning', 'edit', 'funding'] },
      },
    ],
  },
]
