import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { courierOffice } from '../../support/notify/couriers.ts'
import { commitOf, entries, entry, notice } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { anchorHeads } from '../../../src/register/proof/anchor.ts'
import { faultText } from '../../../src/register/proof/fault.ts'
import { verifyRegister } from '../../../src/register/proof/verify.ts'
import { complaintFile } from '../../../src/register/complaint/complaint-file.ts'
import type { Register } from '../../../src/register/register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

const details = {
  complainant: { name: '王芳', email: 'wang@example.com', language: 'zh' as const },
  subject: 'Late',
}
const link = () => 'https://firm.example/progress?number=Y1&secret=K7QD-0123'
const letters = async () => (await pool.query('select * from letter order by id')).rows
const sentLetter = async (count = 1) => {
  const notices = Array.from({ length: count }, (_, index) => notice(`received-${index}`, 1))
  await register.commit(commitOf({ entries: entries(1, 1), notices, complaint: { details } }), 'run')
  const office = courierOffice(pool, undefined, { writing: { zone: 'Asia/Shanghai', progressLink: link } })
  const { rows } = await pool.query<{ courier: string }>('select courier from notice limit 1')
  await office.deliver(rows[0]!.courier)
  return { ...office, courier: rows[0]!.courier }
}
async function faults(): Promise<string[]> {
  const found: string[] = []
  await verifyRegister(pool, { onFault: (fault) => found.push(faultText(fault)) })
  return found
}

// R71
test('what was written to a customer is kept as it was sent, without what makes its link secret', async () => {
  const { sent } = await sentLetter()
  const [kept] = await letters()
  expect(kept).toMatchObject({ complaint_id: 'cmp_1', recipient: 'complainant/cmp_1', language: 'zh' })
  expect(kept.body).toBe(sent[0]!.text.replace('K7QD-0123', '…'))
  expect(kept.body).not.toContain('K7QD')
  const file = await complaintFile(pool, 'id', { value: 'cmp_1', reader: 'agent' })
  expect(file?.letters).toMatchObject([{ subject: sent[0]!.subject, anchoredOn: null }])
})

test('once for each wording and recipient, however often it is sent', async () => {
  const { deliver, sent, courier } = await sentLetter()
  await pool.query("select resend_notice('cmp_1', 'received-0', now())")
  await deliver(courier)
  expect(sent).toHaveLength(2)
  expect(await letters()).toHaveLength(1)
})

test('nobody changes or removes it; its digest lies under the daily root', async () => {
  await sentLetter()
  await expect(pool.query("update letter set body = 'Other'")).rejects.toThrow(/neither changed nor removed/)
  await expect(pool.query('delete from letter')).rejects.toThrow(/neither changed nor removed/)
  await anchorHeads(pool, '2026-03-02')
  expect((await pool.query('select letters from letter_root')).rows).toEqual([{ letters: 1 }])
  expect(await faults()).toEqual([])
  await anchorHeads(pool, '2026-03-03')
  expect((await pool.query('select from letter_root')).rowCount).toBe(1)
  expect(await faults()).toEqual([])
})

test('what is changed or removed behind its back is found', async () => {
  await sentLetter()
  await anchorHeads(pool, '2026-03-02')
  await pool.query('alter table letter disable trigger user')
  await pool.query("update letter set body = body || '!'")
  expect(await faults()).toEqual(['complaint cmp_1 has a letter that is not what was sent'])
  await pool.query('delete from letter')
  expect(await faults()).toEqual(['the root of 2026-03-02 does not fit the letters that were sent'])
})

test('its words go with the person; what is left still proves the day', async () => {
  await sentLetter()
  await anchorHeads(pool, '2026-03-02')
  await pool.query(
    `insert into retention_decision (complaint_id, kind, at, by_id, by_role, reason, request, asked)
     values ('cmp_1', 'erase', now(), 'wu', 'auditor', 'by request', 'r1', 'erase')`,
  )
  await pool.query("select erase_complaint('cmp_1')")
  expect(await letters()).toMatchObject([{ subject: null, body: null, salt: null, wording: null }])
  expect(await faults()).toEqual([])
  await pool.query(`select keep_letters('[{"complaint_id": "cmp_1", "recipient": "complainant/cmp_1",
    "letter_id": "x", "channel": "email", "language": "zh", "subject": "s", "body": "b", "digest": "\\\\x00"}]', now())`)
  expect(await letters()).toHaveLength(1)
})

test('letters to staff are not kept', async () => {
  const to = { role: 'supervisor', department: 'service' } as const
  await register.commit(
    commitOf({ entries: [entry(1)], notices: [notice('escalated', 1, { to })], complaint: { details } }),
    'run',
  )
  const { deliver, sent } = courierOffice(pool)
  await deliver('supervisor@service')
  expect(sent).toHaveLength(1)
  expect(await letters()).toEqual([])
})
