/**
 * One key for what is done most in the list of needs and on its board. Never while somebody writes, never over a
 * question that waits, and not at all where they are turned off: whoever speaks to the computer says letters too
 * (WCAG 2.1.4).
 */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { useStoredChoice } from '../../ui/stored-choice.ts'

export interface KeyActions {
  /** The id of the row in focus, else of the one that is open. */
  readonly choose: (id: string) => void
  readonly take: (id: string) => void
  readonly state: (id: string) => void
  /** To the column beside; on the board alone. */
  readonly move?: (id: string, step: 1 | -1) => void
  readonly help: () => void
}

/** Whether the keys are used on this device. */
export function useKeysChoice(): Ref<'on' | 'off'> {
  return useStoredChoice('need-keys', ['on', 'off'] as const, 'on')
}

const rowsIn = (part: ParentNode) => [...part.querySelectorAll<HTMLElement>('[data-row] a')]
const idOf = (row: Element | null | undefined) =>
  row?.closest<HTMLElement>('[data-row]')?.dataset['row']

export function useNeedKeys(
  room: Readonly<Ref<HTMLElement | null>>,
  choice: Readonly<Ref<'on' | 'off'>>,
  actions: () => KeyActions,
): void {
  /** A phone shows one of them. */
  const columns = () =>
    [...(room.value?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].filter((column) =>
      column.checkVisibility(),
    )

  function rowHere(): HTMLElement | undefined {
    const rows = room.value ? rowsIn(room.value) : []
    const focused = rows.find((row) => row === document.activeElement)
    // A box or a button of the row counts as the row.
    const within = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('a')
    return focused ?? within ?? rows.find((row) => row.getAttribute('aria-current') === 'true')
  }

  /** @returns whether there was somewhere to go. */
  function step(by: 1 | -1): boolean {
    const here = rowHere()
    const within = here?.closest('[data-column]') ?? columns()[0] ?? room.value
    const rows = within ? rowsIn(within) : []
    const at = here ? rows.indexOf(here) : by === 1 ? -1 : rows.length
    const next = rows[at + by]
    next?.focus()
    return next !== undefined
  }

  /** To the column beside that has rows, as far down as one was. */
  function aside(by: 1 | -1): boolean {
    const here = rowHere()
    const all = columns()
    const column = all.findIndex((each) => here && each.contains(here))
    const own = all[column]
    if (!here || !own) return false
    const depth = rowsIn(own).indexOf(here)
    const wanted = by === 1 ? all.slice(column + 1) : all.slice(0, column).reverse()
    const rows = wanted.map(rowsIn).find((list) => list.length > 0) ?? []
    const next = rows[Math.min(depth, rows.length - 1)]
    next?.focus()
    return next !== undefined
  }

  function run(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event
    const { choose, take, state, move, help } = actions()
    const onBoard = move !== undefined
    const sideways = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined
    if (key === '?') return (help(), true)
    if (key === 'j' || (onBoard && key === 'ArrowDown')) return step(1)
    if (key === 'k' || (onBoard && key === 'ArrowUp')) return step(-1)
    if (onBoard && sideways && !shiftKey) return aside(sideways)
    const id = idOf(rowHere())
    if (id === undefined) return false
    if (onBoard && sideways) return (move(id, sideways), true)
    const act = { x: choose, a: take, s: state }[key]
    act?.(id)
    return act !== undefined
  }

  function onKey(event: KeyboardEvent) {
    if (choice.value === 'off' || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (!isHere(room.value) || document.querySelector('[role="dialog"]')) return
    if (run(event)) event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}

/** In the room, or nowhere: a heading that was just arrived at, the page itself. */
function isHere(room: HTMLElement | null): boolean {
  const active = document.activeElement
  if (!room || !active || active === document.body) return room !== null
  return room.contains(active) || active.matches('h1, main')
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type="checkbox"]')))
  )
}
