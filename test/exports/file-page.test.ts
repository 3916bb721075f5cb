import { describe, expect, test } from 'vitest'
import { communicationsOf } from '../../src/exports/file/communications.ts'
import { editionOf } from '../../src/exports/file/edition.ts'
import { label } from '../../src/exports/file/labels.ts'
import { filePage } from '../../src/exports/file/page.ts'
import { calledIn, isHidden } from '../../src/words/telling/said.ts'
import { OF_EVENTS } from '../../src/domain/disclosure/events.ts'
import type { EventOf } from '../../src/domain/event.ts'
import { disputed, neglected, settled, type LifeByHand } from '../support/register/lives-by-hand.ts'

import {
  fileOf,
  forCustomer,
  names,
  now,
  pageOf,
  receivedAt,
  seen,
  staff,
} from '../support/exports/file-pages.ts'

describe('for the house', () => {
  const page = pageOf(fileOf(settled), staff)
  // R11, R109
  test('it tells who did what, when by the wall clock, and what came of each clock', () => {
    for (const words of [
      'Y20260302-1',
      '陈晓雨',
      '13800001234',
      '2026-03-02 09:30',
      '已致歉，说明处理流程。',
    ])
      expect(seen(page)).toContain(words)
    for (const words of ['¥50.00', '后座.jpg', '按时', '中止计时', '成立', 'Asia/Shanghai (UTC+08:00)'])
      expect(seen(page)).toContain(words)
  })
  test('an instant is one, whatever its field is called', () => {
    const { entries, ...file } = fileOf(settled)
    const absorbed: EventOf<'absorbed'> = {
      ...{ type: 'absorbed', at: now, complaint: 'cmp_2', number: 'Y20260302-2', receivedAt, reason: 'x' },
      ...{ mergedBy: 'li', countsFrom: receivedAt },
    }
    const by = { id: 'li', role: 'agent' as const }
    const entry = { event: absorbed, by, sequence: entries.length + 1, command: 'absorb', recordedAt: now }
    const merged = pageOf({ ...file, entries: [...entries, { ...entry, digest: 'ab' }] }, staff)
    expect(seen(merged)).toContain('Y20260302-2')
    expect(seen(merged)).not.toContain(String(receivedAt))
  })
  test('internal notes are marked', () => {
    expect(page).toMatch(/<li class="inner">(?:(?!<li)[\s\S])*门店承认漏检/)
  })
  test('breaches and second handlings are told', () => {
    expect(seen(pageOf(fileOf(neglected), staff, 'en'))).toMatch(/Overdue.*Escalated/)
    expect(seen(pageOf(fileOf(disputed), staff))).toContain('二次处理开始')
  })
})

describe('for the complainant (R104)', () => {
  test('no internal notes, findings, tasks, people or targets; what was offered and answered', () => {
    const page = seen(pageOf(fileOf(settled), forCustomer))
    for (const words of [
      '门店承认漏检',
      '清洁流程缺失',
      '客户情绪激动',
      '客户表示满意',
      'maintenance',
      ' li ',
    ])
      expect(page).not.toContain(words)
    for (const words of ['请提供车内照片', '重新清洁车辆', '¥50.00', '陈晓雨']) expect(page).toContain(words)
    expect(page).not.toContain('内部')
  })
  test('neither the declined task nor the staff of a dispute', () => {
    const edition = editionOf(fileOf(disputed), forCustomer, now)
    expect(edition.internal).toBeUndefined()
    const types = new Set(edition.entries.map(({ type }) => type))
    for (const type of [
      'taskOpened',
      'classified',
      'assigned',
      'escalated',
      'clockStarted',
      'solutionProposed',
    ])
      expect(types).not.toContain(type)
    expect(JSON.stringify(edition)).not.toMatch(/查监控|"li"|wang|progress/)
    expect(JSON.stringify(edition)).toContain('可向12315投诉')
  })
})

test('masked, nothing is left that anybody said or that names anybody', () => {
  for (const told of [settled, disputed, neglected])
    for (const audience of ['staff', 'customer'] as const) {
      const edition = editionOf(fileOf(told), { audience, masked: true }, now)
      const text = JSON.stringify(edition)
      expect(text).not.toMatch(/[一-龥]|1380000|example\.com|"li"|"chen"|"zhao"|R20261120|后座/)
      if (audience === 'staff') expect(edition.entries.some(({ withheld }) => withheld?.length)).toBe(true)
      expect(
        seen(filePage(edition, { language: 'zh', zone: fileOf(told).complaint.calendar, names })),
      ).not.toContain('陈晓雨')
    }
})

test('whoever has no need of contact data does not get it', () => {
  const hideContacts = <T extends object>(contacts: T): T => ({ ...contacts, phone: '***', email: '***' })
  const text = JSON.stringify(editionOf(fileOf(settled), { ...staff, hideContacts }, now))
  expect(text).not.toMatch(/13800001234|example\.com/)
  expect(text).toContain('陈晓雨')
})

test('a voided entry is marked, and the complainant does not read it', () => {
  const file = fileOf(settled)
  const photo = file.entries.find(({ event }) => event.type === 'evidenceAttached')!
  const voiding = { type: 'entryVoided', at: now, sequence: photo.sequence, reason: '传错了' } as const
  file.entries.push({ ...photo, sequence: file.entries.length + 1, event: voiding })
  expect(pageOf(file, staff)).toMatch(/voided(?:(?!<li)[\s\S])*后座\.jpg/)
  expect(pageOf(file, forCustomer)).not.toContain('后座.jpg')
})

