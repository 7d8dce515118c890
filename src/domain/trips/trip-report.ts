/** The draft of a trip's report: what was written down on those days, there. A person edits it. */
import type { ContactView, FollowUpView, LogEntryView, NeedView } from '../casework/views.ts'
import type { TripView } from './trip.ts'

export interface ReportWords {
  /** "Resa till Flen, 24 november 2026". */
  readonly title: string
  /** "24 november 2026", of an ISO date. */
  readonly day: (date: string) => string
  /** The local ISO date of an ISO time. */
  readonly dateOf: (time: string) => string
  readonly counts: (numbers: { readonly meetings: number; readonly needs: number }) => string
  readonly need: (text: string) => string
  /** Somebody who gave no name, or must not be named. */
  readonly somebody: string
  readonly assured: (names: readonly string[]) => string
  readonly events: (names: readonly string[]) => string
  readonly left: string
}

export interface ReportSources {
  readonly trip: TripView
  /** User id of whoever travelled: what names no place counts where it is theirs. */
  readonly traveller: string
  readonly entries: readonly LogEntryView[]
  readonly needs: readonly NeedView[]
  readonly followUps: readonly FollowUpView[]
  /** Undefined for somebody who must not be named. */
  readonly named: (id: string) => ContactView | undefined
  /** Names of what was ticked off: entries that were assured, events one was at. */
  readonly assured: readonly string[]
  readonly events: readonly string[]
}

/** Log entries of the trip’s days that tell of its places, in the order in which they were written. */
export function entriesOfTrip(sources: ReportSources, words: Pick<ReportWords, 'dateOf'>) {
  const { trip, traveller, entries, needs, named } = sources
  const needOf = new Map(needs.map((need) => [need.id, need]))
  return entries
    .filter(({ at, about, by, change, text }) => {
      const date = words.dateOf(at)
      if (date < trip.from || date > trip.to || (change && text === '')) return false
      const places = about.flatMap((id) => (needOf.get(id) ?? named(id))?.municipalities ?? [])
      if (places.length === 0) return by === traveller
      return places.some((code) => trip.municipalities.includes(code))
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
}

export function tripReport(sources: ReportSources, words: ReportWords): string {
  const entries = entriesOfTrip(sources, words)
  const needOf = new Map(sources.needs.map((need) => [need.id, need]))
  const lines: string[] = []
  const asked = new Set<string>()
  let day = ''
  let place = ''
  for (const { at, about, text, context = '' } of entries) {
    const date = words.dateOf(at)
    if (date !== day || context !== place) {
      day = date
      place = context
      lines.push('', [words.day(date), context].filter(Boolean).join(', '))
    }
    const people = about.filter((id) => !needOf.has(id) && id.startsWith('contact:'))
    const who = people.map((id) => nameOf(sources.named(id), words)).join(', ')
    lines.push(`– ${[who || words.somebody, inOneLine(text)].filter(Boolean).join(': ')}`)
    for (const id of about) {
      const need = needOf.get(id)
      if (!need || asked.has(id)) continue
      asked.add(id)
      lines.push(`  ${words.need(inOneLine(need.text))}`)
    }
  }
  const told = new Set(entries.flatMap(({ about }) => about))
  const left = sources.followUps
    .filter(({ done, about }) => !done && about.some((id) => told.has(id)))
    .map(({ text, dueOn }) => `– ${inOneLine(text)} (${words.day(dueOn)})`)
  return [
    words.title,
    words.counts({ meetings: entries.length, needs: asked.size }),
    ...lines,
    ...part(sources.events, words.events),
    ...part(sources.assured, words.assured),
    ...(left.length > 0 ? ['', words.left, ...left] : []),
  ].join('\n')
}

function part(names: readonly string[], words: (names: readonly string[]) => string) {
  return names.length > 0 ? ['', words(names)] : []
}

function nameOf(contact: ContactView | undefined, { somebody }: ReportWords): string {
  if (!contact || contact.name === '') return somebody
  return contact.organisation ? `${contact.name} (${contact.organisation})` : contact.name
}

/** What was said stays one line of the report. */
function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}
