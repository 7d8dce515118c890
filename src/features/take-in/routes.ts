import type { RouteRecordRaw } from 'vue-router'

export const takeInRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/ta-emot',
    name: 'take-in',
    component: () => import('./TakeInScreen.vue'),
    meta: { words: ['field'], room: 'field' },
  },
  {
    path: '/vi-finns',
    name: 'information',
    component: () => import('./InformationScreen.vue'),
    meta: { words: ['information'] },
  },
]