test('complainants find the escalation they asked for, with what they wrote, and no other', () => {
  const customer = { id: 'chen', role: 'customer' as const }
  const { complaint } = fileOf(settled)
  const asked: LifeByHand['moves'] = [
    [60_000, customer, { type: 'escalate', reason: '没有人回复我' }],
    [120_000, { id: 'wang', role: 'supervisor' }, { type: 'escalate', reason: '经办人请假' }],
  ]
  const file = fileOf({ ...settled, moves: asked, untilMs: 180_000, details: complaint.details })
  const { entries } = editionOf(file, forCustomer, now)
  expect(entries.filter(({ type }) => type === 'escalated')).toMatchObject([
    { by: { role: 'customer' }, said: { reason: '没有人回复我' } },
  ])
})

describe('what was said between the customer and the house (R72, R73)', () => {
  const file = fileOf(settled)
  const sent = { createdAt: receivedAt, sentAt: receivedAt + 60_000, confirmedAt: null, attempts: 1 }
  const to = { role: 'customer', department: null, person: null } as const
  file.notices.push({
    key: '1/received/customer',
    sequence: 1,
    template: 'received',
    to,
    state: 'sent',
    ...sent,
  })

  // R71
  test('both ways, in order, with what was said and what became of our letters', () => {
    const log = communicationsOf(editionOf(file, staff, now))
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).toSorted((one, other) => one - other))
    expect(log).toContainEqual(
      expect.objectContaining({ direction: 'outward', method: 'notice', what: 'received', state: 'sent' }),
    )
    expect(log).toContainEqual(
      expect.objectContaining({ direction: 'outward', what: 'contactRecorded', text: '客户情绪激动。' }),
    )
    const offer = log.find(({ what }) => what === 'solutionOffered')
    expect(offer?.text).toContain('重新清洁车辆')
    expect(log.find(({ what }) => what === 'informationProvided')?.direction).toBe('inward')
    expect(seen(pageOf(file, staff))).toContain('沟通记录')
  })

  test('for the complainant without our summaries and names', () => {
    const log = JSON.stringify(communicationsOf(editionOf(file, forCustomer, now)))
    expect(log).toContain('contactRecorded')
    expect(log).not.toMatch(/客户情绪激动|"li"|"chen"/)
  })
})

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>alert(1)</script>',
    '${7*7} `${alert(1)}` {{constructor}}',
    '&lt;b&gt; <!-- --> ]]>',
  ]
  test.each(hostile)('is text and nothing else: %s', (text) => {
    const details = {
      subject: text,
      description: text,
      orderNumber: text,
      complainant: { name: text, phone: text },
    }
    const by = { id: text, role: 'agent' as const, department: text }
    const moves: LifeByHand['moves'] = [
      [60_000, by, { type: 'acknowledge', method: 'phone', said: text }],
      [60_000, by, { type: 'assign', department: text, person: text, reason: text }],
      [60_000, by, { type: 'classify', category: text, impact: 'low', risk: 'low', complexity: 'simple' }],
      [60_000, by, { type: 'addNote', text }],
      [
        60_000,
        by,
        { type: 'attachEvidence', kind: 'other', digest: 'ab'.repeat(32), source: text, name: text },
      ],
      [
        60_000,
        by,
        { type: 'proposeSolution', measures: text, correctiveActions: [{ what: text, owner: text }] },
      ],
    ]
    const file = fileOf({ details, moves })
    for (const how of [staff, forCustomer])
      for (const language of ['zh', 'en'] as const) {
        const page = pageOf(file, how, language)
        const body = page.replace(/<style>[\s\S]*?<\/style>/, '')
        expect(body).not.toMatch(/<(script|img|b)\b|<!--/i)
        // Inside of tags stand only names of ours.
        for (const [tag] of body.matchAll(/<[^>]*>/g))
          expect(tag).toMatch(
            /^<\/?[a-z0-9]+( (class|lang|charset|name|content)="[\w\s,=.-]*")*\s*\/?>$|^<!doctype html>$/i,
          )
      }
  })
  test('codes that every object knows are no words of ours', () => {
    const moves: LifeByHand['moves'] = [
      [60_000, { id: 'li', role: 'agent' }, { type: 'addNote', text: 'x' }],
      [
        60_000,
        { id: 'li', role: 'agent' },
        { type: 'classify', category: 'constructor', impact: 'low', risk: 'low', complexity: 'simple' },
      ],
    ]
    expect(seen(pageOf(fileOf({ moves }), staff))).toContain('constructor')
  })
})

describe('every field of an event', () => {
  const fields = Object.entries(OF_EVENTS).flatMap(([type, of]) =>
    Object.entries(of).flatMap(([name, kind]) => (isHidden(type, name) ? [] : [{ type, name, kind }])),
  )

  test('that the file shows has a word', () => {
    expect(fields.filter(({ name }) => label(name, 'zh') === name)).toEqual([])
  })

  test('in which a person of the staff stands is shown by their name', () => {
    const people = fields.filter(({ kind }) => kind === 'staff')
    expect(people.length).toBeGreaterThan(5)
    const unnamed = people.filter(({ name }) => calledIn(name, 'li', { language: 'zh', names }) !== '李娜')
    expect(unnamed).toEqual([])
  })
})
