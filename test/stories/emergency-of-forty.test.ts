import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerDoes } from '../support/customers.ts'
import { orderEnded } from '../support/incident-orders.ts'
import { mailServer } from '../support/notify/mail-server.ts'
import { recorded, serving, takenIn, until, type Serving } from '../support/serving.ts'

// 003, the emergency plan: one outage makes forty complaints, which are handled in concert (R56). What is ordered for all
// of them stands in the register and goes at a pace of its own: the story is played over HTTP, in real time.

type Taken = { id: string; number: string; path: string; email?: string | undefined }

let mail: Awaited<ReturnType<typeof mailServer>>
let api: Serving
let affected: Taken[]
let other: Taken
let incident: string

beforeAll(async () => {
  mail = await mailServer()
  api = await serving({ everything: true, smtp: { url: mail.url, from: 'Yinuo <yinuo@firm.example>' } })
  affected = await Promise.all(Array.from({ length: 40 }, (_, n) => complaint(n + 1, 'payment-error')))
  other = await complaint(41, 'attitude')
  for (const { path } of [...affected, other]) await recorded(api, path)
})
afterAll(async () => {
  await api?.close()
  await mail?.close()
})

/** The last of the forty gave the number of a fixed line only. */
async function complaint(nth: number, category: string): Promise<Taken> {
  const email = nth === 40 ? undefined : `customer-${nth}@example.com`
  const phone = email ? `138${String(nth).padStart(8, '0')}` : '0571-88001234'
  const complainant = {
    ...{ name: `客户${nth}`, phone },
    ...(email && { email }),
  }
  const details = {
    ...{ complainant, subject: '转账被重复扣款', contractNumber: `ZH-${nth}` },
    description: '系统中断后，同一笔转账被扣款两次。',
  }
  const commands = [
    { type: 'acknowledge', method: 'phone', said: '已启动应急处理，今天给您结果。' },
    { type: 'classify', category, impact: 'medium', risk: 'medium', complexity: 'simple' },
    { type: 'assign', department: 'service', person: 'li' },
    { type: 'recordFindings', rootCause: 'system-failure', upheld: 'upheld', text: '主备切换后重发了转账。' },
  ]
  const body = { channel: 'phone', policyId: 'financial-emergency', details, commands }
  return { ...(await takenIn(api, body)), email }
}

const zhao = { as: 'supervisor-zhao' }
const whole = async () => (await api.get(`/v1/incidents/${incident}`, zhao)).body
const ordered = (path: string, body: object, as?: string) =>
  orderEnded(api, incident, as ? [path, body, as] : [path, body])

type Proposal = { state: string; redress?: object; incidentTotal?: object }
const proposalOf = async ({ path }: Taken): Promise<Proposal | undefined> =>
  (await api.get(path, zhao)).body.proposal
/** How many of them stand so with what was proposed to all. */
async function inState(state: string | null): Promise<number> {
  const { members } = await whole()
  return members.filter(({ proposal }: { proposal: string | null }) => proposal === state).length
}

async function happened({ path }: Taken): Promise<string[]> {
  const { data } = (await api.get(`${path}/events?limit=200`, zhao)).body
  return data.map(({ event }: { event: { type: string } }) => event.type)
}

/** The letters with these words to one of them. */
async function lettersTo({ path }: Taken, words: string): Promise<string[]> {
  const { data } = (await api.get(`${path}/letters`, zhao)).body as {
    data: { letterId: string; body: string }[]
  }
  return data.filter(({ body }) => body.includes(words)).map(({ letterId }) => letterId)
}

/** Until these have such a letter each, and the others none. */
async function expectWritten(to: readonly Taken[], words: string): Promise<void> {
  const counts = async () => Promise.all(affected.map(async (one) => (await lettersTo(one, words)).length))
  await expect.poll(counts, { interval: 500 }).toEqual(affected.map((one) => (to.includes(one) ? 1 : 0)))
}

const MESSAGE = '系统已恢复，重复扣款将在两日内退回。'
const MEASURES = '退还重复扣款，并赔付利息，致歉。'
const OWN_MEASURES = '退还重复扣款和由此产生的违约金，专人致歉。'

// R56: '制定应急预案…迅速响应…协调资源'
test('one complaint is declared an emergency, and an incident is opened, with a log of measures', async () => {
  const reason = '多名客户被重复扣款。'
  expect((await api.post(`${affected[0]!.path}/declare-emergency`, { reason }, zhao)).status).toBe(200)
  const about = { title: '周五夜间转账重复扣款', cause: '主备切换后重发了转账。', category: 'payment-error' }
  const opened = await api.post('/v1/incidents', about, zhao)
  expect(opened).toMatchObject({ status: 201, body: { state: 'open', complaints: 0 } })
  incident = opened.body.id
  for (const what of ['已停用自动转账，防止继续扣款。', '已切回主系统，正在核对名单。'])
    expect((await api.post(`/v1/incidents/${incident}/measures`, { what }, zhao)).status).toBe(200)
  expect((await whole()).log).toMatchObject([
    { type: 'opened', by: { id: 'zhao' } },
    { type: 'measureRecorded', data: { what: '已停用自动转账，防止继续扣款。' } },
    { type: 'measureRecorded', data: { what: '已切回主系统，正在核对名单。' } },
  ])
})

