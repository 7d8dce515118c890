/**
 * `npm test`: everything there is to check, from a bare clone. A step that fails shows its output and the next one
 * runs; the last line is always `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { Explained, say } from './say.mjs'
import { add, nothing, ofRunner, ofTool } from './test-counts.mjs'

/** A step that hangs must not hang the run. In milliseconds. */
const longestStep = 15 * 60_000

const running = new Set()
let total = nothing

const bin = (...path) => join(root, 'node_modules', ...path)
const eslint = bin('eslint', 'bin', 'eslint.js')
const prettier = bin('prettier', 'bin', 'prettier.cjs')
const tsc = bin('typescript', 'bin', 'tsc')
const vueTsc = bin('vue-tsc', 'bin', 'vue-tsc.js')
const vitest = bin('vitest', 'vitest.mjs')
const playwright = bin('@playwright', 'test', 'cli.js')

/** Each step in its own process group, so that nothing it started outlives it. */
function runQuietly(args, env) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const output = []
    const stop = () => killGroup(child)
    const limit = setTimeout(() => {
      output.push(`\nStopped after ${longestStep / 60_000} minutes.\n`)
      stop()
    }, longestStep)
    running.add(stop)
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(`${error.message}\n`))
    child.on('close', (code) => {
      clearTimeout(limit)
      running.delete(stop)
      resolve({ code: code ?? 1, output: output.join('') })
    })
  })
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

function tell(name, counts, startedAt, output) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  const failed = counts.failed > 0
  const mark = failed ? '✗' : '✓'
  say(`${mark} ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`)
  if (failed) say(`${'─'.repeat(100)}\n${output.trimEnd()}\n${'─'.repeat(100)}`)
  total = add(total, counts)
}

/** A tool that says yes or no. */
const tool = (name, args) => async (env) => {
  const startedAt = performance.now()
  const { code, output } = await runQuietly(args, env)
  tell(name, ofTool(code), startedAt, output)
}

/** A test runner that writes a JSON report to where `reportTo` says. */
const tests = (name, runner, args, reportTo) => async (env) => {
  const startedAt = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-report-'))
  const file = join(folder, 'report.json')
  const told = reportTo(file)
  const { code, output } = await runQuietly([...args, ...told.args], { ...env, ...told.env })
  const text = await readFile(file, 'utf8').catch(() => undefined)
  await rm(folder, { recursive: true })
  tell(name, ofRunner(runner, text && JSON.parse(text), code), startedAt, output)
}

const vitestStep = (name, project) =>
  tests(name, 'vitest', [vitest, 'run', '--project', project], (file) => ({
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env: {},
  }))

const steps = {
  build: tool('build', ['scripts/build.mjs']),
  unit: vitestStep('unit tests', 'unit'),
  server: vitestStep('server tests', 'server'),
  browser: vitestStep('browser tests', 'browser'),
  endToEnd: tests('end-to-end tests', 'playwright', [playwright, 'test'], (file) => ({
    args: ['--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })),
  eslint: tool('eslint', [eslint, '.', '--max-warnings', '0']),
  prettier: tool('prettier', [prettier, '--check', '--log-level', 'warn', '.']),
  appTypes: tool('types of the app', [vueTsc, '-p', 'tsconfig.app.json']),
  workerTypes: tool('types of the workers', [tsc, '-p', 'tsconfig.worker.json']),
  nodeTypes: tool('types of the server and tests', [tsc, '-p', 'tsconfig.node.json']),
  endToEndTypes: tool('types of the end-to-end tests', [tsc, '-p', 'tsconfig.e2e.json']),
  modelTypes: tool('types of the model', [tsc, '-p', 'tsconfig.model.json']),
}

async function inOrder(names, env) {
  for (const name of names) await steps[name](env)
}

async function chromium() {
  try {
    return await ensureChromium()
  } catch (error) {
    if (!(error instanceof Explained)) throw error
    say(`✗ ${error.message}`)
    total = add(total, ofTool(1))
    return undefined
  }
}

async function testAll() {
  await ensureDependencies()
  const executable = await chromium()
  const env = {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    npm_config_loglevel: 'error',
  }
  if (executable) env.CHROMIUM_PATH = executable

  // Two lanes of like length for two cores; whole devices and servers come after, alone.
  const types = ['workerTypes', 'endToEndTypes', 'modelTypes']
  await Promise.all([
    inOrder(['build', 'unit', 'server', 'prettier', ...types], env),
    inOrder(['eslint', 'appTypes', 'nodeTypes', ...(executable ? ['browser'] : [])], env),
  ])
  if (executable) await inOrder(['endToEnd'], env)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const stop of running) stop()
    process.exit(130)
  })
}

try {
  await testAll()
} catch (error) {
  say(`✗ ${error instanceof Explained ? error.message : error.stack}`)
  total = add(total, ofTool(1))
}
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
