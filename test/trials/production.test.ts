import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = path.resolve(import.meta.dirname, '../..')
let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'yinuo-production-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function inProduction(file: string, settings: Record<string, string> = {}) {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: path.join(directory, 'data'), ...settings }
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return { status, said: stderr.trim() }
}

// Trial S14
test('npm start says that it is not for production, before anything is started', () => {
  const { status, said } = inProduction('src/cli/start.ts')
  expect(status).toBe(1)
  expect(said).toMatch(/^NODE_ENV is production, .*docs\/deployment\.md/)
  expect(existsSync(path.join(directory, 'data'))).toBe(false)
})

// Trial S14
test('an API that has nobody to ask who people are says so in one sentence, and connects to nothing', () => {
  const { status, said } = inProduction('src/api/server.ts', {
    DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    LOOKUP_KEYS: 'a'.repeat(64),
  })
  expect(status).toBe(2)
  expect(said).toBe('The development users are no identity for production: give the API another one.')
})

// Trial S14
test.each([
  ['api', ['LOG_LEVEL', 'LATENESS_LIMIT_MS', 'TRUSTED_PROXIES']],
  ['worker', ['LOG_LEVEL', 'WORKER_METRICS_ADDRESS']],
])('the compose file hands the %s what operators set: %s', (name, settings) => {
  const { services } = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
  expect(Object.keys(services[name].environment)).toEqual(expect.arrayContaining(settings))
})
