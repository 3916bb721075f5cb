import type { Reporter, TestModule } from 'vitest/node'

/** The last line of every run, for people and machines: `N passed, N failed`. A file that cannot be read is a failure. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      passed += tests.filter((test) => test.result().state === 'passed').length
      const failedTests = tests.filter((test) => test.result().state === 'failed').length
      failed += failedTests === 0 && module.state() === 'failed' ? 1 : failedTests
    }
    // After the other reporters' summary, which is printed when this event ends.
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
