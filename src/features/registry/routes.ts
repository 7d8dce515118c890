import type { RouteRecordRaw } from 'vue-router'

export const registryRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/diarium',
    name: 'registry',
    component: () => import('./RegistryScreen.vue'),
    meta: { room: 'registry', words: ['registry', 'need-list'] },
  },
]
