import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { DeliveryFault } from '../../../src/notify/letter.ts'
import { recordOutcomes } from '../../../src/notify/couriers/postings.ts'
import { noticeLog, resendNotice, type LoggedNotice } from '../../../src/register/notices/notice-log.ts'
import { notice } from '../../support/register/commits.ts'
import { courierOffice, deliveriesIn, impatientSettings } from '../../support/notify/couriers.ts'
import { freshOutbox, SUPERVISOR, toSupervisor } from './fresh-outbox.ts'

const kept = freshOutbox()
const { outbox, noticesIn, postingsIn, mailsIn, inboxOf, courierOf } = kept

// F53
test('a server that refuses for a while is tried again, and every attempt is recorded', async () => {
  await outbox([notice('received', 1)])
  let left = 3
  const { deliver, sent } = courierOffice(kept.pool, async () => {
    if ((left -= 1) >= 0) throw new DeliveryFault('451 later')
  })
  await deliver(await courierOf())
  const failed = { ok: false, error: '451 later', letterId: sent[0]!.id }
  expect(await deliveriesIn(kept.pool)).toMatchObject([failed, failed, failed, { ok: true, error: null }])
  expect(await noticesIn()).toMatchObject([{ state: 'sent', attempts: 4, last_error: null }])
})

// F53
test('what is refused for good fails at once: operators are told of it', async () => {
  await outbox([notice('received', 1)])
  const { deliver, alarms } = courierOffice(kept.pool, async () => {
    throw new DeliveryFault('550 no such user', { isFinal: true })
  })
  await deliver(await courierOf())
  expect(await noticesIn()).toMatchObject([
    { key: 'deliveryFailed/received', to_role: 'operator', state: 'pending' },
    { key: 'received', state: 'failed', last_error: '550 no such user' },
  ])
  expect(alarms).toMatchObject([{ channel: 'email', recipient: 'complainant/cmp_1', count: 1 }])
  await deliver('operator@')
  expect(await inboxOf('zhao')).toEqual(['deliveryFailed/received'])
})

test('of several that are refused together each goes by itself, and only the culprit fails', async () => {
  const ids = Array.from({ length: 25 }, (_, index) => `cmp_${index}`)
  for (const id of ids) await outbox([notice('a', 1, toSupervisor)], id)
  let atOnce = 0
  let most = 0
  const { deliver, sent, alarms } = courierOffice(
    kept.pool,
    async ({ text }) => {
      most = Math.max(most, (atOnce += 1))
      await delay(5)
      atOnce -= 1
      if (text.includes('N-cmp_7')) throw new DeliveryFault('554 spam', { isFinal: true })
    },
    { pace: { pollMs: 20, lingerMs: 60, atOnce: 4 } },
  )
  expect(await deliver(SUPERVISOR)).toEqual({})
  expect(sent).toHaveLength(24)
  expect(new Set(sent.map(({ id }) => id)).size).toBe(24)
  expect(most).toBeLessThanOrEqual(4)
  const failed = (await mailsIn()).filter(({ state }) => state === 'failed')
  expect(failed).toMatchObject([{ complaint_id: 'cmp_7', last_error: '554 spam' }])
  expect(alarms).toMatchObject([{ count: 1 }])
  const refused = (await deliveriesIn(kept.pool)).filter(({ ok }) => ok === false)
  expect(refused).toHaveLength(25 + 1)
})

test('after days without success it is given up', async () => {
  await outbox([notice('received', 1)])
  const { deliver, means } = courierOffice(kept.pool, async () => {
    throw new DeliveryFault('451 later')
  })
  means.settings = { ...impatientSettings, retryAfterSeconds: [3_600] }
  let now = Date.now()
  means.now = () => now
  const courier = await courierOf()
  for (let turn = 0; turn < 200; turn++) {
    const { nextAt } = await deliver(courier)
    if (nextAt === undefined) break
    now = nextAt
  }
  const attempts = await deliveriesIn(kept.pool)
  expect(attempts.length).toBeGreaterThan(55)
  expect(attempts.length).toBeLessThan(95)
  expect(await noticesIn()).toMatchObject([{ key: 'deliveryFailed/received' }, { state: 'failed' }])
}, 300_000)

