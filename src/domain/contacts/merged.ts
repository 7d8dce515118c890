/**
 * Which contacts are one person. `mergedInto` is an arrow from the one that was merged to the one that is
 * kept; what stands here is worked out from all arrows anew, never stored, so that undoing one is enough.
 *
 *   A ──▶ B ──▶ C        C is kept for all three
 *   A ──▶ B ──▶ A        two people merged offline, each the other way: the one with the lowest id is kept
 *   A ──▶ (not here)     A stands for itself until the other comes
 *
 * Every contact has exactly one that is kept for it, and that one is here: nobody is hidden by a merge.
 */
export interface Mergeable {
  readonly id: string
  /** Id of the contact this one was merged into, or empty. */
  readonly mergedInto: string
}

/** Of those that are merged alone: the id of the one that is kept for each. */
export type KeptIds = ReadonlyMap<string, string>

export function keptIds(contacts: readonly Mergeable[]): KeptIds {
  const arrows = arrowsOf(contacts)
  const found = new Map<string, string>()
  for (const [start] of arrows) {
    const path: string[] = []
    let at = start
    while (!found.has(at) && arrows.has(at) && !path.includes(at)) {
      path.push(at)
      at = arrows.get(at) ?? at
    }
    const turn = path.indexOf(at)
    const kept = turn < 0 ? (found.get(at) ?? at) : lowest(path.slice(turn))
    for (const id of path) found.set(id, kept)
  }
  for (const [id, kept] of found) if (id === kept) found.delete(id)
  return found
}

/** The one that stands for it: itself, where it isn't merged or isn't here. */
export function keptFor(kept: KeptIds, id: string): string {
  return kept.get(id) ?? id
}

/** All ids under which things may be told of it, the kept one first. */
export function allIdsOf(kept: KeptIds, id: string): readonly string[] {
  const one = keptFor(kept, id)
  const merged = [...kept].filter(([, other]) => other === one).map(([other]) => other)
  return [one, ...merged.sort()]
}

/**
 * Whose arrow must go so that `merged` stands for itself again. Where people merged in a circle that is also
 * the kept one's own arrow, which else would take it along. What was merged into `merged` goes with it.
 */
export function arrowsToUndo(contacts: readonly Mergeable[], merged: string): readonly string[] {
  const arrows = arrowsOf(contacts)
  const kept = keptIds(contacts).get(merged)
  if (kept === undefined) return []
  return arrows.has(kept) ? [merged, kept] : [merged]
}

/** To somebody else who is here: the others lead nowhere. */
function arrowsOf(contacts: readonly Mergeable[]): ReadonlyMap<string, string> {
  const merged = contacts.filter(({ id, mergedInto }) => mergedInto !== '' && mergedInto !== id)
  if (merged.length === 0) return new Map()
  const here = new Set(contacts.map(({ id }) => id))
  return new Map(
    merged.flatMap(({ id, mergedInto }) =>
      here.has(mergedInto) ? [[id, mergedInto] as const] : [],
    ),
  )
}

function lowest(ids: readonly string[]): string {
  return ids.reduce((low, id) => (id < low ? id : low))
}
