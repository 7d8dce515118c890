import type { RouteRecordRaw } from 'vue-router'

/** `/mer/ordlistor/fields/dans`; `nytt` adds one. */
const meta = { words: ['vocabularies', 'curate', 'edit', 'more'], room: 'vocabularies' } as const

export const vocabulariesRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/ordlistor',
    name: 'vocabularies',
    component: () => import('./VocabulariesScreen.vue'),
    meta: { ...meta, up: { route: 'more', word: 'more.toMore' } },
  },
  {
    path: '/mer/ordlistor/:vocabulary',
    name: 'vocabulary',
    component: () => import('./VocabularyScreen.vue'),
    props: true,
    meta: { ...meta, up: { route: 'vocabularies', word: 'vocabularies.toList' } },
  },
  {
    path: '/mer/ordlistor/:vocabulary/nytt-ord',
    name: 'new-word',
    component: () => import('./NewWordScreen.vue'),
    props: true,
    meta,
  },
  {
    path: '/mer/ordlistor/:vocabulary/ord/:code',
    name: 'word',
    component: () => import('./WordScreen.vue'),
    props: true,
    meta,
  },
]
