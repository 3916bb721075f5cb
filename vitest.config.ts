import { defineConfig } from 'vitest/config'

// Two projects: `fast` needs no server and is what one runs while writing; `service` runs against the real
// Temporal servers and a real PostgreSQL, which its global set-up finds or fetches (test/support/run/global-setup.ts).
// What takes long (many seeds, many schedules of outages) is no part of it: vitest.long.config.ts.
const service = [
  'test/{workflows,contract,register,notify/couriers,api,faults,embedded,system,activities,figures,reconciliation,directory,webhooks,stories}/**/*.test.ts',
  'test/console/journeys/**/*.test.ts',
  'test/{replay,system,notify/notice-facts}*.test.ts',
]

/** Random searches begin with the same seed in every run; `npm run test:long` takes others. */
const setupFiles = ['test/support/run/fixed-seed.ts', 'test/support/run/in-english.ts']
const frozen = 'test/support/run/frozen-domain.ts'

/** Files share the modules they import: to load them anew for each took a third of the whole. */
const isolate = false

/** What is polled for is waited for, however slow the moment. */
const expect = { poll: { timeout: 30_000 } }

export default defineConfig({
  test: {
    reporters: ['default', './test/support/run/count-reporter.ts'],
    passWithNoTests: true,
    // Where Temporal was killed, the SDK's client still has a call to try again when its connection is closed.
    onUnhandledError: ({ message }) => message !== 'Channel has been shut down',
    projects: [
      {
        test: {
          name: 'fast',
          setupFiles: [...setupFiles, frozen],
          include: ['test/**/*.test.ts'],
          exclude: [...service, 'test/long/**'],
          isolate,
          maxWorkers: '100%',
          testTimeout: 180_000,
          expect,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'service',
          setupFiles,
          include: service,
          // The native module wants processes. These tests wait half of their time, for timers and for deaths to be
          // noticed: three files at once keep two processors busy.
          pool: 'forks',
          isolate,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect,
          globalSetup: './test/support/run/global-setup.ts',
        },
      },
    ],
  },
})
