/** Chromium keeps a page for "back" with its workers and their locks: nothing may wait for such a page. */
import { afterEach, expect, test } from 'vitest'
import { shallowRef, watch } from 'vue'
import SignOut from '../../src/features/account/SignOut.vue'
import { holdWorkspace } from '../../src/features/account/current-workspace.ts'
import { identityKey, type Identity } from '../../src/features/account/identity.ts'
import { keepIdentity, readKeptIdentity } from '../../src/features/account/keep-identity.ts'
import { leaderLock } from '../../src/workers/sync-calls.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'

afterEach(clearDevice)

const transition = (kind: 'pagehide' | 'pageshow') =>
  window.dispatchEvent(new PageTransitionEvent(kind, { persisted: true }))

async function isLed(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === leaderLock(actor.server, actor.user))
}

test('a page that is put away does not lead the sync, and leads again when it is taken out', async () => {
  await mountFor(actor, SignOut)
  await expect.poll(isLed).toBe(true)
  transition('pagehide')
  await expect.poll(isLed).toBe(false)
  transition('pageshow')
  await expect.poll(isLed).toBe(true)
})

test('a page that is taken out again shows nothing of somebody who has signed out meanwhile', async () => {
  const { account } = await mountFor(actor, SignOut)
  transition('pagehide')
  await keepIdentity(visitor)
  localStorage.setItem(identityKey, JSON.stringify(visitor))
  transition('pageshow')
  await expect.poll(() => account.identity.value).toEqual(visitor)
  await expect.poll(() => account.workspace.value?.identity).toEqual(visitor)
})

test('who uses the device is on its disk before a screen says so', async () => {
  const identity = shallowRef<Identity>({ kind: 'unknown' })
  const onDisk: Promise<Identity | undefined>[] = []
  const stop = watch(identity, () => onDisk.push(readKeptIdentity()), { flush: 'sync' })
  const current = holdWorkspace(identity)
  await current.become(actor)
  await current.become(visitor)
  stop()
  expect(await Promise.all(onDisk)).toEqual([actor, visitor])
  await current.workspace.value?.close()
})
