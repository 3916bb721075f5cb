import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { SCOPES_OF } from '../../src/cli/shared/api.ts'
import { examineProduction } from '../../src/cli/production/examine.ts'
import type { Finding } from '../../src/cli/production/finding.ts'
import { ConfigFault, configOf } from '../../src/config/config.ts'
import type { Process } from '../../src/config/setting.ts'
import type { Scope } from '../../src/domain/access/scopes.ts'
import { deployment, type Deployment } from '../support/production/deployment.ts'
import type { ProductProcess } from '../support/processes/product-processes.ts'
import { databaseOn, onServer } from '../support/run/database-server.ts'
import { first, intake } from '../support/serving.ts'
import { ownDirectory } from '../support/temporal/servers.ts'

// An installation as a deployer brings it up, on the dev server: the same programs, with the environment that
// docker-compose.yml gives them from a filled-in .env.example. On Temporal's own server: test/long/production.test.ts.

let deployed: Deployment
let api: Awaited<ReturnType<Deployment['api']>>
const processes: ProductProcess[] = []
beforeAll(async () => {
  deployed = await deployment({ temporal: 'dev' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  for (const one of processes) await one.stop()
  await deployed.close()
})

type Env = Record<string, string>

/** What the doctor finds with these settings, by subject; of what is good, nothing. */
async function amiss(more: Env = {}): Promise<Record<string, Finding['state']>> {
  const env = { ...deployed.environment('doctor'), ...more }
  for (const [name, value] of Object.entries(env)) if (name.startsWith('TEMPORAL_')) vi.stubEnv(name, value)
  const read = (reader?: Process) => {
    try {
      return configOf(env, reader)
    } catch (error) {
      if (error instanceof ConfigFault) return error
      throw error
    }
  }
  const findings = await examineProduction({ api: read('api'), worker: read('worker'), all: read() })
  const notGood = findings.filter(({ state }) => state !== 'good')
  for (const { mend } of notGood) expect(mend?.zh && mend.en).toBeTruthy()
  return Object.fromEntries(notGood.map(({ subject, state }) => [subject, state]))
}

/** Nothing that a deployer could do better today, but for what this test leaves out. */
const LEFT_OUT = { calendars: 'warning', mail: 'warning', customers: 'warning', issuer: 'warning' } as const

test('before anything is made the doctor says what is missing, and changes nothing', async () => {
  expect(await amiss()).toEqual({
    ...LEFT_OUT,
    ...{ migrations: 'bad', retention: 'bad', attributes: 'bad', workers: 'bad' },
  })
})

test('brought up in the order of docker-compose.yml, a person of the issuer takes a complaint in', async () => {
  const [migrated, checked] = await Promise.all([deployed.run('migrate'), deployed.run('api-settings')])
  expect(migrated).toEqual({ code: 0, said: 'The register is up to date.' })
  expect(checked).toEqual({ code: 0, said: '' })
  await deployed.namespace()
  const load = ['src/cli/directory.ts', 'load', 'policies/directory/directory.json']
  const [serving, worker, loaded] = await Promise.all([
    deployed.api('api'),
    deployed.worker(),
    deployed.command(load),
  ])
  api = serving
  processes.push(api, worker)
  expect(loaded.code, loaded.said).toBe(0)
  expect((await api.get('/v1/complaints', { as: 'agent-li' })).status).toBe(401)
  const as = await deployed.issuer.tokenFor({ sub: 'li' })
  const taken = await api.post('/v1/complaints', intake({ commands: first }), { as, key: randomUUID() })
  expect(taken.status, taken.text).toBe(201)
  await expect
    .poll(async () => (await api.get(`/v1/complaints/${taken.body.id}`, { as })).body)
    .toMatchObject({ recorded: true, stage: 'investigating' })
})

describe('commands that ask the API', () => {
  const keyFor = async (scopes: readonly Scope[]): Promise<string> => {
    const as = await deployed.issuer.tokenFor({ sub: 'boss', roles: ['administrator'] })
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const made = await api.post(
      '/v1/api-keys',
      { name: 'commands', scopes, expiresAt },
      { as, key: randomUUID() },
    )
    expect(made.status, made.text).toBe(201)
    return made.body.token as string
  }
  const words = {
    'export clocks': ['src/cli/export.ts', 'clocks'],
    'export ocel': ['src/cli/export.ts', 'ocel'],
    'export complaints': ['src/cli/export.ts', 'complaints'],
    'calendar adopt': ['src/cli/calendar.ts', 'adopt', 'cn'],
    purge: ['src/cli/purge.ts'],
  } satisfies { [C in keyof typeof SCOPES_OF]?: string[] }
  const asked = (command: keyof typeof words, env: Env) =>
    deployed.command([...words[command], '--url', api.url], env)

  test.each(Object.keys(words) as (keyof typeof words)[])('%s with a key for it', async (command) => {
    const done = await asked(command, { API_KEY: await keyFor([SCOPES_OF[command]]) })
    expect(done.code, done.said).toBe(0)
  })

  test('import with a key for it', async () => {
    const log = path.join(ownDirectory('log'), 'log.csv')
    writeFileSync(log, 'case,event,role,timestamp,resource\na,Taken,create,2026-03-02T01:00:00Z,li\n')
    const program = ['src/cli/import.ts', log, '--policy', 'event-log', '--url', api.url]
    const done = await deployed.command(program, { API_KEY: await keyFor(['import']) })
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining('1 of 1 cases') })
  })

  test('a whole file with the token of a person, and with no key', async () => {
    const as = await deployed.issuer.tokenFor({ sub: 'qian' })
    const { id } = (await api.get('/v1/complaints', { as })).body.data[0]
    const read = (API_KEY: string) =>
      deployed.command(['src/cli/export.ts', 'file', id, '--url', api.url], { API_KEY })
    expect((await read(as)).code).toBe(0)
    expect((await read(await keyFor(['export', 'complaints:read']))).code).toBe(1)
  })

  test('a key for something else, or none, is answered with what it takes', async () => {
    const API_KEY = await keyFor(['feed'])
    const [lacking, chinese, none, unknown] = await Promise.all([
      asked('export ocel', { API_KEY }),
      asked('purge', { API_KEY, LANG: 'zh_CN.UTF-8' }),
      asked('export clocks', {}),
      asked('export clocks', { API_KEY: 'agent-li' }),
    ])
    expect(lacking).toMatchObject({
      code: 1,
      said: expect.stringContaining('The key lacks the scope export.'),
    })
    expect(chinese).toMatchObject({ code: 1, said: expect.stringContaining('该密钥缺少权限范围 purge。') })
    expect(none).toMatchObject({ code: 2, said: expect.stringContaining('Neither API_KEY nor API_KEY_FILE') })
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('does not take the key') })
  })
})

