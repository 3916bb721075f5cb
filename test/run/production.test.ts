import express from 'express'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const NEEDED = {
  DATABASE_URL: 'postgresql://127.0.0.1:1/none',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  LOOKUP_KEYS: 'a'.repeat(64),
}

// Trial S14
test('an API that has nobody to ask who people are says so, and connects to nothing', () => {
  const { status, said } = inProduction('src/run/api.ts', NEEDED)
  expect(status).toBe(2)
  expect(said).toBe(
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_AUDIENCE', 'SESSION_KEYS'].reduce(
      (lines, name) => `${lines}\n  ${name}: is not set, and the API needs it in production`,
      'These settings cannot be used:',
    ),
  )
})

const askedAt = (OIDC_ISSUER: string) => ({
  ...{ ...NEEDED, SESSION_KEYS: 'a'.repeat(64) },
  ...{ OIDC_ISSUER, OIDC_CLIENT_ID: 'complaints', OIDC_AUDIENCE: 'api' },
})
const TRIAL = { TRIAL_ISSUER: 'true' }
const here = 'http://127.0.0.1:8080'

// Trial S14
test.each<[string, Record<string, string>]>([
  ['http://id.example.com', {}],
  ['http://id.example.com', TRIAL],
  [here, {}],
  ['http://localhost', { TRIAL_ISSUER: 'false' }],
])('the issuer %s is refused with %j: who listens, or takes its port, could sign in', (issuer, more) => {
  const { status, said } = inProduction('src/run/api.ts', { ...askedAt(issuer), ...more })
  expect(status).toBe(2)
  expect(said).toMatch(/^OIDC_ISSUER is to be an https address in production/)
})

test.each<[string, Record<string, string>]>([
  ['http://www.example.com/keys', TRIAL],
  [`${here}/keys`, {}],
])('keys at %s of those who speak for customers are refused with %j', (CUSTOMER_JWKS_URL, more) => {
  const { status, said } = inProduction('src/run/api.ts', {
    ...{ ...askedAt('https://id.example.com'), ...more },
    ...{ CUSTOMER_ISSUER: 'https://www.example.com', CUSTOMER_AUDIENCE: 'complaints', CUSTOMER_JWKS_URL },
  })
  expect(status).toBe(2)
  expect(said).toMatch(/^CUSTOMER_JWKS_URL is to be an https address in production/)
})

test('on this machine both may be asked by http where the settings say that it is a trial', () => {
  const customers = { CUSTOMER_ISSUER: here, CUSTOMER_AUDIENCE: 'api', CUSTOMER_JWKS_URL: `${here}/keys` }
  const settings = { ...askedAt(here), ...customers, ...TRIAL }
  expect(inProduction('src/run/api.ts', settings, ['check'])).toEqual({ status: 0, said: '' })
})

// Trial S14
test.each(['src/run/api.ts', 'worker.ts', 'src/run/migrate.ts'])(
  '%s without any setting names all it needs at once, in no stack',
  (file) => {
    const { status, said } = inProduction(file)
    expect(status).toBe(2)
    expect(said).toMatch(/^These settings cannot be used:(\n  [A-Z_]+: is not set, and .+)+$/)
  },
)

// Trial S14
test('a worker told to check is content with settings that will do, and names rules that will not', () => {
  expect(inProduction('worker.ts', NEEDED, ['check'])).toEqual({ status: 0, said: '' })
  const rules = path.join(directory, 'policies')
  cpSync(path.join(root, 'policies'), rules, { recursive: true })
  writeFileSync(path.join(rules, 'default.json'), '{"id": "default"}')
  const { status, said } = inProduction('worker.ts', { ...NEEDED, POLICY_DIR: rules }, ['check'])
  expect(status).toBe(2)
  expect(said).toContain('default.json')
  expect(said).not.toContain('    at ')
})

// Trial S14
test('told to check, the API connects to nothing and is content with settings that will do', () => {
  const settings = { ...NEEDED, NODE_ENV: 'test' }
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
