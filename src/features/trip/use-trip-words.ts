/** What a trip is called and when it is, in words. */
import { useI18n } from 'vue-i18n'
import type { TripView } from '../../domain/trips/trip.ts'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../casework/use-words.ts'

export interface TripWords {
  readonly titleOf: (trip: Pick<TripView, 'name' | 'municipalities'>) => string
  readonly placesOf: (trip: Pick<TripView, 'municipalities'>) => string
  /** Empty where no day was chosen. */
  readonly daysOf: (trip: Pick<TripView, 'from' | 'to'>) => string
}

export function useTripWords(): TripWords {
  const { t } = useI18n()
  const format = useFormat()
  const words = useWords()
  const placesOf = ({ municipalities }: Pick<TripView, 'municipalities'>) =>
    municipalities.map(words.municipality).join(', ')
  return {
    placesOf,
    titleOf: (trip) => trip.name || placesOf(trip) || t('trip.unnamed'),
    daysOf({ from, to }) {
      if (from === '') return ''
      const day = (date: string) => format.value.day(date)
      return from === to ? day(from) : t('trip.days', { from: day(from), to: day(to) })
    },
  }
}
