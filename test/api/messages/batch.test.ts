import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deps } from '../../../src/api/deps.ts'
import { takeAll } from '../../../src/api/messages/take-all.ts'
import { Problem } from '../../../src/api/problems/problem.ts'
import { ChannelMessage } from '../../../src/channels/message.ts'
import { workflowIdOf } from '../../../src/workflows/messages/complaint.ts'
import { adapterOf, message, type Adapter } from './support.ts'

// Of what a platform hands on at once each message has a result of its own (R2, R13, F24).

let adapter: Adapter
beforeAll(async () => {
  adapter = await adapterOf()
})
afterAll(() => adapter?.api.close())

let count = 0
const written = (by: string, text = 'Nobody calls back.') => ({
  ...{ msgid: `w-${++count}`, open_kfid: 'kf', external_userid: by, origin: 3, msgtype: 'text' },
  text: { content: text },
})
const bring = (msg_list: unknown[], language = 'en') =>
  adapter.bring({ msg_list }, { from: 'wecom', language })

test('a message that cannot be read is refused by itself, in the reader’s language, and the others are taken', async () => {
  const [one, long, other] = [written('wu'), written('wu', 'x'.repeat(10_001)), written('wu', 'More.')]
  const all = [one, long, { msgid: 'w-half', msgtype: 7 }, null, other]
  const { status, body } = await bring(all, 'zh')
  expect(status, JSON.stringify(body)).toBe(200)
  const pointers = (errors: unknown) => expect.arrayContaining([expect.objectContaining(errors)])
  const refused = (pointer: string) => ({
    ...{ result: 'refused', again: false },
    problem: { code: 'invalid', status: 400, title: '请求内容不符合要求', errors: pointers({ pointer }) },
  })
  expect(body.data).toMatchObject([
    { messageId: `wecom/${one.msgid}`, result: 'complaint' },
    { messageId: long.msgid, ...refused('/msg_list/1/text') },
    { messageId: 'w-half', ...refused('/msg_list/2/msgtype') },
    refused('/msg_list/3'),
    { messageId: `wecom/${other.msgid}`, result: 'message' },
  ])
  expect(await bring(all, 'zh')).toEqual({ status, body })
  await expect.poll(() => adapter.told(body.data[0]!.complaint)).toHaveLength(1)
})

test('what is to come again keeps back those behind it in its conversation, and no other', async () => {
  const { body } = await bring([written('lin')])
  const { workflow } = adapter.api.server.client
  await workflow.getHandle(workflowIdOf(body.data[0]!.complaint)).terminate('an accident')
  const all = [written('lin'), written('zhao'), written('lin'), written('zhao')]
  const first = await bring(all)
  const waits = { result: 'refused', again: true, problem: { code: 'notRunning', status: 503 } }
  expect(first).toMatchObject({
    status: 503,
    body: { code: 'notYet', data: [waits, { result: 'complaint' }, waits, { result: 'message' }] },
  })
  expect((await bring(all)).body.data).toEqual(first.body.data)
})

test('what is refused keeps nothing behind it out, however much it is', async () => {
  const all = Array.from({ length: 150 }, (_, n) => ({
    message: ChannelMessage.parse(message({ conversation: `${n}` })),
  }))
  const refusedFor =
    (code: string) =>
    async (_: Deps, { conversation }: ChannelMessage) => {
      if (Number(conversation) < 120) throw new Problem(code)
      return { result: 'complaint', complaint: conversation } as const
    }
  const deps = { logger: pino({ level: 'silent' }) } as unknown as Deps
  for (const code of ['invalid', 'notRunning']) {
    const outcomes = await takeAll(deps, all, refusedFor(code))
    expect(outcomes.filter((one) => 'result' in one)).toHaveLength(30)
  }
})

test('one request takes a hundred; brought again it takes the others, and nothing twice', async () => {
  const all = Array.from({ length: 120 }, (_, n) => written('sun', `${n}`))
  const first = await bring(all)
  expect(first.status).toBe(503)
  expect(first.body.data.filter(({ result }) => result !== 'refused')).toHaveLength(100)
  const again = await bring(all)
  expect(again.status).toBe(200)
  expect(again.body.data.map(({ result }) => result)).toEqual([
    'complaint',
    ...Array.from({ length: 119 }, () => 'message'),
  ])
  const many = Array.from({ length: 1_001 }, () => written('sun'))
  expect(await bring(many, 'zh')).toMatchObject({
    status: 413,
    body: { detail: '一次最多转交 1000 条消息。' },
  })
})
