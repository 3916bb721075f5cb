import { Client } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../../../src/run/start-api.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import {
  asker,
  first,
  intake,
  key,
  recorded,
  serving,
  takenIn,
  type Answered,
  type Serving,
} from '../../support/serving.ts'
import { whileStandingStill } from '../../support/processes/standing-still.ts'
import { testApi } from '../../support/product.ts'

let api: Serving
/** An API as in production: on a connection without a worker. */
let apart: Api & ReturnType<typeof asker>
beforeAll(async () => {
  api = await serving()
  const client = new Client({ connection: api.server.connection })
  const started = await testApi({ client, pool: api.house.pool })
  apart = { ...started, ...asker(started.url) }
})
afterAll(async () => {
  process.kill(api.server.pid, 'SIGCONT')
  await apart?.close()
  await api?.close()
})

const textsOf = async (id: string) => {
  const events = await api.house.register.listEvents(id, 0, 1_000)
  return events.flatMap(({ event }) => (event.type === 'noteAdded' ? [event.text] : []))
}

type Asking = () => Promise<Answered>

/** Asks while Temporal stands still, until it has been answered. */
const askWhileStandingStill = (asking: readonly Asking[]): Promise<Answered[]> =>
  whileStandingStill(api.server.pid, () => Promise.all(asking.map((ask) => ask())))

// Trial R3.
describe('while Temporal stands still', () => {
  test(
    'what becomes of a command is unknown, and its key tells it: it happens once',
    {
      timeout: 90_000,
    },
    async () => {
      const { id, path } = await takenIn(api)
      await recorded(api, path)
      const texts = ['one', 'two', 'three', 'four']
      const note = (text: string, given?: string) => (one: ReturnType<typeof asker>) =>
        one.post(`${path}/add-note`, { text }, given === undefined ? {} : { key: given })
      const given = key()
      const asks = [note('one', given), note('two'), note('three', key()), note('four')]
      const answers = await askWhileStandingStill(
        asks.map((ask, index) => () => ask(index < 2 ? api : apart)),
      )
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 202, body: { code: 'outcomeUnknown' } })
      expect(answers[0]!.body.idempotencyKey).toBe(given)
      const keys = new Set(answers.map(({ body }) => body.idempotencyKey as string))
      expect(keys.size).toBe(4)
      for (const [index, text] of texts.entries()) {
        const again = () => note(text, answers[index]!.body.idempotencyKey)(api)
        await expect.poll(async () => (await again()).status, { timeout: 60_000 }).toBe(200)
      }
      await expect.poll(async () => (await textsOf(id)).toSorted()).toEqual(texts.toSorted())
    },
  )

  test(
    'an intake is unknown too, and asked again with its key begins no second complaint',
    {
      timeout: 90_000,
    },
    async () => {
      const bodies = ['a', 'b'].map((subject) =>
        intake({ details: { complainant: { name: '陈女士' }, subject }, commands: first }),
      )
      const answers = await askWhileStandingStill(
        [api, apart].map((one, index) => () => one.post('/v1/complaints', bodies[index])),
      )
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 202, body: { code: 'outcomeUnknown' } })
      for (const [index, answer] of answers.entries()) {
        const again = async () => {
          const asked = { key: answer.body.idempotencyKey as string }
          return (await api.post('/v1/complaints', bodies[index], asked)).status
        }
        await expect.poll(again, { timeout: 60_000 }).toBe(200)
      }
      const subjects = async () => {
        const { rows } = await api.house.pool.query<{ subject: string }>(
          "select state->'details'->>'subject' as subject from complaint",
        )
        return rows
          .map(({ subject }) => subject)
          .filter((subject) => 'ab'.includes(subject))
          .toSorted()
      }
      await expect.poll(subjects, { timeout: 60_000 }).toEqual(['a', 'b'])
    },
  )

  test('what is only read is not there now', async () => {
    const [answer] = await askWhileStandingStill([
      () => apart.get('/v1/complaints/cmp_00000000000000000000000000'),
    ])
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporalUnavailable' } })
  })
})

// Trial B4.
describe('a complaint whose run has ended otherwise than by archiving', () => {
  test('takes no command until it is restored: 503, and not archived', async () => {
    const { id, path } = await takenIn(api)
    await recorded(api, path)
    await api.server.client.workflow.getHandle(workflowIdOf(id)).terminate('an operator slipped')
    const answer = await api.post(`${path}/add-note`, { text: 'x' })
    expect(answer).toMatchObject({ status: 503, body: { code: 'notRunning' } })
    expect(answer.headers.get('retry-after')).toBe('5')
    const chinese = await api.post(
      `${path}/add-note`,
      { text: 'x' },
      { headers: { 'accept-language': 'zh' } },
    )
    expect(chinese.body.detail).toContain('恢复')
    expect(await api.get(path)).toMatchObject({ status: 200, body: { stage: 'investigating' } })
    const other = await takenIn(api)
    const merged = await api.post(`${other.path}/merge`, { into: id, reason: 'the same' })
    expect(merged).toMatchObject({ status: 503, body: { code: 'notRunning' } })
  })

  test('is no unknown complaint either where the register never heard of it', async () => {
    const { pool } = api.house
    await pool.query('alter function commit_journal(jsonb) rename to commit_journal_away')
    const { id, path } = await takenIn(api, intake())
    await api.server.client.workflow.getHandle(workflowIdOf(id)).terminate('an operator slipped')
    await pool.query('alter function commit_journal_away(jsonb) rename to commit_journal')
    expect(await api.post(`${path}/add-note`, { text: 'x' })).toMatchObject({
      status: 503,
      body: { code: 'notRunning' },
    })
    expect(
      await api.post('/v1/complaints/cmp_00000000000000000000000000/add-note', { text: 'x' }),
    ).toMatchObject({ status: 404 })
  })
})
