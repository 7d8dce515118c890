import type { RouteRecordRaw } from 'vue-router'

export const logRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/anteckna',
    name: 'log',
    component: () => import('./LogScreen.vue'),
    meta: { words: ['field'] },
  },
  {
    path: '/idag',
    name: 'today',
    component: () => import('./DayScreen.vue'),
    meta: { words: ['field'], room: 'field' },
  },
]
