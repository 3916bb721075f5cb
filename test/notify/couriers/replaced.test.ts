import { expect, test } from 'vitest'
import type { Commit } from '../../../src/domain/journal/journal.ts'
import { DeliveryFault } from '../../../src/notify/letter.ts'
import { commitOf, entries, entry, escalated, escalation, notice } from '../../support/register/commits.ts'
import { courierOffice, impatientSettings } from '../../support/notify/couriers.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

const key = 'escalation/resolve/1/1/L1/0'
const to = { role: 'supervisor', department: 'service' } as const
const complaint = { escalations: [escalation('resolve/1/1', 1)] }
/** The step of a ladder, and whoever is called by it. */
const climbed = (sequence: number) => ({
  entries: [...entries(2, sequence - 1, 'new'), entry(sequence, escalated('resolve/1/1', 1))],
  notices: [notice(key, sequence, { template: 'escalated', to })],
  complaint,
})

/** What goes out by mail where it waited for another attempt when a newer run told otherwise. */
async function mailedAfter(replacement: Commit) {
  const { pool, register, close } = await freshRegister()
  const told = climbed(2)
  await register.commit(commitOf({ ...told, entries: [entry(1), ...told.entries] }), 'old')
  let isAway = true
  const { deliver, sent, means } = courierOffice(pool, async () => {
    if (isAway) throw new DeliveryFault('451 later')
  })
  means.settings = { ...impatientSettings, retryAfterSeconds: [600] }
  await deliver('supervisor@service')
  await register.commit(replacement, 'new')
  isAway = false
  means.now = () => Date.now() + 1_000_000
  await deliver('supervisor@service')
  const { rows } = await pool.query('select channel, state, reason from posting order by channel')
  await close()
  return { sent, rows }
}

test('what is in the inbox already and turns out never to have happened is not mailed any more', async () => {
  const { sent, rows } = await mailedAfter(commitOf({ entries: entries(2, 2, 'new') }))
  expect(sent).toEqual([])
  expect(rows).toEqual([
    { channel: 'email', state: 'suppressed', reason: 'replaced' },
    { channel: 'inbox', state: 'sent', reason: null },
  ])
})

test('what happened all the same, only later, is mailed as it happened', async () => {
  const { sent, rows } = await mailedAfter(commitOf(climbed(4)))
  expect(sent).toHaveLength(1)
  expect(sent[0]!.subject).not.toBe('N-cmp_1')
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
})
