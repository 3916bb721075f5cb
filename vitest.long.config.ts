import { defineConfig } from 'vitest/config'

// `npm run test:long`: what takes too long for every change. It runs before a release is called good; a file that
// needs a server finds the same ones as the service tests.
export default defineConfig({
  test: {
    name: 'long',
    include: ['test/long/**/*.test.ts'],
    reporters: ['default', './test/support/run/count-reporter.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    globalSetup: './test/support/run/global-setup.ts',
    onUnhandledError: ({ message }) => message !== 'Channel has been shut down',
  },
})