test('a send that hangs delays only itself', async () => {
  await outbox([notice('a', 1, toSupervisor)])
  const { deliver, sent } = courierOffice(
    kept.pool,
    async ({ address, channel }, signal) => {
      if (channel !== 'wecom') return
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error(`cut ${address}`))),
      )
    },
    {
      findGroups: async () => [
        { id: 'group/ep_1', language: 'en', addresses: { wecom: 'ep_1' }, because: { as: 'group' } },
      ],
      pace: { pollMs: 20, lingerMs: 20, timeLimitMs: 300 },
      settings: { ...impatientSettings, retryAfterSeconds: [60] },
    },
  )
  const { nextAt } = await deliver(SUPERVISOR)
  expect(nextAt).toBeGreaterThan(Date.now() + 30_000)
  expect(sent).toMatchObject([{ channel: 'email' }])
  expect((await deliveriesIn(kept.pool)).find(({ channel }) => channel === 'wecom')).toMatchObject({
    ok: null,
  })
})

test('after a timeout or a reset nobody knows whether the letter arrived, and the log does not say it failed', async () => {
  await outbox([notice('received', 1)])
  const { deliver, means } = courierOffice(kept.pool, async () => {
    throw new Error('The connection failed (ECONNRESET).')
  })
  means.settings = { ...impatientSettings, retryAfterSeconds: [3_600] }
  await deliver(await courierOf())
  const [{ postings }] = (await noticeLog(kept.pool, 'cmp_1')) as [LoggedNotice]
  const unknown = { ok: null, error: 'The connection failed (ECONNRESET).', endedAt: expect.any(Number) }
  expect(postings).toMatchObject([{ state: 'pending', attempts: [unknown] }])
  // Given up in the end, it may have arrived all the same.
  means.now = () => Date.now() + 4 * 86_400_000
  await deliver(await courierOf())
  const [, { postings: given }] = (await noticeLog(kept.pool, 'cmp_1')) as [LoggedNotice, LoggedNotice]
  expect(given).toMatchObject([{ state: 'failed', attempts: [unknown, unknown] }])
})

test('an attempt that nobody knows the end of is made again as the same letter', async () => {
  await outbox([notice('a', 1, toSupervisor)], 'cmp_1')
  const ids: string[] = []
  const { deliver, means } = courierOffice(kept.pool, async ({ id }) => {
    ids.push(id)
    if (ids.length === 1) {
      // As if the process died here: nothing is recorded any more.
      await kept.pool.query('alter table delivery rename to delivery_away')
    }
  })
  means.pace = { pollMs: 20, lingerMs: 60, slackMs: 100 }
  await expect(deliver(SUPERVISOR)).rejects.toThrow()
  await kept.pool.query('alter table delivery_away rename to delivery')
  expect((await deliveriesIn(kept.pool)).filter(({ channel }) => channel === 'email')).toMatchObject([
    { ok: null },
  ])
  await outbox([notice('a', 1, toSupervisor)], 'cmp_2')
  means.now = () => Date.now() + 60_000
  await deliver(SUPERVISOR)
  expect(ids).toHaveLength(3)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  const mails = (await deliveriesIn(kept.pool)).filter(({ channel }) => channel === 'email')
  expect(mails.map(({ ok, letterId }) => ({ ok, isFirst: letterId === ids[0] }))).toEqual(
    expect.arrayContaining([
      { ok: null, isFirst: true },
      { ok: true, isFirst: true },
      { ok: true, isFirst: false },
    ]),
  )
  expect(await inboxOf('zhao')).toEqual(['a', 'a'])
})

test('a register that stalls for a moment has nothing sent again', async () => {
  await outbox([notice('received', 1)])
  const { deliver, sent } = courierOffice(kept.pool, async () => {
    await kept.pool.query('alter table delivery rename to delivery_away')
    setTimeout(() => void kept.pool.query('alter table delivery_away rename to delivery'), 600)
  })
  expect(await deliver(await courierOf())).toEqual({})
  expect(sent).toHaveLength(1)
  expect(await deliveriesIn(kept.pool)).toMatchObject([{ ok: true }])
})

