import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Details } from '../../src/domain/intake.ts'
import { complainantOf } from '../../src/notify/complainant.ts'
import type { Recipient } from '../../src/domain/notices/recipient.ts'
import type { NoticeFacts } from '../../src/notify/outgoing-notice.ts'
import { overtaken } from '../../src/notify/overtaken.ts'
import { writeLetter } from '../../src/notify/write-letter.ts'
import {
  agent,
  colleague,
  customer,
  given,
  management,
  opening,
  supervisor,
  type Move,
} from '../support/domain/given.ts'
import { factsOf, recipient } from '../support/domain/notice-facts.ts'

const options = {
  zone: 'Asia/Shanghai',
  progressLink: ({ id }: { id: string }) => `https://yinuo.example/progress/${id}`,
  staffLink: (id: string) => `https://yinuo.example/complaints/${id}`,
}
type Story = ReturnType<typeof given>
const complaining = (details: Partial<Details> = {}) => {
  const begin = opening()
  return { ...begin, details: { ...begin.details, ...details } }
}
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const begun = given(opening(), assigned)
const told = ({ complaint, entries }: Story, template: string): NoticeFacts[] =>
  factsOf(complaint, entries).filter(({ notice }) => notice.template === template)
const written = (story: Story, template: string, to: Partial<Recipient> = {}) => {
  const [facts] = told(story, template)
  const isForCustomer = facts!.notice.to.role === 'customer'
  return writeLetter([facts!], isForCustomer ? { ...complainantOf(facts!), ...to } : recipient(to), options)
}
const propose: Command = {
  type: 'proposeSolution',
  measures: '退还运费，并致歉。',
  redress: { amountCents: 5_000, currency: 'CNY' },
}

// Trial S3
describe('another address of the customer', () => {
  const amend = (complainant: object): Move => [
    agent,
    '03-02 11:00',
    { type: 'amendDetails', details: { complainant }, partial: true },
  ]
  const reached = complaining({ complainant: { name: 'Chen Yu', email: 'chen@example.com' } })
  const [facts] = told(given(reached, amend({ email: 'other@example.com' })), 'addressChanged')

  test('is told to the one there was, which gets no link', () => {
    expect(complainantOf(facts!)).toMatchObject({
      ...{ addresses: { email: 'chen@example.com' }, because: { as: 'complainant' } },
    })
    const { subject, text } = writeLetter([facts!], complainantOf(facts!), options)
    expect(subject).toBe('您的联系方式已变更（编号20260302-1）')
    expect(text).not.toMatch(/https?:|other@/)
  })

  test('of several changes each goes to the address of its time', () => {
    const twice = given(reached, amend({ email: 'b@example.com' }), amend({ email: 'c@example.com' }))
    const recipients = told(twice, 'addressChanged').map(complainantOf)
    expect(recipients.map(({ addresses }) => addresses.email)).toEqual(['chen@example.com', 'b@example.com'])
    expect(new Set(recipients.map(({ id }) => id)).size).toBe(2)
  })

  test('that is the same as before is told to nobody', () => {
    const [same] = told(given(reached, amend({ email: 'chen@example.com' })), 'addressChanged')
    expect([overtaken(same!), overtaken(facts!)]).toEqual(['unchanged', undefined])
  })

  test('a number is told of where it was, and so is whoever had no other way', () => {
    const texted = complaining({ complainant: { name: 'Chen Yu', phone: '13800001234' } })
    const [changed] = told(given(texted, amend({ phone: '13900001234' })), 'addressChanged')
    const before = complainantOf(changed!)
    expect(before.addresses).toEqual({ sms: '+8613800001234' })
    expect(writeLetter([changed!], before, { ...options, channel: 'sms' }).text).not.toMatch(/https?:|139/)
  })

  test('only what is another by now is told at once, whatever was preferred, and never the conversation', () => {
    const both = { phone: '13800001234', email: 'chen@example.com', preferredMethod: 'chat' } as const
    const begun = complaining({ complainant: { name: 'Chen Yu', ...both } })
    const atEach = (change: object) => {
      const [changed] = told(given(begun, amend(change)), 'addressChanged')
      return complainantOf({ ...changed!, conversation: { channel: 'chat', conversation: 'wecom/kf/ext' } })
    }
    const before = { email: 'chen@example.com', sms: '+8613800001234' }
    expect(atEach({ phone: '13900001234' })).toMatchObject({ addresses: before, atEach: ['sms'] })
    expect(atEach({ email: null })).toMatchObject({ addresses: before, atEach: ['email'] })
    const all = atEach({ phone: '021-55556666', email: 'other@example.com' })
    expect(all).toMatchObject({ addresses: before, atEach: ['email', 'sms'] })
    expect([all.addresses.conversation, all.prefers]).toEqual([undefined, undefined])
  })

  test('where there was none, nobody is reached', () => {
    const [first] = told(given(opening(), amend({ email: 'chen@example.com' })), 'addressChanged')
    expect(complainantOf(first!).addresses).toEqual({})
  })
})

