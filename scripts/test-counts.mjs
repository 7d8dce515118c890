/** How many tests passed, failed and were skipped, from what a test runner wrote about its run. */

export const nothing = { passed: 0, failed: 0, skipped: 0 }

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

/** A tool that only says yes or no counts as one test. */
export function ofTool(exitCode) {
  return exitCode === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }
}

/** A test file that could not be loaded has no tests to count: it is one failure. */
function ofVitest(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function ofPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * @param report the runner’s JSON, or undefined when it wrote none.
 * A runner that ended badly without a failed test (a crash, an unhandled error), or that ran nothing, is one failure.
 */
export function ofRunner(runner, report, exitCode) {
  const counts = !report ? nothing : runner === 'vitest' ? ofVitest(report) : ofPlaywright(report)
  const ranNothing = counts.passed + counts.failed === 0
  return counts.failed === 0 && (exitCode !== 0 || ranNothing) ? { ...counts, failed: 1 } : counts
}
