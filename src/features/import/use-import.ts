/**
 * One import on screen.
 *
 *   idle ──file──▶ reading ──▶ refused
 *                     └──▶ opened ──check──▶ checking ──▶ checked ──send──▶ sending ──▶ sent
 *                            ▲                 │ stop        │                │ stop, no line
 *                            └─────────────────┴── back ─────┘                └──▶ halted ──go on──▶ sending
 */
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import type { Json } from '../../domain/json.ts'
import type { MatchChoice } from '../../domain/import/plan-import.ts'
import {
  rememberedSource,
  rememberSource,
  type RememberedSource,
} from '../../journal/import-mappings.ts'
import { createImportClient, type ImportClient } from '../../workers/import-client.ts'
import type { Workspace } from '../account/workspace.ts'
import { createImportApi, type ImportApi } from './import-api.ts'
import type { Checked, Doubt, OpenedFile, PlanSummary, Reading } from './import-session.ts'
import { nothingSent, sendRows, type SendOutcome, type Sent } from './send-rows.ts'
import type { FileRefusal } from './read-file.ts'

type Opened = Exclude<OpenedFile, { kind: 'refused' }>

export type ImportStep =
  | { readonly kind: 'idle' | 'reading' }
  | { readonly kind: 'refused'; readonly why: FileRefusal | 'failed' }
  | { readonly kind: 'opened'; readonly trouble?: 'unreachable' | 'failed' | 'stopped' }
  | { readonly kind: 'checking'; readonly done: number; readonly total: number }
  | { readonly kind: 'checked'; readonly checked: Checked }
  | { readonly kind: 'sending'; readonly total: number }
  | {
      readonly kind: 'halted'
      readonly why: Exclude<SendOutcome['kind'], 'all'>
      readonly total: number
    }
  | { readonly kind: 'sent' }

export interface ImportDependencies {
  readonly workspace: Workspace
  readonly createClient?: () => ImportClient
  readonly api?: ImportApi
}

export function useImport({ workspace, createClient, api: given }: ImportDependencies) {
  const { journal } = workspace
  const makeClient = createClient ?? createImportClient
  const api = given ?? createImportApi(journal.user)
  let client: ImportClient | undefined
  let importId = ''
  let stopping = new AbortController()

  const step = shallowRef<ImportStep>({ kind: 'idle' })
  const file = shallowRef<File>()
  const opened = shallowRef<Opened>()
  const source = ref('')
  const doubts = shallowRef<readonly Doubt[]>([])
  const choices = shallowRef<ReadonlyMap<number, MatchChoice>>(new Map())
  const summary = shallowRef<PlanSummary>()
  const sent = shallowRef<Sent>(nothingSent)
  const remembered = shallowRef<RememberedSource>()
  const toSend = computed(() =>
    summary.value ? summary.value.counts.new + summary.value.counts.change : 0,
  )

  /** A worker that is in the middle of something is ended; the file is read again by the next. */
  function freshClient(): ImportClient {
    client?.stop()
    client = makeClient()
    return client
  }
  onBeforeUnmount(() => {
    stopping.abort()
    client?.stop()
  })

  async function choose(next: File) {
    step.value = { kind: 'reading' }
    file.value = next
    source.value = sourceOf(next.name)
    summary.value = undefined
    choices.value = new Map()
    sent.value = nothingSent
    try {
      const answer = await freshClient().open(next)
      if (file.value !== next) return
      if (answer.kind === 'refused') {
        step.value = { kind: 'refused', why: answer.why }
        return
      }
      await recall()
      opened.value = answer
      step.value = { kind: 'opened' }
    } catch {
      // The worker could not be fetched, or the file is gone (a card pulled out, a cloud without network).
      step.value = { kind: 'refused', why: 'failed' }
    }
  }

  /** How files of this source were read the last time. */
  async function recall() {
    remembered.value = source.value.trim()
      ? await rememberedSource(journal.database, source.value)
      : undefined
  }

  async function check(reading: Reading, remember: RememberedSource | undefined) {
    const running = client
    if (!running) return
    step.value = { kind: 'checking', done: 0, total: 0 }
    try {
      if (remember) await rememberSource(journal.database, source.value, remember)
      const checked = await running.check(reading, (done, total) => {
        if (step.value.kind === 'checking') step.value = { kind: 'checking', done, total }
      })
      if (client !== running) return
      if (checked === 'unreachable') {
        step.value = { kind: 'opened', trouble: 'unreachable' }
        return
      }
      choices.value = new Map()
      doubts.value = await running.doubts()
      summary.value = await running.plan(choices.value)
      importId = journal.ulid()
      sent.value = nothingSent
      step.value = { kind: 'checked', checked }
    } catch {
      if (client === running) step.value = { kind: 'opened', trouble: 'failed' }
    }
  }

  async function stopChecking() {
    const current = file.value
    const next = freshClient()
    step.value = { kind: 'opened', trouble: 'stopped' }
    if (current) await next.open(current).catch(() => undefined)
  }

  async function decide(decisions: readonly (readonly [number, MatchChoice])[]) {
    const next = new Map(choices.value)
    for (const [number, choice] of decisions) next.set(number, choice)
    choices.value = next
    const planned = await client?.plan(next)
    // A later choice has its own answer on the way.
    if (planned && choices.value === next) summary.value = planned
  }

  async function send(mapping: Json) {
    const running = client
    if (!running || step.value.kind === 'sending') return
    const total = toSend.value
    stopping = new AbortController()
    step.value = { kind: 'sending', total }
    const outcome = await sendAll(running, mapping)
    step.value =
      outcome.kind === 'all' ? { kind: 'sent' } : { kind: 'halted', why: outcome.kind, total }
  }

  async function sendAll(running: ImportClient, mapping: Json): Promise<SendOutcome> {
    const name = source.value.trim().slice(0, 200)
    const begun = await api.open(importId, name, mapping)
    if (begun.kind !== 'ok') return { kind: begun.kind, sent: sent.value }
    return sendRows(api, importId, (offset, limit) => running.rows(offset, limit), {
      from: sent.value,
      signal: stopping.signal,
      progress: (now) => (sent.value = now),
    })
  }

  function startOver() {
    client?.stop()
    client = undefined
    opened.value = undefined
    step.value = { kind: 'idle' }
  }

  return {
    ...{ step, opened, source, remembered, doubts, choices, summary, sent, toSend },
    ...{ choose, recall, check, stopChecking, decide, send, startOver },
    stopSending: () => stopping.abort(),
    back: () => (step.value = { kind: 'opened' }),
    client: () => client,
    api,
  }
}

export type ImportOnScreen = ReturnType<typeof useImport>

/** `Aktörer Sörmland 2026-10.xlsx` → `Aktörer Sörmland`: the same source next month. */
function sourceOf(fileName: string): string {
  const name = fileName.replace(/\.[^.]+$/, '').replace(/[\s_-]*\(?\d[\d\s_.()-]*$/, '')
  return (name === '' ? fileName : name).slice(0, 100)
}
