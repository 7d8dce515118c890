import type { RouteRecordRaw } from 'vue-router'

/** What these three say. */
const meta = { words: ['more', 'take-along', 'regions'] } as const

export const moreRoutes: readonly RouteRecordRaw[] = [
  { path: '/mer', name: 'more', component: () => import('./MoreScreen.vue'), meta },
  { path: '/mer/om', name: 'about', component: () => import('./AboutScreen.vue'), meta },
  {
    path: '/mer/tillganglighet',
    name: 'accessibility',
    component: () => import('./AccessibilityScreen.vue'),
    meta,
  },
]
