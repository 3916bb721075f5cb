import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configOf } from '../../src/config/config.ts'
import { announceRunning, findNearest, rememberStarted } from '../../src/embedded/running.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'yinuo-last-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const runningAt = (apiUrl: string) => ({
  ...{ pid: process.pid, apiUrl, temporalAddress: '127.0.0.1:1', temporalNamespace: 'default' },
  databaseUrl: 'postgresql://127.0.0.1:1/none',
})

// Trial U3
test('the system started last is found wherever its data are, unless a data directory is named', () => {
  const elsewhere = mkdtempSync(path.join(directory, 'data-'))
  const config = configOf({ YINUO_CACHE: path.join(directory, 'cache') })
  const nobody = { ...config, dataDir: path.join(directory, 'none') }
  expect(findNearest(nobody)).toBeUndefined()

  announceRunning(elsewhere, runningAt('http://127.0.0.1:3100'))
  rememberStarted(config.cacheDir, elsewhere)
  expect(findNearest(nobody)?.apiUrl).toBe('http://127.0.0.1:3100')
  expect(findNearest({ ...nobody, isDataDirNamed: true })).toBeUndefined()

  const here = mkdtempSync(path.join(directory, 'data-'))
  announceRunning(here, runningAt('http://127.0.0.1:3200'))
  expect(findNearest({ ...config, dataDir: here })?.apiUrl).toBe('http://127.0.0.1:3200')
})

// Trial U3
test('a data directory counts as named when the environment names it', () => {
  expect(configOf({}).isDataDirNamed).toBe(false)
  expect(configOf({ DATA_DIR: '/srv/yinuo' }).isDataDirNamed).toBe(true)
})