test('all forty join by what they have in common, looked at first; what has another cause stays outside', async () => {
  const selection = { category: 'payment-error' }
  expect(await ordered('members', { selection, dryRun: true })).toMatchObject({ total: 40, done: 40 })
  expect((await whole()).complaints).toBe(0)
  expect(await ordered('members', { selection })).toMatchObject({ total: 40, done: 40, refused: 0 })
  await until(async () => (await whole()).complaints === 40)
  expect(await happened(other)).not.toContain('incidentJoined')
})

test('one message goes to each of them once; who can only be called is named', async () => {
  const sent = await ordered('messages', { text: MESSAGE })
  expect(sent).toMatchObject({ total: 40, done: 39, refused: 1 })
  const refused = sent.items.filter(({ state }: { state: string }) => state === 'refused')
  expect(refused).toMatchObject([{ complaint: affected[39]!.id, detail: expect.stringMatching(/call them/) }])
  await expectWritten(affected.slice(0, 39), MESSAGE)
})

const refund = (amountCents: number) => [{ kind: 'refund', money: { amountCents, currency: 'CNY' } }]
/** 38 × 200 yuan, and 4,500 yuan for one: each alone lies below the limit of 5,000. */
const sum = { amountCents: 38 * 20_000 + 450_000, currency: 'CNY' }

test('one proposal leaves one out, has items of its own for another, and waits by what all of it comes to', async () => {
  const [first, second] = affected as [Taken, Taken]
  const exceptions = [
    { complaint: first.number, leftOut: true },
    { complaint: second.id, measures: OWN_MEASURES, items: refund(450_000) },
  ]
  const proposed = await ordered('proposals', { measures: MEASURES, items: refund(20_000), exceptions })
  expect(proposed).toMatchObject({ total: 39, done: 39, refused: 0, sum })
  await until(async () => (await inState('awaitingApproval')) === 39)
  expect(await proposalOf(first)).toBeUndefined()
  expect(await proposalOf(second)).toMatchObject({
    measures: OWN_MEASURES,
    ...{ redress: { amountCents: 450_000, currency: 'CNY' }, incidentTotal: sum },
  })
  expect(await proposalOf(affected[39]!)).toMatchObject({
    measures: MEASURES,
    ...{ redress: { amountCents: 20_000, currency: 'CNY' }, incidentTotal: sum },
  })
  await expectWritten([], MEASURES)
})

test('who proposed does not approve; a manager does, by one order, and then it is offered to each', async () => {
  const own = await ordered('approvals', { approves: true, dryRun: true })
  expect(own).toMatchObject({ dryRun: true, total: 39, refused: 39 })
  const approved = await ordered('approvals', { approves: true, comment: '同意。' }, 'manager-sun')
  expect(approved).toMatchObject({ total: 39, done: 39, refused: 0 })
  await until(async () => (await inState('offered')) === 39)
  await expectWritten(affected.slice(2, 39), MEASURES)
  await expectWritten(affected.slice(1, 2), OWN_MEASURES)
})

test('each consents for themselves: thirty accept, one declines, the others have time', async () => {
  for (const { path } of affected.slice(1, 31))
    expect((await customerDoes(api, path, 'accept-solution')).status).toBe(200)
  const declined = await customerDoes(api, affected[31]!.path, 'decline-solution', { reason: '还有手续费。' })
  expect(declined.status).toBe(200)
  await until(async () => (await inState('accepted')) === 30 && (await inState('declined')) === 1)
  const { offered } = await whole()
  // What was declined is not offered any more.
  expect(offered).toEqual([{ ...sum, amountCents: sum.amountCents - 20_000 }])
  const states = ['accepted', 'declined', 'offered', null]
  expect(await Promise.all(states.map(inState))).toEqual([30, 1, 8, 1])
})

test('the incident is closed, each complaint goes on by itself, and nothing happened to any of them twice', async () => {
  const closed = await api.post(`/v1/incidents/${incident}/close`, { summary: '40 名客户均已答复。' }, zhao)
  expect(closed).toMatchObject({ status: 200, body: { state: 'closed', complaints: 40, open: 40 } })
  const paid = await api.post(`${affected[1]!.path}/record-execution`, { item: 1, what: '4,500 元已退还。' })
  expect(paid.status, paid.text).toBe(200)
  const asked = [
    'incidentJoined',
    'messageWritten',
    'solutionProposed',
    'proposalApproved',
    'solutionOffered',
  ]
  for (const one of affected) {
    const types = await happened(one)
    const counts = asked.map((type) => types.filter((each) => each === type).length)
    const proposed = one === affected[0] ? 0 : 1
    expect(counts).toEqual([1, one.email ? 1 : 0, proposed, proposed, proposed])
  }
  const ids = mail.mails.map(({ id, to }) => `${id} ${to}`)
  expect(new Set(ids).size).toBe(ids.length)
})
