import { expect, test } from 'vitest'
import { SHIPPED } from '../../../src/notify/words/catalogue.ts'
import { withOwn } from '../../../src/notify/words/own-words.ts'
import { commitOf, entries, notice } from '../../support/register/commits.ts'
import { courierOffice, deliveriesIn, impatientSettings, staff } from '../../support/notify/couriers.ts'
import { details, freshOutbox, SUPERVISOR, toSupervisor } from './fresh-outbox.ts'

const kept = freshOutbox()
const { outbox, noticesIn, postingsIn, inboxOf, courierOf } = kept

// R17, R77
test('a customer has a mail in their language, and the notice says so', async () => {
  await outbox([notice('received', 1)])
  const { deliver, sent } = courierOffice(kept.pool)
  expect(await deliver(await courierOf())).toEqual({})
  expect(sent).toMatchObject([{ channel: 'email', address: 'wang@example.com', language: 'zh' }])
  expect(await noticesIn()).toMatchObject([
    { state: 'sent', next_attempt_at: null, attempts: 1, last_error: null },
  ])
  expect(await postingsIn()).toMatchObject([
    { recipient: 'complainant/cmp_1', state: 'sent', address: null, letter_id: sent[0]!.id },
  ])
  expect(await deliveriesIn(kept.pool)).toMatchObject([{ key: 'received', ok: true, letterId: sent[0]!.id }])
})

// R71, R77
test('a firm’s own words go out, and are kept as they were sent', async () => {
  await outbox([notice('received', 1)])
  const received = { subject: '{firm}：已登记（{number}）', text: ['我们的承诺：\n{promises}'] }
  const zh = withOwn(SHIPPED.zh, { firm: '宏达汽车', sender: '宏达客服', letters: { received } })
  const writing = { zone: 'Asia/Shanghai', words: { ...SHIPPED, zh } }
  const { deliver, sent } = courierOffice(kept.pool, undefined, { writing })
  await deliver(await courierOf())
  expect(sent).toMatchObject([{ subject: expect.stringMatching(/^宏达汽车：已登记/), sender: '宏达客服' }])
  const { rows } = await kept.pool.query('select subject, body from letter')
  expect(rows).toEqual([{ subject: sent[0]!.subject, body: sent[0]!.text }])
})

test('staff have it in their inbox and as a mail, each once, whoever they are told as', async () => {
  await outbox([notice('a', 1, toSupervisor)])
  const asDeputy = { ...staff('zhao'), because: { as: 'deputy', of: 'sun' } as const }
  const { deliver, sent } = courierOffice(kept.pool, undefined, {
    findRecipients: async () => [staff('zhao'), asDeputy, staff('sun')],
  })
  await deliver(SUPERVISOR)
  expect(sent.map(({ address }) => address).toSorted()).toEqual(['sun@firm.example', 'zhao@firm.example'])
  expect(await inboxOf('zhao')).toEqual(['a'])
  expect(await inboxOf('sun')).toEqual(['a'])
})

test('whoever is complained about is not asked for', async () => {
  await kept.register.commit(
    commitOf({
      entries: entries(1, 1),
      notices: [notice('a', 1, toSupervisor)],
      complaint: { details: { ...details, about: 'sun' } },
    }),
    'run',
  )
  const asked: unknown[] = []
  const { deliver } = courierOffice(kept.pool, undefined, {
    findRecipients: async ({ to, except }) => {
      asked.push({ to, except })
      return [staff('zhao')]
    },
  })
  await deliver(SUPERVISOR)
  expect(asked).toEqual([{ ...toSupervisor, except: ['sun'] }])
})

test('many notices to one are one letter', async () => {
  for (let n = 0; n < 30; n++) await outbox([notice('a', 1, toSupervisor)], `cmp_${n}`)
  const { deliver, sent } = courierOffice(kept.pool)
  await deliver(SUPERVISOR)
  expect(sent).toHaveLength(1)
  expect(await inboxOf('zhao')).toHaveLength(30)
  expect(new Set((await deliveriesIn(kept.pool)).map(({ letterId }) => letterId))).toEqual(
    new Set([null, sent[0]!.id]),
  )
})

test('what follows a letter within the gap waits, and goes together', async () => {
  const { deliver, sent, means } = courierOffice(kept.pool)
  means.settings = { ...impatientSettings, digestGapSeconds: { email: 300 } }
  let skippedMs = 0
  means.now = () => Date.now() + skippedMs
  await outbox([notice('a', 1, toSupervisor)], 'cmp_1')
  await deliver(SUPERVISOR)
  for (const id of ['cmp_2', 'cmp_3']) await outbox([notice('a', 1, toSupervisor)], id)
  const { nextAt } = await deliver(SUPERVISOR)
  expect(sent).toHaveLength(1)
  expect((await postingsIn()).filter(({ state }) => state === 'pending')).toMatchObject([
    { reason: 'digest' },
    { reason: 'digest' },
  ])
  skippedMs = nextAt! - Date.now() + 1
  await deliver(SUPERVISOR)
  expect(sent).toHaveLength(2)
  expect(await inboxOf('zhao')).toHaveLength(3)
})

