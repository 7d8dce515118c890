import { describe, expect, it } from 'vitest'
import { chooseFitting } from '../../src/domain/guided-start/choose-fitting.ts'
import { choiceOf, readStep, stepTo } from '../../src/features/guided-start/steps.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const known = (vocabulary: string, code: string) =>
  vocabulary === 'fields' ? code === 'dans' : code === '0482'

describe('the address of the guided start', () => {
  it('asks one question at a time', () => {
    expect(readStep({}, known).kind).toBe('want')
    expect(readStep({ want: 'pengar' }, known).kind).toBe('field')
    expect(readStep({ want: 'pengar', field: 'dans' }, known).kind).toBe('place')
    const step = readStep({ want: 'pengar', field: 'dans', municipality: '0482' }, known)
    expect(step.kind === 'answer' && choiceOf(step)).toEqual({
      want: 'pengar',
      field: 'dans',
      municipality: '0482',
    })
  })

  it('asks again what it does not know', () => {
    expect(readStep({ want: 'guld' }, known).kind).toBe('want')
    expect(readStep({ want: 'lokal', field: 'rymdfart', municipality: '0482' }, known).kind).toBe(
      'field',
    )
    expect(readStep({ want: 'lokal', field: 'dans', municipality: '9999' }, known).kind).toBe(
      'place',
    )
  })

  it('tells what was skipped from what was not asked yet', () => {
    const step = readStep({ want: 'lokal', field: 'alla', municipality: 'alla' }, known)
    expect(step.kind === 'answer' && choiceOf(step)).toEqual({ want: 'lokal' })
  })

  it('asks nobody for a field who does not know what they need', () => {
    expect(stepTo('vet-inte')).toMatchObject({ params: { want: 'vet-inte', field: 'alla' } })
    expect(stepTo('pengar')).toEqual({ name: 'guided-step', params: { want: 'pengar' } })
  })
})

describe('what fits', () => {
  const of = (kind: 'network' | 'venue' | 'event') => ({
    kind,
    entries: seedEntries().filter((entry) => entry.kind === kind),
    total: 99,
  })
  const counts = (kinds: readonly ('network' | 'venue' | 'event')[], today = '2024-01-01') =>
    chooseFitting(kinds.map(of), today).map(({ kind, entries }) => [kind, entries.length])

  it('is four at most, shared between kinds', () => {
    expect(counts(['venue'])).toEqual([['venue', 4]])
    expect(counts(['network', 'venue'])).toEqual([
      ['network', 2],
      ['venue', 2],
    ])
  })

  it('gives a kind the room that another leaves', () => {
    const [network] = of('network').entries
    const few = { kind: 'network', entries: network ? [network] : [], total: 1 } as const
    const chosen = chooseFitting([few, of('venue')], '2024-01-01')
    expect(chosen.map(({ entries }) => entries.length)).toEqual([1, 3])
  })

  it('is nothing that is closed, over or only for regions', () => {
    const all = seedEntries()
    const closed = of('network').entries.map((entry) => ({ ...entry, status: 'inactive' as const }))
    expect(chooseFitting([{ kind: 'network', entries: closed, total: 7 }], '2024-01-01')).toEqual(
      [],
    )
    const event = all.find((entry) => entry.kind === 'event')
    const past = event ? [{ ...event, startsOn: '2023-05-01', endsOn: '2023-05-02' }] : []
    expect(past).toHaveLength(1)
    const events = (today: string) =>
      chooseFitting([{ kind: 'event', entries: past, total: 1 }], today).length
    expect([events('2023-05-02'), events('2023-05-03')]).toEqual([1, 0])
    const scheme = all.find((entry) => entry.kind === 'funding')
    const forRegions = scheme ? [{ ...scheme, audiences: ['region'] }] : []
    expect(forRegions).toHaveLength(1)
    expect(
      chooseFitting([{ kind: 'funding', entries: forRegions, total: 1 }], '2024-01-01'),
    ).toEqual([])
  })
})
