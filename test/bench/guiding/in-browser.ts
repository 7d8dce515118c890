/** The same suggestions in Chromium, in a thread at full speed and in one four times slower. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Question } from '../../../src/directory/matcher.ts'
import type { DirectoryEntry, TaxonomyTerm } from '../../../src/domain/directory/entry.ts'
import type { KnownNeed } from '../../../src/domain/matching/need.ts'
import { inEmptyBrowser } from '../sync/browser.ts'
import { heading, milliseconds, quantile, row } from '../support/report.ts'
import type { MatchingBench } from './matching-bench.ts'

declare const bench: MatchingBench

export interface MatchingSize {
  readonly entries: readonly DirectoryEntry[]
  readonly terms: readonly TaxonomyTerm[]
  readonly needs: readonly KnownNeed[]
  readonly questions: readonly Question[]
  readonly rounds: number
}

export async function inBrowser(size: MatchingSize): Promise<void> {
  const { entries, terms, needs, questions, rounds } = size
  heading(`The same in a browser: ${entries.length} entries, ${needs.length} needs`)
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-matching-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        target: 'esnext',
        lib: {
          entry: fileURLToPath(new URL('../pages/guiding/page.ts', import.meta.url)),
          formats: ['iife'],
          name: 'matching',
          fileName: () => 'page.js',
        },
      },
    })
    for (const slower of [1, 4]) {
      await inEmptyBrowser(folder, async (page) => {
        await page.addScriptTag({ path: join(folder, 'page.js') })
        const session = await page.context().newCDPSession(page)
        await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
        const ready = await page.evaluate(([one, two, three]) => bench.prepare(one, two, three), [
          entries,
          terms,
          needs,
        ] as const)
        const times: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          times.push(...(await page.evaluate((asked) => bench.match(asked), questions)))
        }
        const how = slower === 1 ? '' : ', four times slower'
        row(`making ready, once${how}`, milliseconds(ready))
        row(
          `suggestions and similar needs${how} (goal ${slower === 1 ? 50 : 200} ms)`,
          `${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}, most ${milliseconds(Math.max(...times))}`,
        )
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
