import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer, slipIn } from '../support/notify/mail-server.ts'
import { deployment, type Deployment } from '../support/production/deployment.ts'
import type { ProductProcess } from '../support/processes/product-processes.ts'
import { onServer } from '../support/run/database-server.ts'
import { first, intake } from '../support/serving.ts'

// What a deployer brings up, in the order of docker-compose.yml: Temporal's own server on PostgreSQL with four history
// shards, two APIs, two workers, an issuer of the firm's. What is lost by a process's death is looked for at the end.

async function fitForUse() {
  const { code, said } = await deployed.command(['src/cli/doctor.ts', '--production'])
  expect(code, said).toBe(0)
  expect(said).toContain('✓ Workers              2 ask for tasks')
}

type Api = Awaited<ReturnType<Deployment['api']>>

let deployed: Deployment
let mail: Awaited<ReturnType<typeof mailServer>>
const apis: Api[] = []
const workers: ProductProcess[] = []
const taken: { id: string; number: string; lookupSecret: string }[] = []
beforeAll(async () => {
  mail = await mailServer()
  const letters = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'care@firm.example',
    PUBLIC_URL: 'https://care.firm.example',
  }
  deployed = await deployment({ temporal: 'server', more: letters })
}, 900_000)
afterAll(async () => {
  for (const one of [...apis, ...workers]) await one.stop().catch(() => {})
  await deployed.close()
  await mail.close()
})

const as = async (id: string) => ({
  as: await deployed.issuer.tokenFor({ sub: id }),
  key: randomUUID(),
})
const one = () => apis[0]!
const other = () => apis[1]!

async function takeIn(api: Api, person: string, body: object) {
  const answer = await api.post('/v1/complaints', body, await as(person))
  expect(answer.status, answer.text).toBe(201)
  taken.push(answer.body)
  return { ...(answer.body as (typeof taken)[number]), path: `/v1/complaints/${answer.body.id}` }
}

async function act(api: Api, path: string, person: string, body: object = {}) {
  const answer = await api.post(path, body, await as(person))
  expect(answer.status, answer.text).toBe(200)
}

const stageAt = async (api: Api, path: string) => (await api.get(path, await as('qian'))).body.stage as string

test('each job of the installation may run twice, and then the processes come up', async () => {
  await deployed.cluster.schema!()
  for (const _ of [1, 2]) {
    await deployed.namespace()
    expect(await deployed.run('migrate')).toEqual({ code: 0, said: 'The register is up to date.' })
  }
  for (const check of ['api-settings', 'worker-settings'])
    expect(await deployed.run(check)).toEqual({ code: 0, said: '' })
  workers.push(...(await Promise.all([deployed.worker(), deployed.worker()])))
  apis.push(...(await Promise.all([deployed.api('api'), deployed.api('api-2')])))
  const load = ['src/cli/directory.ts', 'load', 'policies/directory/directory.json']
  expect(await deployed.command(load)).toMatchObject({ code: 0 })
})

test('then the doctor is content', fitForUse)

test('nobody is let in by a public token, and people of the issuer are', async () => {
  for (const api of apis) {
    expect((await api.get('/readyz', { as: null })).status).toBe(200)
    expect((await api.get('/v1/complaints', { as: 'agent-li' })).status).toBe(401)
    expect((await api.get('/v1/complaints', await as('li'))).status).toBe(200)
    expect((await api.get('/v1/complaints', await as('nobody-here'))).status).toBe(403)
  }
})

test('a complaint lives from the intake to its end, through both APIs', async () => {
  const complainant = { name: 'Chen', email: 'chen@example.com', language: 'en' }
  const details = { complainant, subject: 'The car was not clean' }
  const { path } = await takeIn(one(), 'li', intake({ details, commands: first }))
  await act(other(), `${path}/propose-solution`, 'li', { measures: 'The day is paid back.' })
  await expect.poll(() => slipIn(mail.mails, complainant.email), { timeout: 60_000 }).toBeDefined()
  const slip = slipIn(mail.mails, complainant.email)
  await expect.poll(async () => (await other().post('/v1/progress', slip, { as: null })).status).toBe(200)
  const accepted = await one().post('/v1/progress/accept-solution', slip, { as: null, key: randomUUID() })
  expect(accepted.status, accepted.text).toBe(200)
  await act(other(), `${path}/record-execution`, 'li', { what: 'Paid back.' })
  await act(one(), `${path}/record-revisit`, 'chen', { result: 'satisfied', score: 5 })
  expect(await stageAt(other(), path)).toBe('closed')
})