describe('a letter to the customer', () => {
  test('says what happened, what comes next and by when, in the firm’s zone', () => {
    expect(written(begun, 'received').text).toBe(
      `Chen Yu，您好：

我们已于2026年3月2日（周一）09:00收到您的投诉“Late delivery”，编号为20260302-1。

本通知由系统自动发出，随后会有专人与您联系。

我们的承诺：
· 2026年3月3日（周二）09:00前，专人与您联系
· 2026年3月9日（周一）23:59前，给出解决方案并征得您的同意

来信或来电时，请说明编号20260302-1。

随时查看处理进度：https://yinuo.example/progress/cmp_1

客户服务中心`,
    )
  })

  // R77
  test('is written in their language', () => {
    const complainant = { name: 'Ann Lee', language: 'en' as const, email: 'ann@example.com' }
    const story = given(complaining({ complainant }), assigned).and([agent, '03-02 11:00', propose])
    const { subject, text } = written(story, 'solutionOffered')
    expect(subject).toBe('Our proposal: please answer (20260302-1)')
    expect(text).toContain('Dear Ann Lee,')
    expect(text).toMatch(/Compensation: CN¥50\.00/)
    expect(text).toContain('Please tell us by Thursday, 5 March 2026, 23:59 (GMT+8) whether you accept.')
    expect(complainantOf(told(story, 'solutionOffered')[0]!)).toMatchObject({
      id: 'complainant/cmp_1',
      addresses: { email: 'ann@example.com' },
    })
  })

  test('names reasons and further routes with a final answer', () => {
    const end: Command = { type: 'finalResponse', reasons: '已按约定退款。', routes: '拨打12315' }
    const { subject, text } = written(begun.and([supervisor, '03-03 11:00', end]), 'closed')
    expect(subject).toBe('最终答复（编号20260302-1）')
    expect(text).toContain('理由：已按约定退款。')
    expect(text).toContain('如不认同，您还可以：拨打12315')
  })

  test('an offer is told as it was made, whatever was proposed since', () => {
    const again = { ...propose, measures: '全额退款。' }
    const story = begun
      .and([agent, '03-02 11:00', propose])
      .and([customer, '03-02 12:00', { type: 'declineSolution', reason: 'Too little' }])
    const later = story.and([agent, '03-02 13:00', again])
    const offers = told(later, 'solutionOffered').map(
      (facts) => writeLetter([facts], complainantOf(facts), options).text,
    )
    expect(offers[0]).toContain('退还运费')
    expect(offers[1]).toContain('全额退款')
  })

  test('several are one letter, with one greeting', () => {
    const story = begun.and([agent, '03-02 11:00', propose])
    const facts = factsOf(story.complaint, story.entries).filter(
      ({ notice }) => notice.to.role === 'customer',
    )
    const { subject, text } = writeLetter(facts, complainantOf(facts[0]!), options)
    expect(subject).toBe('处理方案，请您答复（编号20260302-1）')
    expect(text.match(/您好/g)).toHaveLength(1)
    expect(text).toContain('已于2026年3月2日')
    expect(text).toContain('退还运费')
  })
})

// R75
test('nothing internal is in any letter to the customer (R104)', () => {
  const secret = 'SECRET'
  const digest = 'a'.repeat(64)
  const evidence = { kind: 'recording' as const, digest, source: secret }
  const moves: Move[] = [
    [agent, '03-02 11:00', { type: 'assign', department: 'service', person: 'li.na', reason: secret }],
    [agent, '03-02 11:10', { type: 'addNote', text: secret }],
    [agent, '03-02 11:20', { type: 'recordFindings', rootCause: secret, text: secret, upheld: 'upheld' }],
    [agent, '03-02 11:30', { type: 'requestInformation', what: 'The receipt', reason: secret }],
    [agent, '03-02 11:40', { type: 'awaitThirdParty', party: secret, what: secret, reason: secret }],
    [agent, '03-02 11:50', { type: 'cancelRequest', reason: secret }],
    [agent, '03-02 12:00', { type: 'openTask', kind: 'legalReview', title: secret, department: 'legal' }],
    [agent, '03-02 12:10', { type: 'completeTask', task: 1, result: secret }],
    [supervisor, '03-02 12:20', { type: 'escalate', reason: secret }],
    [agent, '03-02 12:30', { ...propose, redress: { amountCents: 900_000, currency: 'CNY' } }],
    [supervisor, '03-02 12:40', { type: 'returnProposal', reason: secret }],
    [agent, '03-02 12:50', { ...propose, correctiveActions: [{ what: secret, owner: secret }] }],
    [agent, '03-02 13:00', { type: 'acceptSolution', evidence }],
    [agent, '03-02 14:00', { type: 'recordExecution', what: '已退款。', proof: evidence }],
    [colleague, '03-03 10:00', { type: 'recordRevisit', result: 'dissatisfied', comment: secret }],
    [management, '03-03 11:00', { type: 'declareEmergency', reason: secret }],
    [supervisor, '03-03 12:00', { type: 'transfer', to: 'The carrier', reason: secret }],
  ]
  const story = moves.reduce((before, move) => before.and(move), begun)
  const facts = factsOf(story.complaint, story.entries)
  const letters = facts.filter(({ notice }) => notice.to.role === 'customer')
  expect(letters.map(({ notice }) => notice.template)).toEqual(
    expect.arrayContaining(['received', 'solutionOffered', 'executionRecorded', 'cycleOpened', 'closed']),
  )
  for (const one of letters)
    expect(JSON.stringify(writeLetter([one], complainantOf(one), options))).not.toContain(secret)
  const staff = facts.filter(({ notice }) => notice.to.role !== 'customer')
  expect(staff.map((one) => writeLetter([one], recipient(), options).text).join()).toContain(secret)
})