test('then the doctor is content, in the language of whoever asks', async () => {
  expect(await amiss()).toEqual({ ...LEFT_OUT, retention: 'bad', workers: 'warning' })
  await deployed.keepFor30Days()
  const words = ['src/cli/doctor.ts', '--production']
  const [english, chinese] = await Promise.all([
    deployed.command(words),
    deployed.command(words, { LANG: 'zh_CN.UTF-8', OIDC_CLIENT_ID: '' }),
  ])
  expect(english.code, english.said).toBe(0)
  expect(english.said).toMatch(/It is fit for use, with \d+ warnings\.$/)
  expect(chinese.code, chinese.said).toBe(1)
  expect(chinese.said).toMatch(/还不能投入使用：\d 处不对。$/)
})

describe('of an installation that is not as it should be the doctor says', () => {
  const gone = 'postgresql://yinuo:none@127.0.0.1:1/yinuo'
  test.each<[string, () => Env | Promise<Env>, Record<string, Finding['state']>]>([
    ['a setting that is missing', () => ({ LOOKUP_KEYS: '' }), { settings: 'bad' }],
    ['one that is wrong', () => ({ TRUSTED_PROXIES: 'nginx' }), { settings: 'bad' }],
    ['a wrong password', () => ({ DATABASE_URL: withPassword('wrong') }), { register: 'bad' }],
    ['a database that is away', () => ({ DATABASE_URL: gone }), { register: 'bad' }],
    ['a role that may too much', () => ({ DATABASE_URL: asSuperuser() }), { rights: 'bad' }],
    ['the role that owns the register', () => ({ DATABASE_URL: deployed.ownerUrl }), { rights: 'bad' }],
    ['one that was given more', withMore, { rights: 'bad' }],
    ['a role that may only read', asReader, { rights: 'bad' }],
    ['a Temporal that is away', () => ({ TEMPORAL_ADDRESS: '127.0.0.1:1' }), { temporal: 'bad' }],
    ['a namespace that is not there', () => ({ TEMPORAL_NAMESPACE: 'none' }), { temporal: 'bad' }],
    ['an issuer that is away', () => ({ OIDC_ISSUER: 'http://127.0.0.1:1' }), { issuer: 'bad' }],
    ['one by http, and no word of a trial', () => ({ TRIAL_ISSUER: '' }), { settings: 'bad' }],
    ['one that calls itself otherwise', otherName, { issuer: 'bad' }],
    [
      'a mail server that is away',
      () => ({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.cn' }),
      { mail: 'bad' },
    ],
    ['a place of files that is not mounted', () => ({ EVIDENCE_DIR: '/nowhere' }), { files: 'bad' }],
    ['none that is set', () => ({ EVIDENCE_DIR: '' }), { files: 'warning' }],
    ['policies that are not there', () => ({ POLICY_DIR: '/nowhere' }), { rules: 'bad' }],
    ['development', () => ({ NODE_ENV: 'development' }), { settings: 'bad' }],
  ])('%s', async (_, more, expected) => {
    expect(await amiss(await more())).toMatchObject(expected)
  })

  test('a secret that the issuer does not know', async () => {
    deployed.issuer.server.service.once('beforeResponse', (answer: { statusCode: number; body: object }) => {
      answer.statusCode = 401
      answer.body = { error: 'invalid_client' }
    })
    expect(await amiss({ OIDC_CLIENT_SECRET: 'wrong' })).toMatchObject({ client: 'bad' })
  })

  function withPassword(word: string): string {
    const url = new URL(deployed.databaseUrl)
    url.password = word
    return url.href
  }
  const asSuperuser = () => databaseOn(deployed.postgres.url, 'yinuo')
  async function asReader(): Promise<Env> {
    const own = databaseOn(deployed.postgres.url, 'yinuo')
    await onServer(own, `create role reader login password 'reads'`)
    await onServer(own, 'grant connect on database yinuo to reader; grant pg_read_all_data to reader')
    const url = new URL(own)
    ;[url.username, url.password] = ['reader', 'reads']
    return { DATABASE_URL: url.href }
  }
  async function withMore(): Promise<Env> {
    await onServer(deployed.ownerUrl, 'grant delete on event to yinuo_app')
    return {}
  }
  function otherName(): Env {
    const { url } = deployed.issuer
    return {
      OIDC_ISSUER: url.includes('127.0.0.1')
        ? url.replace('127.0.0.1', 'localhost')
        : url.replace('localhost', '127.0.0.1'),
    }
  }
})
