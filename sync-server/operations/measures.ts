/**
 * Counters, gauges and histograms in Prometheus' text format (version 0.0.4). Labels come from closed lists
 * (routes, statuses, codes), never from what somebody sent: a label is a series that is kept for ever.
 */
export type Labels = Readonly<Record<string, string>>

export interface Counter {
  add(labels?: Labels, by?: number): void
}

export interface Histogram {
  observe(value: number, labels?: Labels): void
}

/** Read when somebody asks. */
export type Reading = () => number | Promise<number>

export interface Measures {
  counter(name: string, help: string): Counter
  gauge(name: string, help: string, read: Reading, labels?: Labels): void
  /** A counter that somebody else keeps. */
  total(name: string, help: string, read: Reading): void
  /** @param bounds upper bounds of the buckets, rising. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram
  text(): Promise<string>
}

interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly lines: (() => readonly string[] | Promise<readonly string[]>)[]
}

export function createMeasures(): Measures {
  const metrics = new Map<string, Metric>()

  function metric(name: string, type: Metric['type'], help: string): Metric {
    const known = metrics.get(name) ?? { type, help, lines: [] }
    metrics.set(name, known)
    return known
  }

  return {
    counter(name, help) {
      const values = new Map<string, number>([['', 0]])
      metric(name, 'counter', help).lines.push(() =>
        [...values].flatMap(([labels, value]) =>
          labels === '' && values.size > 1 ? [] : [`${name}${labels} ${value}`],
        ),
      )
      return {
        add(labels = {}, by = 1) {
          const key = written(labels)
          values.set(key, (values.get(key) ?? 0) + by)
        },
      }
    },

    gauge(name, help, read, labels = {}) {
      metric(name, 'gauge', help).lines.push(async () => [
        `${name}${written(labels)} ${await read()}`,
      ])
    },

    total(name, help, read) {
      metric(name, 'counter', help).lines.push(async () => [`${name} ${await read()}`])
    },

    histogram(name, help, bounds) {
      const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>()
      metric(name, 'histogram', help).lines.push(() =>
        [...series.values()].flatMap(({ labels, counts, sum }) => {
          let below = 0
          const buckets = [...bounds, Infinity].map((bound, index) => {
            below += counts[index] ?? 0
            const le = bound === Infinity ? '+Inf' : String(bound)
            return `${name}_bucket${written({ ...labels, le })} ${below}`
          })
          const of = written(labels)
          return [...buckets, `${name}_sum${of} ${sum}`, `${name}_count${of} ${below}`]
        }),
      )
      return {
        observe(value, labels = {}) {
          const key = written(labels)
          const one = series.get(key) ?? { labels, counts: [], sum: 0 }
          series.set(key, one)
          const found = bounds.findIndex((bound) => value <= bound)
          const index = found < 0 ? bounds.length : found
          one.counts[index] = (one.counts[index] ?? 0) + 1
          one.sum += value
        },
      }
    },

    async text() {
      const parts: string[] = []
      for (const [name, { type, help, lines }] of metrics) {
        parts.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`)
        for (const read of lines) parts.push(...(await read()))
      }
      return `${parts.join('\n')}\n`
    },
  }
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, '_')}"`,
  )
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
