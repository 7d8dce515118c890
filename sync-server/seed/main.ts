/**
 * `npm run seed -- --entries 10000 [--seed 1] [--out FILE]`: invented entries as NDJSON, one
 * `DirectoryEntry` a line, to the file or to standard output. Without `--entries`: the seed directory.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateEntries, seedEntries } from './index.ts'
import { parseSeedArguments } from './arguments.ts'

const parsed = parseSeedArguments(process.argv.slice(2))
if (parsed.kind === 'wrong') {
  process.stderr.write(`${parsed.sentence}\n`)
  process.exitCode = 2
} else {
  await write(parsed.entries, parsed.seed, parsed.out)
}

async function write(count: number | undefined, seed: number, out: string | undefined) {
  const entries = count === undefined ? seedEntries() : generateEntries(count, seed)
  const lines = Readable.from(entries.map((entry) => `${JSON.stringify(entry)}\n`))
  const target = out === undefined ? process.stdout : createWriteStream(out)
  try {
    await pipeline(lines, target, { end: out !== undefined })
  } catch (error) {
    // A reader that has had enough (`| head`) is no fault.
    if (codeOf(error) === 'EPIPE') return
    process.stderr.write(`The file could not be written (${codeOf(error)}).\n`)
    process.exitCode = 1
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