test('an outcome that is recorded twice takes nothing back that was begun in between', async () => {
  await outbox([notice('received', 1)])
  const { deliver, means } = courierOffice(kept.pool, async () => {
    throw new DeliveryFault('451 later')
  })
  means.settings = { ...impatientSettings, retryAfterSeconds: [7_200] }
  await deliver(await courierOf())
  const [{ id: deliveryId, posting_id: postingId }] = (await kept.pool.query('select * from delivery')).rows
  const lostAt = Date.now() + 30_000
  await kept.pool.query("update posting set letter_id = 'next', reason = null, next_attempt_at = $1", [
    new Date(lostAt),
  ])
  const outcome = { attempts: [{ deliveryId, postingId }], state: 'pending' as const, retryAt: Date.now() }
  await recordOutcomes(kept.pool, [outcome], Date.now())
  expect(await postingsIn()).toMatchObject([{ letter_id: 'next', next_attempt_at: lostAt }])
})

test('what waited for another attempt goes as soon as the same is reached again', async () => {
  await outbox([notice('a', 1, toSupervisor)], 'cmp_1')
  let isAway = true
  const { deliver, means, sent } = courierOffice(kept.pool, async () => {
    if (isAway) throw new DeliveryFault('connection refused')
  })
  means.settings = { ...impatientSettings, retryAfterSeconds: [7_200] }
  await deliver(SUPERVISOR)
  isAway = false
  await outbox([notice('a', 1, toSupervisor)], 'cmp_2')
  expect(await deliver(SUPERVISOR)).toEqual({})
  expect(sent).toHaveLength(2)
})

/** Two notices in one letter of which nobody knows whether it arrived; it is not to go again for hours. */
async function letterOfUnknownFate() {
  for (const id of ['cmp_1', 'cmp_2']) await outbox([notice('a', 1, toSupervisor)], id)
  const ids: string[] = []
  const office = courierOffice(kept.pool, async ({ id }) => {
    ids.push(id)
    if (ids.length === 1) throw new Error('The connection failed (ECONNRESET).')
  })
  office.means.settings = { ...impatientSettings, retryAfterSeconds: [7_200] }
  const { nextAt } = await office.deliver(SUPERVISOR)
  expect(nextAt).toBeGreaterThan(Date.now() + 3_600_000)
  return { ...office, ids }
}

test('a letter of unknown fate goes again, whole and as the same, once its recipient is reached', async () => {
  const { deliver, ids } = await letterOfUnknownFate()
  expect(await mailsIn()).toMatchObject([{ reason: 'unknown' }, { reason: 'unknown' }])
  await outbox([notice('a', 1, toSupervisor)], 'cmp_3')
  expect(await deliver(SUPERVISOR)).toEqual({})
  expect(ids).toEqual([ids[0], expect.any(String), ids[0]])
  expect(ids[1]).not.toBe(ids[0])
  expect(await mailsIn()).toMatchObject([1, 2, 3].map(() => ({ state: 'sent', reason: null })))
})

test('asked to be sent again, a letter of unknown fate goes at once, whole and as the same', async () => {
  const { deliver, ids } = await letterOfUnknownFate()
  const again = { complaintId: 'cmp_1', key: 'a', at: Date.now(), person: 'zhou' }
  expect(await resendNotice(kept.pool, again)).toBe('sent')
  expect(await deliver(SUPERVISOR)).toEqual({})
  expect(ids).toEqual([ids[0], ids[0]])
  expect(await mailsIn()).toMatchObject([1, 2].map(() => ({ round: 1, state: 'sent', letter_id: ids[0] })))
})

test('what is on its way is not sent beside itself when asked for again', async () => {
  await outbox([notice('received', 1)])
  const courier = await courierOf()
  const again = { complaintId: 'cmp_1', key: 'received', at: Date.now(), person: 'zhou' }
  const { deliver, sent } = courierOffice(kept.pool, async () => {
    await resendNotice(kept.pool, again)
    await deliver(courier)
  })
  await deliver(courier)
  expect(sent).toHaveLength(1)
})

test('whatever a server answers, it is put on record, and the letter goes by the waits', async () => {
  await outbox([notice('received', 1)])
  const { deliver } = courierOffice(
    kept.pool,
    async () => {
      throw new DeliveryFault(`451 \0 ${'x'.repeat(992)}\u{1f600}`)
    },
    { settings: { ...impatientSettings, retryAfterSeconds: [3_600] } },
  )
  await deliver(await courierOf())
  expect(await deliveriesIn(kept.pool)).toMatchObject([
    { ok: false, error: expect.stringContaining('451 \ufffd') },
  ])
})
