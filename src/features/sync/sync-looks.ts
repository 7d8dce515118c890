import type { Component } from 'vue'
import {
  Check,
  CloudOff,
  FileX,
  GitFork,
  LogIn,
  OctagonAlert,
  RefreshCw,
  RotateCw,
  Smartphone,
  TriangleAlert,
} from '@lucide/vue'
import type { SyncKind } from './use-sync-state.ts'

interface Look {
  readonly icon: Component
  readonly tone: 'plain' | 'act' | 'mind'
}

/** No network is no fault: it stays plain. What somebody must act on is not. */
export const syncLooks: Readonly<Record<SyncKind, Look>> = {
  'in-sync': { icon: Check, tone: 'act' },
  working: { icon: RefreshCw, tone: 'plain' },
  unsent: { icon: Smartphone, tone: 'plain' },
  refused: { icon: OctagonAlert, tone: 'mind' },
  unreadable: { icon: FileX, tone: 'mind' },
  unresolved: { icon: GitFork, tone: 'mind' },
  offline: { icon: CloudOff, tone: 'plain' },
  'signed-out': { icon: LogIn, tone: 'mind' },
  'other-user': { icon: LogIn, tone: 'mind' },
  'foreign-server': { icon: TriangleAlert, tone: 'mind' },
  trouble: { icon: TriangleAlert, tone: 'mind' },
  outdated: { icon: RotateCw, tone: 'mind' },
  unsaved: { icon: OctagonAlert, tone: 'mind' },
  broken: { icon: TriangleAlert, tone: 'mind' },
  visitor: { icon: Smartphone, tone: 'plain' },
  'visitor-offline': { icon: CloudOff, tone: 'plain' },
}
