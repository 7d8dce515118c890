import type { RouteRecordRaw } from 'vue-router'

/** `?till=/arenden` is where one goes after having signed in. */
export const accountRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/konto',
    name: 'account',
    component: () => import('./AccountScreen.vue'),
    meta: { words: ['account'] },
  },
]