describe('a notice to staff', () => {
  test('names number, subject line, clock, due and level, and why it comes to this person', () => {
    const because = { as: 'deputy', of: 'zhao.min' } as const
    const { subject, text } = written(begun.until('03-03 10:00'), 'escalated', { because })
    expect(subject).toBe('【升级L1】20260302-1“Late delivery”：“确认收到”已超期')
    expect(text).toContain('应在2026年3月3日（周二）09:00前完成')
    expect(text).toContain('编号：20260302-1\n事由：Late delivery\n责任人：li.na\n')
    expect(text).toContain(
      '时限：解决，2026年3月9日（周一）23:59\n升级级别：1\nzhao.min不在岗，由您代为处理。',
    )
    expect(text).toContain('查看：https://yinuo.example/complaints/cmp_1')
  })

  test('after an outage names every level that was missed, and when (F50)', () => {
    const { text } = written(begun.until('03-04 14:00'), 'escalated', { language: 'en' })
    expect(text).toContain(`It is now at level 3: please accept it.

Levels told of together:
· L1 (supervisor): Tuesday, 3 March 2026, 09:00 (GMT+8)
· L2 (manager): Tuesday, 3 March 2026, 13:00 (GMT+8)
· L3 (management): Wednesday, 4 March 2026, 13:00 (GMT+8)`)
  })

  test('shows a group neither the subject line nor what people wrote', () => {
    const task: Command = { type: 'openTask', kind: 'other', title: 'Look at it', department: 'workshop' }
    const story = begun.and([agent, '03-02 11:00', task])
    const { subject, text, html } = written(story, 'taskOpened', { because: { as: 'group' } })
    expect(subject).toBe('20260302-1：新任务（第1项）')
    expect(`${text}${html}`).not.toMatch(/Late delivery|Look at it|Chen Yu/)
  })
})

describe('a digest', () => {
  const escalated = told(begun.until('03-03 10:00'), 'escalated')[0]!
  const warned = told(begun.until('03-02 22:00'), 'warned')[0]!
  const many = [
    ...Array.from({ length: 997 }, () => warned),
    ...Array.from({ length: 2 }, () => escalated),
    told(begun.until('03-04 14:00'), 'escalated')[0]!,
  ]

  test('counts them, escalations first, the highest level first, and names so many only', () => {
    const { subject, text } = writeLetter(many, recipient({ language: 'en' }), options)
    expect(subject).toBe('1000 notices: 3 escalations, 997 warnings')
    const lines = text.split('\n').filter((line) => line.startsWith('· '))
    expect(lines).toHaveLength(20)
    expect(lines[0]).toContain('[Escalation L3]')
    expect(lines[3]).toContain('50% of the time used')
    expect(text).toMatch(/and 980 more$/)
    expect(text).toContain('https://yinuo.example/complaints/cmp_1')
  })

  test('says so in Chinese', () => {
    expect(writeLetter(many, recipient(), options).subject).toBe('1000条通知：升级3、预警997')
  })
})

test('what people write is neither markup nor a second heading', () => {
  const complainant = { name: '<img src=x onerror=alert(1)>' }
  const subject = 'Late\r\nBcc: everybody@example.com {number} <b>'
  const story = given(complaining({ complainant, subject }), assigned)
  const letter = written(story, 'received')
  expect(letter.html).not.toMatch(/<img|<b>/)
  expect(letter.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(letter.html).toContain('<a href="https://yinuo.example/progress/cmp_1">')
  expect(letter.text).toContain('Late Bcc: everybody@example.com {number} <b>')
  expect(written(story, 'assigned').subject).not.toMatch(/[\r\n]/)
})

test('an address that people write is no link of ours', () => {
  const complainant = { name: 'See: https://evil.example' }
  const { html } = written(given(complaining({ complainant }), assigned), 'received')
  expect(html).toContain('https://evil.example')
  expect(html).not.toContain('href="https://evil.example')
})

test('a template that there are no words for is told of all the same', () => {
  const facts = told(begun, 'assigned')[0]!
  const newer = { ...facts, notice: { ...facts.notice, template: 'toString' } }
  expect(writeLetter([newer], recipient({ language: 'en' }), options).subject).toBe(
    '20260302-1 “Late delivery”: toString',
  )
})
