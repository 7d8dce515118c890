/** What a benchmark prints: our figure beside a rival's of the same run. */
import { availableParallelism, cpus, loadavg } from 'node:os'

export function tellMachine(): void {
  const model = cpus()[0]?.model.trim() ?? 'unknown'
  const load = (loadavg()[0] ?? 0).toFixed(1)
  console.log(`${availableParallelism()} cores, ${model}, load at the start ${load}`)
}

export function heading(text: string): void {
  console.log(`\n${text}`)
}

export function row(what: string, figure: string): void {
  console.log(`  ${what.padEnd(64)} ${figure.padStart(24)}`)
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`
}

export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')} / s`
}

export function times(ours: number, rival: number): string {
  return `${(ours / rival).toFixed(2)} ×`
}

/** @throws RangeError without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new RangeError('A quantile of nothing.')
  return found
}

export const median = (values: readonly number[]) => quantile(values, 0.5)
