import type { RouteRecordRaw } from 'vue-router'

/** The contact is a child, so that the list stays beside it on a desktop and keeps its place on a phone. */
export const contactsRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/kontakter',
    name: 'contacts',
    component: () => import('./ContactsScreen.vue'),
    meta: { room: 'contacts', words: ['contacts', 'need-list', 'curate'] },
    children: [
      {
        path: 'ny',
        name: 'new-contact',
        component: () => import('./NewContact.vue'),
        meta: { keepsScroll: true },
      },
      {
        path: 'kanske-samma',
        name: 'maybe-same',
        component: () => import('./MaybeSameScreen.vue'),
        meta: { keepsScroll: true },
      },
      {
        path: ':id/jamfor/:other',
        name: 'contact-compare',
        component: () => import('./ContactCompare.vue'),
        props: true,
        meta: { keepsScroll: true },
      },
      {
        path: ':id',
        name: 'contact',
        component: () => import('./ContactScreen.vue'),
        props: true,
        meta: { keepsScroll: true },
      },
    ],
  },
]
