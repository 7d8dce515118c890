import type { RouteRecordRaw } from 'vue-router'

export const moreRoutes: readonly RouteRecordRaw[] = [
  { path: '/mer', name: 'more', component: () => import('./MoreScreen.vue') },
  { path: '/mer/om', name: 'about', component: () => import('./AboutScreen.vue') },
  {
    path: '/mer/tillganglighet',
    name: 'accessibility',
    component: () => import('./AccessibilityScreen.vue'),
  },
]
