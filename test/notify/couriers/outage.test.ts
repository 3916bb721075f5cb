import { expect, test } from 'vitest'
import { catchUp } from '../../../src/domain/admit.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { open } from '../../../src/domain/opening.ts'
import type { Policy } from '../../../src/domain/policy/policy.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { courierOffice, staff } from '../../support/notify/couriers.ts'
import { hurried } from '../../support/domain/hurried-policy.ts'
import { opening } from '../../support/temporal/workflow-lives.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const hours = (amount: number) => ({ amount, unit: 'hours' as const })

/** Nobody has acknowledged within a minute; the ladder then climbs twice within six hours. */
const steep: Policy = {
  ...hurried({ acknowledge: 60, resolve: 10_000_000 }),
  ladders: {
    standard: {
      steps: [
        { level: 1, to: 'supervisor', after: hours(0) },
        { level: 2, to: 'manager', after: hours(2) },
        { level: 3, to: 'management', after: hours(3) },
      ],
    },
  },
}

function duringAnOutage(receivedAt: Instant, now: Instant) {
  const opened = open({ ...opening(receivedAt, { policy: 'demo' }), policy: steep })
  if (isRefusal(opened)) throw new Error(opened.detail)
  return { opened, caught: catchUp(opened.complaint, { until: now, now }) }
}

// F50
test('after six hours without anything: three levels as of their instants, and one letter that names them all', async () => {
  const { register, pool, close } = await freshRegister()
  const now = Date.now()
  const receivedAt = now - 6 * hourMs
  const { opened, caught } = duringAnOutage(receivedAt, now)
  const { complaint } = caught
  const begun = {
    complaintId: complaint.id,
    firstSequence: 1,
    entries: opened.entries,
    complaint: opened.complaint,
  }
  await register.commit({ ...begun, historyLength: 5, notices: [] }, 'run')
  await register.commit(
    {
      ...{ complaintId: complaint.id, historyLength: 9, entries: caught.entries, complaint },
      firstSequence: opened.entries.length + 1,
      notices: noticesFor(complaint, caught.entries),
    },
    'run',
  )
  const { rows } = await pool.query('select level, at from escalation order by sequence')
  expect(rows.map(({ level, at }) => [level, at - receivedAt - minuteMs])).toEqual([
    [1, 0],
    [2, 2 * hourMs],
    [3, 5 * hourMs],
  ])

  const { deliver, sent } = courierOffice(pool, undefined, { findRecipients: async () => [staff('qian')] })
  const { rows: couriers } = await pool.query<{ courier: string }>(
    "select distinct courier from notice where template = 'escalated'",
  )
  expect(couriers).toEqual([{ courier: 'management@intake' }])
  await deliver('management@intake')
  expect(sent).toHaveLength(1)
  const shown = (at: Instant) => new Date(at + 8 * hourMs).toISOString().slice(11, 16)
  for (const { at } of rows) expect(sent[0]!.text).toContain(shown(at))
  const { rows: items } = await pool.query('select person, notice_key from inbox_item')
  expect(items).toEqual([{ person: 'qian', notice_key: expect.stringMatching(/^escalation\/.*\/L3\/0$/) }])
  await close()
})
