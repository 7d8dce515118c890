import { describe, expect, it } from 'vitest'
import tokens from '../../src/ui/tokens.css?raw'

/** Each theme's colours as `src/ui/tokens.css` sets them. */
const light = colours(':root {')
const dark = { ...light, ...colours(":root[data-theme='dark'] {") }
const systemDark = { ...light, ...colours(":root:not([data-theme='light']) {") }

const grounds = ['ground', 'ground-raised', 'ground-sunken', 'act-wash', 'mind-wash']
const texts = ['ink', 'ink-soft', 'act', 'act-strong', 'mind']

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, theme) => {
  it.each(texts)('has %s readable on every ground (4.5:1)', (text) => {
    for (const ground of grounds) {
      expect([ground, contrast(theme, text, ground)]).toEqual([
        ground,
        expect.toSatisfy(above(4.5)),
      ])
    }
  })

  it('has words readable on the two colours that mean something', () => {
    expect(contrast(theme, 'on-act', 'act')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme, 'on-act', 'act-strong')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme, 'on-mind', 'mind')).toBeGreaterThanOrEqual(4.5)
  })

  it('has borders of controls that can be seen (3:1)', () => {
    expect(contrast(theme, 'rule-strong', 'ground')).toBeGreaterThanOrEqual(3)
    expect(contrast(theme, 'rule-strong', 'ground-raised')).toBeGreaterThanOrEqual(3)
  })
})

it('is equally dark by choice and by the system', () => {
  expect(systemDark).toEqual(dark)
})

function above(least: number) {
  return (ratio: unknown) => typeof ratio === 'number' && ratio >= least
}

function colours(selector: string): Record<string, string> {
  const start = tokens.indexOf(selector)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const block = tokens.slice(start, tokens.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map((match) => [match[1], match[2]]),
  ) as Record<string, string>
}

/** WCAG 2.2, contrast ratio. */
function contrast(theme: Record<string, string>, a: string, b: string): number {
  const [lighter, darker] = [luminance(theme[a]), luminance(theme[b])].sort((x, y) => y - x)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(colour: string | undefined): number {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt((colour ?? '').slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
