import type { RouteRecordRaw } from 'vue-router'

export const takeAlongRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/ta-med',
    name: 'take-along',
    component: () => import('./TakeAlongScreen.vue'),
    meta: { words: ['take-along'] },
  },
]
