/**
 * A phone restored from its backup, or a cloned profile, makes dots that another life of it has made
 * before. Its unsent edits then get new dots under a new device id, so that no value is taken for another.
 */
import { emptyMap } from '../json.ts'
import { isSetRegister, type Register, type Written } from '../merge/register.ts'
import type { Dot } from '../merge/version-vector.ts'
import { everyWritten, type MutableDocument } from './document.ts'

/**
 * @param device the id that is given up.
 * @param renamed new dots of the unsent edits of this document, by their old counters.
 * @param options.sent whether the server may hold edits that this device made under the id that is given up.
 * @param options.base how many of those the document contained before its first unsent edit. What another life
 *   has made beyond is not in it, though this one has counted further, elsewhere.
 */
export function restamped(
  document: MutableDocument,
  device: string,
  renamed: ReadonlyMap<number, Dot>,
  { sent, base }: { readonly sent: boolean; readonly base?: number | undefined } = { sent: true },
): MutableDocument {
  const registers = emptyMap<Register>()
  const restamp = <W extends Written>(written: W): W => {
    const dot = written.dot[0] === device ? renamed.get(written.dot[1]) : undefined
    return dot ? { ...written, dot } : written
  }
  for (const [name, register] of Object.entries(document.registers)) {
    registers[name] = isSetRegister(register)
      ? {
          elements: Object.fromEntries(
            Object.entries(register.elements).map(([element, list]) => [
              element,
              list.map(restamp),
            ]),
          ),
        }
      : { values: register.values.map(restamp) }
  }
  const next = { ...document, registers }
  return { ...next, seen: seenAfter(next, device, renamed, sent ? base : 0) }
}

/** What was unsent is no longer claimed under the old id; everything that stands in the document still is. */
function seenAfter(
  document: MutableDocument,
  device: string,
  renamed: ReadonlyMap<number, Dot>,
  base: number | undefined,
) {
  const seen = Object.assign(emptyMap<number>(), document.seen)
  const firstUnsent = Math.min(...renamed.keys())
  const standing = [...everyWritten(document)]
    .filter(([, { dot }]) => dot[0] === device)
    .map(([, { dot }]) => dot[1])
  const before = Math.min(seen[device] ?? 0, base ?? firstUnsent - 1)
  const counter = Math.max(before, ...standing)
  if (counter > 0) seen[device] = counter
  else Reflect.deleteProperty(seen, device)
  for (const [newDevice, newCounter] of renamed.values()) {
    seen[newDevice] = Math.max(seen[newDevice] ?? 0, newCounter)
  }
  return seen
}
