/** The draft of a trip's report, in the reader's language, from what the device has. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { tripReport } from '../../domain/trips/trip-report.ts'
import type { TripView } from '../../domain/trips/trip.ts'
import { allLogEntries, followUps, needs, people as peopleOf } from '../../journal/queries.ts'
import { useFormat } from '../../ui/format.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useEntries } from '../curate/use-entries.ts'
import { isOccasion } from '../../domain/directory/occasion.ts'
import { dayOf } from '../log/place-of-day.ts'
import type { TripEntries } from './use-trip-entries.ts'
import { useTripWords } from './use-trip-words.ts'

/** Undefined until the device has answered. */
export function useTripReport(
  trip: () => TripView,
  entries: () => TripEntries | undefined,
): ComputedRef<string | undefined> {
  const { t } = useI18n()
  const format = useFormat()
  const words = useTripWords()
  const log = useLiveQuery(allLogEntries)
  const asked = useLiveQuery(needs)
  const promised = useLiveQuery(followUps)
  const people = useLiveQuery(peopleOf)
  // What was assured on the way is no longer among those to assure.
  const done = useEntries(() => trip().done.filter((id) => !/^(need|contact):/.test(id)))

  return computed(() => {
    const [now, who] = [trip(), people.value]
    if (!log.value || !asked.value || !who || !entries()) return undefined
    const ticked = [...done.value.values()]
    const listed = (key: string) => (names: readonly string[]) =>
      t(`trip.report.${key}`, { names: names.join(', ') })
    return tripReport(
      {
        trip: now,
        traveller: now.createdBy,
        entries: log.value,
        needs: asked.value,
        followUps: promised.value ?? [],
        named: who.named,
        assured: ticked.filter((entry) => !isOccasion(entry)).map(({ name }) => name),
        events: ticked.filter(isOccasion).map(({ name }) => name),
      },
      {
        title: [words.titleOf(now), words.daysOf(now)].filter(Boolean).join(', '),
        day: (date) => format.value.day(date),
        dateOf: (time) => dayOf(Date.parse(time)),
        counts: ({ meetings, needs }) =>
          t('trip.report.counts', {
            meetings: t('trip.report.meetings', { count: meetings }, meetings),
            needs: t('trip.report.needs', { count: needs }, needs),
          }),
        need: (text) => t('trip.report.need', { text }),
        somebody: t('trip.report.somebody'),
        assured: listed('assured'),
        events: listed('events'),
        left: t('trip.report.left'),
      },
    )
  })
}