test('an acknowledgement that nobody gives lapses and climbs', async () => {
  const { path } = await takeIn(other(), 'zhou', intake({ policyId: 'demo' }))
  const journal = async () =>
    (await one().get(`${path}/events`, await as('qian'))).body.data.map(
      ({ event }: { event: { type: string } }) => event.type,
    )
  await expect.poll(journal, { timeout: 60_000 }).toEqual(expect.arrayContaining(['breached', 'escalated']))
})

/** Goes on giving work while something dies; asked again with the same key until there is an answer. */
function working() {
  let over = false
  const doing = async (offset: number) => {
    for (let n = offset; !over; n++) {
      const key = randomUUID()
      for (let tries = 0; ; tries++) {
        const asked = { as: await deployed.issuer.tokenFor({ sub: 'li' }), key }
        const api = apis[(n + tries) % 2]!
        const answer = await api
          .post('/v1/complaints', intake({ commands: first }), asked)
          .catch(() => undefined)
        if (answer && [200, 201].includes(answer.status)) {
          taken.push(answer.body)
          break
        }
        if (answer && ![202, 429, 503].includes(answer.status)) throw new Error(answer.text)
        if (tries > 200) throw new Error(`No answer after all: ${answer?.text}`)
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
    }
  }
  const done = Promise.all([doing(0), doing(1)])
  return async () => {
    over = true
    await done
  }
}

const deaths: Record<string, () => Promise<void>> = {
  'the first API': async () => {
    await one().kill()
    apis[0] = await deployed.api('api')
  },
  'the second API': async () => {
    await other().kill()
    apis[1] = await deployed.api('api-2')
  },
  'the first worker': async () => {
    await workers[0]!.kill()
    workers[0] = await deployed.worker()
  },
  'the second worker': async () => {
    await workers[1]!.kill()
    workers[1] = await deployed.worker()
  },
  "Temporal's server": async () => deployed.cluster.killAndRestart!(),
  PostgreSQL: async () => {
    const sql = "select pid from pg_stat_activity where datname = 'yinuo' limit 1"
    const { rows } = await onServer(deployed.postgres.url, sql)
    // The server ends all its others and recovers from its log, as after a crash.
    execFileSync('kill', ['-9', String(rows[0].pid)])
  },
}

test.each(Object.keys(deaths))('%s is killed while complaints come in, and starts again', async (name) => {
  const before = taken.length
  const stop = working()
  await expect.poll(() => taken.length).toBeGreaterThan(before + 2)
  await deaths[name]!()
  const after = taken.length
  await expect.poll(() => taken.length, { timeout: 120_000 }).toBeGreaterThan(after + 4)
  await stop()
})

test('nothing is lost: each complaint that was answered is there once, acknowledged, and the register agrees', async () => {
  const asked = await as('qian')
  for (const { id } of taken.slice(2))
    await expect
      .poll(async () => (await one().get(`/v1/complaints/${id}`, asked)).body, { timeout: 60_000 })
      .toMatchObject({ recorded: true, stage: 'investigating' })
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
  const { rows } = await onServer(
    deployed.databaseUrl,
    'select count(*)::int as n from complaint where not is_canary(id)',
  )
  expect(rows[0].n).toBe(taken.length)
  expect((await deployed.command(['src/cli/verify.ts'])).said).toContain('Everything is as it was recorded.')
  expect((await deployed.command(['src/cli/reconcile.ts'])).said).toContain('Nothing is amiss.')
  await fitForUse()
})
