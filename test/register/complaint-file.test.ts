import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editionOf } from '../../src/exports/file/edition.ts'
import { filePage } from '../../src/exports/file/page.ts'
import { complaintFile, type ComplaintFile } from '../../src/register/complaint/complaint-file.ts'
import { hourMs } from '../../src/domain/instant.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import {
  disputed,
  li,
  lived,
  neglected,
  settled,
  taken,
  recordLife,
} from '../support/register/lives-by-hand.ts'

const receivedAt = Date.UTC(2026, 2, 2, 1)
const life = (id: string) => ({ id: `cmp_${id}`, number: `Y-${id}`, receivedAt })

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
  await recordLife(house.register, { ...life('a'), ...settled })
  await recordLife(house.register, { ...life('b'), ...neglected })
})
afterAll(() => house?.close())

const fileOf = async (value: string, reader: 'agent' | 'auditor' = 'agent'): Promise<ComplaintFile> =>
  (await complaintFile(house.pool, value.startsWith('Y') ? 'number' : 'id', { value, reader }))!

describe('what the register has of a complaint', () => {
  // R86
  test('is in its file, by id and by number', async () => {
    const told = lived({ ...life('a'), ...settled })
    const file = await fileOf('cmp_a')
    expect(file.complaint).toEqual(told.complaint)
    expect(file.entries.map(({ digest: _, ...entry }) => entry)).toEqual(told.entries)
    expect(file.pins).toMatchObject([{ sequence: 1, policy: { id: 'default' }, calendar: { id: 'cn' } }])
    expect(file.notices.length).toBeGreaterThan(3)
    expect(file.runs).toMatchObject([{ runId: 'run-cmp_a', ordinal: 1 }])
    expect((await fileOf('Y-a')).complaint.id).toBe('cmp_a')
    expect(await complaintFile(house.pool, 'id', { value: 'cmp_none', reader: 'agent' })).toBeUndefined()
  })

  test('every step of a ladder, and every attempt to send a notice', async () => {
    const { notices } = await fileOf('cmp_b')
    const insert = `insert into delivery (complaint_id, notice_key, transport, at, ok, error)
      values ('cmp_b', $1, 'smtp', now(), false, 'chen.xiaoyu@example.com is unknown')`
    await house.pool.query(insert, [notices[0]!.key])
    const file = await fileOf('cmp_b')
    const steps = lived({ ...life('b'), ...neglected }).entries.filter(
      ({ event }) => event.type === 'escalated',
    )
    expect(file.escalations).toHaveLength(steps.length)
    expect(file.deliveries).toMatchObject([{ noticeKey: notices[0]!.key, ok: false }])
    const hideContacts = <T>(contacts: T): T => contacts
    const edition = editionOf(file, { audience: 'staff', masked: false, hideContacts }, receivedAt)
    expect(JSON.stringify(edition.internal)).not.toContain('is unknown')
  })

  test('a tail that was rewritten', async () => {
    const moves = [[hourMs, li, ...taken]] as const
    const before = lived({ ...life('r'), moves })
    const commit = { complaintId: 'cmp_r', firstSequence: 1, notices: [] }
    await house.register.commit({ ...commit, historyLength: 9, ...before }, 'run-1')
    const after = lived({ ...life('r'), moves: [[2 * hourMs, li, { type: 'addNote', text: '另一条路。' }]] })
    await house.register.commit({ ...commit, historyLength: 5, ...after }, 'run-2')
    const file = await fileOf('cmp_r')
    expect(file.replacements).toHaveLength(1)
    const [replaced] = editionOf(file, { audience: 'staff', masked: false }, receivedAt).internal!
      .replacements
    expect(replaced!.entries.find(({ type }) => type === 'acknowledged')).toMatchObject({
      by: 'li',
      at: receivedAt + hourMs,
    })
    expect(JSON.stringify(editionOf(file, { audience: 'staff', masked: true }, receivedAt))).not.toContain(
      '已致歉',
    )
    expect(
      filePage(editionOf(file, { audience: 'staff', masked: false }, receivedAt), {
        language: 'zh',
        zone: file.complaint.calendar,
        names: NO_NAMES,
      }),
    ).toContain('被改写的流水')
  })
})

test('a restricted complaint has no file but for compliance', async () => {
  await recordLife(house.register, { ...life('hidden'), ...settled })
  await house.pool.query(`update complaint set restricted_until = 'infinity' where id = 'cmp_hidden'`)
  const asked = { value: 'cmp_hidden' }
  expect(await complaintFile(house.pool, 'id', { ...asked, reader: 'manager' })).toBeUndefined()
  expect(await complaintFile(house.pool, 'id', { ...asked, reader: 'auditor' })).toBeDefined()
})

test('of an erased complaint there is a file without the complainant', async () => {
  await recordLife(house.register, { ...life('gone'), ...disputed })
  await house.pool.query(`select erase_complaint('cmp_gone')`)
  const file = await fileOf('cmp_gone', 'auditor')
  const hideContacts = <T extends { email?: string | undefined }>(contacts: T): T =>
    contacts.email ? { ...contacts, email: contacts.email.slice(0, 1) } : contacts
  for (const audience of ['staff', 'customer'] as const)
    for (const masked of [true, false]) {
      const edition = editionOf(file, { audience, masked, hideContacts }, receivedAt)
      const page = filePage(edition, { language: 'zh', zone: file.complaint.calendar, names: NO_NAMES })
      for (const text of [JSON.stringify(edition), page]) expect(text).not.toMatch(/陈晓雨|1380000|监控|金额/)
      expect(page).toContain('Y-gone')
    }
})
