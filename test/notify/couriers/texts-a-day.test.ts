import { expect, test } from 'vitest'
import type { Complainant } from '../../../src/domain/intake.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import { dayMs } from '../../../src/domain/instant.ts'
import { TEXTS_A_DAY } from '../../../src/notify/couriers/texts-a-day.ts'
import type { Sender } from '../../../src/notify/letter.ts'
import { courierOffice } from '../../support/notify/couriers.ts'
import { commitOf, entries, notice } from '../../support/register/commits.ts'
import { freshOutbox } from './fresh-outbox.ts'

// How many text messages go to a number of which nobody has shown that it is theirs.

const kept = freshOutbox()

/** The couriers of customers, and whom they have texted. */
function house() {
  const office = courierOffice(kept.pool)
  const texted: string[] = []
  const sms: Sender = { name: 'sms', send: async (_, to) => void texted.push(to) }
  office.means.channels = new Map([...office.means.channels, ['sms', sms]])
  const deliver = async () => {
    for (const courier of [0, 1, 2, 3]) await office.deliver(`customers/${courier}`)
  }
  return { ...office, deliver, texted }
}

async function told(ids: readonly number[], who: Partial<Complainant>, more: Partial<Complaint> = {}) {
  for (const id of ids) {
    const details = { complainant: { name: '吴女士', ...who }, subject: '迟迟没有回电' }
    const complaint = { channel: 'web' as const, details, ...more }
    const one = { id: `cmp_${id}`, entries: entries(1, 1), notices: [notice('received', 1)], complaint }
    await kept.register.commit(commitOf(one), `run-${id}`)
  }
}

const phone = '138 0000 1234'
const many = Array.from({ length: TEXTS_A_DAY + 2 }, (_, at) => at + 1)
const waiting = async () =>
  (await kept.postingsIn())
    .filter(({ state }) => state !== 'sent')
    .map(({ state, reason }) => [state, reason])

test('what is told at the form under one number is texted so many times a day, of all complaints together; the rest waits', async () => {
  await told(many, { phone })
  await told([100], { phone: '13900001234' })
  const { deliver, means, texted, alarms } = house()
  await deliver()
  expect(texted.filter((to) => to === '+8613800001234')).toHaveLength(TEXTS_A_DAY)
  expect(texted).toContain('+8613900001234')
  expect(await waiting()).toEqual([1, 2].map(() => ['pending', 'textsEnough']))
  expect(alarms).toEqual([])
  means.now = () => Date.now() + dayMs + 60_000
  await deliver()
  expect(texted).toHaveLength(TEXTS_A_DAY + 3)
})

test('what has waited as long as a letter is tried for is not sent any more', async () => {
  await told(many, { phone })
  const { deliver } = house()
  await deliver()
  await kept.pool.query(`update posting set created_at = now() - interval '4 days', next_attempt_at = now()
    where state = 'pending'`)
  await deliver()
  expect(await waiting()).toEqual([1, 2].map(() => ['suppressed', 'textsEnough']))
})

test('what has waited so long goes the next way, and with none left the operators are told', async () => {
  await told(many.slice(0, -1), { phone, email: 'wu@example.com', preferredMethod: 'phone' })
  await told(many.slice(-1), { phone })
  const { deliver } = house()
  await deliver()
  await kept.pool.query(`update posting set created_at = now() - interval '4 days', next_attempt_at = now()
    where state = 'pending'`)
  await deliver()
  await deliver()
  expect(
    (await kept.postingsIn()).filter(({ channel, state }) => channel === 'email' && state === 'sent'),
  ).toHaveLength(1)
  const { rows } = await kept.pool.query(`select complaint_id from notice where template = 'deliveryFailed'`)
  expect(rows).toEqual([{ complaint_id: `cmp_${many.at(-1)}` }])
})

test('whoever staff have spoken to is texted as often as there is something to tell', async () => {
  await told(many, { phone }, { takenInBy: 'li.na' })
  const { deliver, texted } = house()
  await deliver()
  expect(texted).toHaveLength(many.length)
})
