/** One sentence for a person at a terminal. */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** A failure that its message explains fully: printed without a stack. */
export class Explained extends Error {}

/** Runs `main`; what it throws ends the process with a sentence, or with a stack if it is a bug. */
export function runMain(main) {
  main().catch((error) => {
    process.stderr.write(`${error instanceof Explained ? error.message : error.stack}\n`)
    process.exitCode = 1
  })
}
