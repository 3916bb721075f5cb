import { defineConfig } from 'vitest/config'
import type { Seat } from './test/support/chromium/seat.ts'

// `npm run test:long`: what takes too long for every change. It runs before a release is called good; a file that
// needs a server finds the same ones as the service tests. The journeys of the console, which `npm test` makes from one
// seat, are made from others: `npm run test:long -- --project 'en dark 360' agent`.

const SEATS: readonly Seat[] = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'zh', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'dark', width: 360 },
]

const shared = {
  pool: 'forks',
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 1_800_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
} as const

export default defineConfig({
  test: {
    reporters: ['default', './test/support/run/count-reporter.ts'],
    globalSetup: './test/support/run/global-setup.ts',
    onUnhandledError: ({ message }) => message !== 'Channel has been shut down',
    projects: [
      { test: { ...shared, name: 'long', include: ['test/long/**/*.test.ts'] } },
      ...SEATS.map((seat) => ({
        test: {
          ...shared,
          name: Object.values(seat).join(' '),
          include: ['test/console/journeys/**/*.test.ts'],
          provide: { seat },
        },
      })),
    ],
  },
})