test('nobody to be reached is recorded as such', async () => {
  await kept.register.commit(commitOf({ entries: entries(1, 1), notices: [notice('received', 1)] }), 'run')
  const { deliver, sent } = courierOffice(kept.pool)
  await deliver(await courierOf())
  expect(sent).toEqual([])
  expect(await postingsIn()).toMatchObject([{ state: 'suppressed', reason: 'noAddress', channel: 'email' }])
  expect(await noticesIn()).toMatchObject([{ state: 'suppressed', next_attempt_at: null }])
})

test('where a clock waits for a notice that can reach nobody, operators are told', async () => {
  const waits = notice('extension', 1, { confirm: true, template: 'extensionGranted' })
  await kept.register.commit(commitOf({ entries: entries(1, 1), notices: [waits] }), 'run')
  const { deliver, confirmed } = courierOffice(kept.pool)
  await deliver(await courierOf())
  expect(confirmed).toEqual([])
  expect(await noticesIn()).toMatchObject([
    { key: 'deliveryFailed/extension', to_role: 'operator' },
    { key: 'extension', state: 'suppressed', confirmed_at: null },
  ])
})

// R69, F65
test('a letter that reaches nobody is told to its complaint: it is a call to make', async () => {
  await kept.register.commit(
    commitOf({ entries: entries(1, 1), notices: [notice('message/1', 1, { confirm: true })] }),
    'run',
  )
  const { deliver, confirmed } = courierOffice(kept.pool)
  await deliver(await courierOf())
  expect(confirmed).toEqual([
    { complaintId: 'cmp_1', key: 'message/1', sentAt: expect.any(Number), undelivered: true },
  ])
  expect(await noticesIn()).toMatchObject([
    { key: 'message/1', state: 'suppressed', confirmed_at: null, next_attempt_at: null },
  ])
})

test('with an empty directory a notice waits until there is somebody', async () => {
  await outbox([notice('a', 1, toSupervisor)])
  const { deliver, alarms, means } = courierOffice(kept.pool, undefined, { findRecipients: async () => [] })
  const { nextAt } = await deliver(SUPERVISOR)
  expect(nextAt).toBeGreaterThan(Date.now() + 60_000)
  expect(alarms).toEqual([{ courier: SUPERVISOR, notices: 1 }])
  means.findRecipients = async () => [staff('zhao')]
  means.now = () => nextAt!
  await deliver(SUPERVISOR)
  expect(await inboxOf('zhao')).toEqual(['a'])
})

test('a notice replaced or erased while it is taken up alarms nobody', async () => {
  await outbox([notice('a', 1, toSupervisor)], 'cmp_1')
  await kept.pool.query('update complaint set erased_at = now()')
  const { deliver, alarms, sent } = courierOffice(kept.pool)
  const { nextAt } = await deliver(SUPERVISOR)
  expect(alarms).toEqual([])
  expect(sent).toEqual([])
  expect(nextAt).toBeGreaterThan(Date.now())
})

// F55
test('a notice that was overtaken is not sent, and the reason is kept; the inbox has it', async () => {
  await kept.register.commit(
    commitOf({
      entries: entries(1, 1),
      notices: [notice('a', 1, toSupervisor)],
      complaint: { stage: 'closed', outcome: 'withdrawn' },
    }),
    'run',
  )
  const { deliver, sent } = courierOffice(kept.pool)
  await deliver(SUPERVISOR)
  expect(sent).toEqual([])
  expect(await inboxOf('zhao')).toEqual(['a'])
  expect((await postingsIn()).find(({ channel }) => channel === 'email')).toMatchObject({
    state: 'suppressed',
    reason: 'withdrawn',
  })
})

test('a complaint that waits for a notice is told when it has gone out, until it has heard', async () => {
  await outbox([notice('extension', 1, { confirm: true })])
  let left = 1
  const heard: unknown[] = []
  const { deliver, sent } = courierOffice(kept.pool, undefined, {
    confirm: async (notice) => {
      if ((left -= 1) >= 0) throw new Error('Temporal is away')
      heard.push(notice)
    },
    pace: { pollMs: 50, lingerMs: 2_000 },
  })
  await deliver(await courierOf())
  const [row] = await noticesIn()
  expect(row).toMatchObject({ state: 'sent', next_attempt_at: null })
  expect(heard).toEqual([{ complaintId: 'cmp_1', key: 'extension', sentAt: row.sent_at }])
  expect(row.confirmed_at).toBeGreaterThan(0)
  expect(sent).toHaveLength(1)
})

test('a notice taken back by a newer run while it is on its way leaves its delivery', async () => {
  await outbox([notice('received', 1)])
  const { deliver } = courierOffice(kept.pool, async () => {
    await kept.register.commit(commitOf({ entries: entries(1, 1, 'new') }), 'newer')
  })
  await deliver(await courierOf())
  expect(await deliveriesIn(kept.pool)).toMatchObject([{ key: 'received', ok: true }])
  expect(await noticesIn()).toEqual([])
})

test('notices of the earlier schema are delivered, those sent already are not', async () => {
  await outbox([notice('new', 1), notice('old', 2)])
  await kept.pool.query(
    "update notice set state = 'sent', sent_at = now(), next_attempt_at = null, addressed_at = now() where key = 'old'",
  )
  const { deliver, sent } = courierOffice(kept.pool)
  await deliver(await courierOf())
  expect(sent).toHaveLength(1)
})
