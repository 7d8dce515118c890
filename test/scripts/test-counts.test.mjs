import { describe, expect, test } from 'vitest'
import { ofRunner, ofTool } from '../../scripts/test-counts.mjs'

const vitest = (counts, testResults = []) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
  ...counts,
})
const playwright = (stats, errors = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})

describe('the counts of a run', () => {
  test('a tool counts as one test', () => {
    expect(ofTool(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(ofTool(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('are those of the runner’s report', () => {
    const report = vitest({
      numPassedTests: 5,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    })
    expect(ofRunner('vitest', report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
    expect(ofRunner('playwright', playwright({ expected: 3, skipped: 1 }), 0)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
    })
  })

  test('take a file that could not be loaded for a failure', () => {
    const report = vitest({ numPassedTests: 5 }, [{ status: 'failed', assertionResults: [] }])
    expect(ofRunner('vitest', report, 1).failed).toBe(1)
  })

  test('take a flaky test for a failed one', () => {
    expect(ofRunner('playwright', playwright({ flaky: 1 }), 0).failed).toBe(1)
  })

  test.each([
    ['ended badly without a failed test', vitest({ numPassedTests: 5 }), 1],
    ['ran nothing', vitest({}), 0],
    ['only skipped', vitest({ numPendingTests: 4 }), 0],
    ['wrote no report', undefined, 0],
  ])('take a run that %s for a failure', (_what, report, exitCode) => {
    expect(ofRunner('vitest', report, exitCode).failed).toBe(1)
  })
})
