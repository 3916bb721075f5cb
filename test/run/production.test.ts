import express from 'express'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configOf } from '../../src/config/config.ts'

const root = path.resolve(import.meta.dirname, '../..')
let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'yinuo-production-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function inProduction(file: string, settings: Record<string, string> = {}, words: string[] = []) {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: path.join(directory, 'data'), ...settings }
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...words], {
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
  const { status, said } = inProduction('src/run/api.ts', {
    DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    LOOKUP_KEYS: 'a'.repeat(64),
  })
  expect(status).toBe(2)
  expect(said).toBe('The development users are no identity for production: give the API another one.')
})

// Trial S14
test('the compose file begins no API whose settings it refused, and has it say so once', () => {
  const { services } = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
  const { api, 'api-settings': check } = services
  expect(api.depends_on['api-settings']).toEqual({ condition: 'service_completed_successfully' })
  expect(check).toMatchObject({ restart: 'no', command: [...api.command, 'check'] })
  expect(check.environment).toEqual(api.environment)
})

// Trial S14
test('told to check, the API connects to nothing and is content with settings that will do', () => {
  const settings = { NODE_ENV: 'test', DATABASE_URL: 'postgresql://127.0.0.1:1/none' }
  const { status, said } = inProduction('src/run/api.ts', settings, ['check'])
  expect({ status, said }).toEqual({ status: 0, said: '' })
  const wrong = inProduction('src/run/api.ts', { ...settings, TRUSTED_PROXIES: 'nginx' }, ['check'])
  expect(wrong.status).toBe(2)
  expect(wrong.said).toContain('TRUSTED_PROXIES: ')
})

// Trial S14
test.each([
  'loopback',
  'loopback, uniquelocal,linklocal',
  '10.0.0.0/8',
  '10.0.0.0/255.0.0.0',
  '2001:db8::/32',
  '::ffff:10.0.0.1',
  'true',
  'nginx',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '10.0.0.0/x',
  '::1/129',
  '::1/255.0.0.0',
  '10.0.0.1/8/8',
  'loopback,,uniquelocal',
])('the proxies %s are taken, or refused by name at start, as Express would', (proxies) => {
  const asExpressDoes = faultOf(() => express().set('trust proxy', proxies)) !== undefined
  const fault = faultOf(() => configOf({ TRUSTED_PROXIES: proxies }))
  expect(fault !== undefined).toBe(asExpressDoes)
  if (fault !== undefined) expect(fault).toContain('TRUSTED_PROXIES: ')
})

// Trial S14
test('a number of proxies is refused: Express would read it as the address 0.0.0.1 and believe nobody', () => {
  expect(faultOf(() => configOf({ TRUSTED_PROXIES: '1' }))).toContain('TRUSTED_PROXIES: ')
})

function faultOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

// Trial S14
test.each([
  ['api', ['LOG_LEVEL', 'LATENESS_LIMIT_MS', 'TRUSTED_PROXIES']],
  ['worker', ['LOG_LEVEL', 'WORKER_METRICS_ADDRESS']],
])('the compose file hands the %s what operators set: %s', (name, settings) => {
  const { services } = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
  expect(Object.keys(services[name].environment)).toEqual(expect.arrayContaining(settings))
})
