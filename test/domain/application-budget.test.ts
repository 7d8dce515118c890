/** Money in whole kronor, from the field to the sum and the share. */
import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { rowKinds, sumsOf, type BudgetRow } from '../../src/domain/application/budget.ts'
import { coFundingChecks } from '../../src/domain/application/co-funding.ts'
import { mostKronor, readKronor } from '../../src/domain/application/kronor.ts'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'

const scheme = (id: string, more: Partial<Funding> = {}): Funding => ({
  kind: 'funding',
  id: parseDocumentId(`funding:${id}`),
  name: `Stödet ${id}`,
  fields: [],
  municipalities: [],
  topics: [],
  status: 'active',
  sources: [],
  funder: 'Regionen',
  level: 'region',
  audiences: [],
  purpose: '',
  ...more,
})
const schemes = (...all: readonly Funding[]) =>
  new Map(all.map((each) => [each.id as string, each]))
let count = 0
const row = (kind: BudgetRow['kind'], kronor: number | null, funder = ''): BudgetRow => {
  count += 1
  return { id: `R${count}`, kind, text: '', kronor, funder }
}

const anyRows = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...rowKinds),
    text: fc.string(),
    kronor: fc.option(fc.integer({ min: 0, max: mostKronor })),
    funder: fc.constantFrom('', 'funding:a', 'funding:b'),
  }),
  { maxLength: 60 },
)

describe('an amount as people write it', () => {
  it.each([
    ['12 500', 12_500],
    ['12\u00a0500 kr', 12_500],
    ['12\u202f500:-', 12_500],
    ['12.500', 12_500],
    ['1.234.500 kronor', 1_234_500],
    ['12500,00', 12_500],
    ['0', 0],
    ['', null],
    ['   ', null],
  ])('%j is %j', (written, kronor) => {
    expect(readKronor(written)).toBe(kronor)
  })

  it.each(['12,50', '1,5 miljoner', '-5', 'tolv', '1e6', '0x10', '1000000001', 'kr', '1 2.5'])(
    '%j is no whole number of kronor',
    (written) => {
      expect(readKronor(written)).toBeUndefined()
    },
  )
})

describe('the sums of a budget', () => {
  test('add up for any rows: every krona is in exactly one of them, and all are whole', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { costs, byKind, incomes, balance } = sumsOf(rows)
        const all = rows.reduce((sum, { kronor }) => sum + BigInt(kronor ?? 0), 0n)
        const parts = [costs, ...Object.values(byKind)]
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(all)
        expect(incomes + byKind.declined).toBe(Number(all) - costs)
        expect(balance).toBe(incomes - costs)
        for (const sum of [...parts, incomes, balance]) expect(Number.isSafeInteger(sum)).toBe(true)
      }),
    )
  })

  test('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(sumsOf([...rows].reverse())).toEqual(sumsOf(rows))
      }),
    )
  })

  it('leave out what was declined', () => {
    expect(sumsOf([row('cost', 100), row('declined', 60), row('granted', 40)]).balance).toBe(-60)
  })
})

describe('the share of the costs', () => {
  const half = scheme('halva', { coFunding: { maximumShare: 50 } })
  const checked = (rows: readonly BudgetRow[], ...all: readonly Funding[]) =>
    coFundingChecks(rows, schemes(...all))

  it('is over where it is a single krona too much, and never shown as the limit itself', () => {
    const [check] = checked([row('cost', 99_999), row('applied', 50_000, half.id)], half)
    expect(check?.share).toEqual({ kind: 'over', share: 51, maximumShare: 50, most: 49_999 })
  })

  it('fits where it is exactly the limit', () => {
    const [check] = checked([row('cost', 100_000), row('applied', 50_000, half.id)], half)
    expect(check?.share).toEqual({ kind: 'fits', share: 50, maximumShare: 50, most: 50_000 })
  })

  it('says where it fits only with work without pay among the costs', () => {
    const rows = [row('cost', 100_000), row('in-kind', 40_000), row('applied', 50_000, half.id)]
    const [check] = checked(rows, half)
    expect(check?.share).toMatchObject({ kind: 'over-without-in-kind', share: 84 })
  })

  it('is each scheme’s own, with all that is sought from it', () => {
    const quarter = scheme('fjardedel', { coFunding: { maximumShare: 25, text: 'Inte resor.' } })
    const rows = [
      row('cost', 100_000),
      row('applied', 10_000, quarter.id),
      row('granted', 20_000, quarter.id),
      row('applied', 40_000, half.id),
      row('declined', 90_000, half.id),
      row('applied', 5_000),
    ]
    expect(checked(rows, half, quarter)).toMatchObject([
      {
        scheme: quarter.id,
        sought: 30_000,
        text: 'Inte resor.',
        share: { kind: 'over', share: 30 },
      },
      { scheme: half.id, sought: 40_000, share: { kind: 'fits', share: 40 } },
    ])
  })

  it('is not judged where the scheme tells none, and waits where there is nothing to reckon with', () => {
    const silent = scheme('tyst')
    const shares = [
      ...checked([row('cost', 10), row('applied', 10, silent.id)], silent),
      ...checked([row('applied', 10, half.id)], half),
      ...checked([row('cost', 10), row('applied', null, half.id)], half),
    ].map(({ share }) => share.kind)
    expect(shares).toEqual(['unknown', 'not-yet', 'not-yet'])
  })

  it('says where the amount is outside what one may get', () => {
    const small = scheme('litet', { grant: { minimum: 10_000, maximum: 30_000, currency: 'SEK' } })
    const amounts = [40_000, 5_000, 30_000].map(
      (kronor) => checked([row('applied', kronor, small.id)], small)[0]?.amount,
    )
    expect(amounts).toEqual([
      { kind: 'too-much', limit: 30_000 },
      { kind: 'too-little', limit: 10_000 },
      { kind: 'fits' },
    ])
    const euro = scheme('euro', { grant: { maximum: 1, currency: 'EUR' } })
    expect(checked([row('applied', 9, euro.id)], euro)[0]?.amount).toEqual({ kind: 'unknown' })
  })

  test('what is called the most fits, and one krona more does not', () => {
    const share = fc.integer({ min: 1, max: 9_999 }).map((hundredths) => hundredths / 100)
    const costs = fc.integer({ min: 1_000, max: mostKronor - 1 })
    fc.assert(
      fc.property(costs, share, (cost, maximumShare) => {
        const some = scheme('nagot', { coFunding: { maximumShare } })
        const at = (kronor: number) =>
          checked([row('cost', cost), row('applied', kronor, some.id)], some)[0]?.share
        const first = at(1)
        if (!first || !('most' in first)) throw new Error('A share is known here.')
        if (first.most > 0) expect(at(first.most)?.kind).toBe('fits')
        expect(at(first.most + 1)?.kind).toBe('over')
      }),
    )
  })
})
