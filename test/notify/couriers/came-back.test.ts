import { expect, test } from 'vitest'
import { DeliveryFault } from '../../../src/notify/letter.ts'
import { recordCameBack } from '../../../src/register/notices/came-back.ts'
import { resendNotice } from '../../../src/register/notices/notice-log.ts'
import { commitOf, entries, notice } from '../../support/register/commits.ts'
import { courierOffice } from '../../support/notify/couriers.ts'
import { freshOutbox } from './fresh-outbox.ts'

// A letter that comes back, which anybody may have written, is seen at its posting: no clock follows from it (R71).

const kept = freshOutbox()
const { outbox, noticesIn, postingsIn, courierOf } = kept

const cameBack = (letterId: string, address = 'wang@example.com') =>
  recordCameBack(kept.pool, { letterId, failed: [{ address, status: '5.1.1' }] }, Date.now())

/** It comes back before the complaint has heard that it went out, which is told again then. */
async function backBeforeConfirmed({ isResent = false } = {}) {
  await outbox([notice('extension', 1, { confirm: true, template: 'extensionGranted' })])
  const heard: object[] = []
  let left = 1
  const refusedAgain = async () => {
    if (sent.length > 0) throw new DeliveryFault('550 no such user', { isFinal: true })
  }
  const { deliver, sent } = courierOffice(kept.pool, refusedAgain, {
    confirm: async (one) => {
      if ((left -= 1) < 0) return void heard.push(one)
      expect(await cameBack(sent[0]!.id)).toBe(1)
      if (isResent) await resendNotice(kept.pool, { ...one, at: Date.now(), person: 'zhou' })
      throw new Error('Temporal is away')
    },
    pace: { pollMs: 50, lingerMs: 2_000 },
  })
  await deliver(await courierOf())
  return heard
}
const extension = async () => (await noticesIn()).find(({ key }) => key === 'extension')

test('what came back before its complaint has heard that it went out has gone out for it', async () => {
  const heard = await backBeforeConfirmed()
  const row = await extension()
  expect(heard).toEqual([{ complaintId: 'cmp_1', key: 'extension', sentAt: row.sent_at }])
  expect(row).toMatchObject({ state: 'failed', next_attempt_at: null })
  expect(row.confirmed_at).toBeGreaterThan(0)
})

test('nor does it follow from being sent again in vain', async () => {
  const heard = await backBeforeConfirmed({ isResent: true })
  const row = await extension()
  expect(heard).toEqual([{ complaintId: 'cmp_1', key: 'extension', sentAt: row.sent_at }])
  expect(row).toMatchObject({ state: 'failed', round: 2 })
})

test('where a newer run tells otherwise it stays, as whatever has gone out', async () => {
  await backBeforeConfirmed()
  await kept.register.commit(commitOf({ entries: entries(1, 1, 'new'), notices: [] }), 'newer')
  expect(await extension()).toMatchObject({ state: 'failed' })
})

test('quicker than it is put on record it comes again; another address, or letter, says nothing', async () => {
  await outbox([notice('received', 1)])
  let during: unknown
  const { deliver, sent } = courierOffice(kept.pool, async ({ id }) => {
    during = await Promise.all([cameBack(id), cameBack(id, 'other@example.com'), cameBack('0'.repeat(32))])
  })
  await deliver(await courierOf())
  expect(during).toEqual(['underWay', 0, 0])
  expect(await cameBack(sent[0]!.id)).toBe(1)
  expect(await postingsIn()).toMatchObject([{ state: 'failed', reason: 'The letter came back (5.1.1).' }])
})
