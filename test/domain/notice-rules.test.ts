import { describe, expect, test } from 'vitest'
import { chooseRecipients } from '../../src/directory/choose-recipients.ts'
import type { Directory } from '../../src/directory/directory.ts'
import { overtaken } from '../../src/notify/overtaken.ts'
import { factsOf } from '../support/domain/notice-facts.ts'
import type { Command } from '../../src/domain/command.ts'
import { DEFAULT_RULES, TEMPLATES, templateOf, tellsOf } from '../../src/domain/notices/notice-rules.ts'
import { noticesFor } from '../../src/domain/notices/notices.ts'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import type { NoticeRule } from '../../src/domain/policy/notice-rule.ts'
import { agent, given, opening, policyNamed, supervisor, type Move } from '../support/domain/given.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'

type Notices = NonNullable<Policy['notices']>
const withNotices = (notices: Notices): Policy => ({ ...policyNamed('default'), notices })
const sentences = (notices: Notices) =>
  WorkablePolicy.safeParse(withNotices(notices)).error?.issues.map(({ message }) => message) ?? []
const withRule = (...extra: NoticeRule[]) => sentences({ extra })

/** What the last of these moves makes anybody hear, under a policy with these notices. */
function heard(notices: Notices, ...moves: Move[]) {
  const begun = given(opening(withNotices(notices)))
  const story = moves.reduce((before, move) => before.and(move), begun)
  const before = moves.slice(0, -1).reduce((one, move) => one.and(move), begun).entries.length
  return noticesFor(story.complaint, story.entries.slice(before)).map(({ key, to }) => ({
    key: key.replace(/^\d+\//, ''),
    to: to.person ?? [to.role, to.department].filter(Boolean).join('@'),
  }))
}
const assigned: Move = [agent, '03-02 10:00', { type: 'assign', department: 'service', person: 'li.na' }]
const task: Command = { type: 'openTask', kind: 'department', title: 'Look', department: 'workshop' }
const withdrawn: Move = [agent, '03-02 12:00', withdrawal]

describe('a policy’s own notices', () => {
  test('the departments concerned hear of the end, each once (R94)', () => {
    const rule: NoticeRule = { on: 'closed', to: ['departments'] }
    const tasks: Move = [agent, '03-02 11:00', task, task, { ...task, department: 'service' }]
    const without = ['taskCancelled']
    expect(heard({ extra: [rule], without }, assigned, tasks, withdrawn)).toEqual([
      { key: 'closed/customer', to: 'customer' },
      { key: 'closed/department/service', to: 'supervisor@service' },
      { key: 'closed/department/workshop', to: 'supervisor@workshop' },
    ])
  })

  test('whoever handles it hears of mail that nobody vouches for; of other notes nobody does', () => {
    const note: Command = { type: 'addNote', text: 'A mail', visibleTo: 'staff' }
    const mail = { id: 'mail', role: 'integration' } as const
    expect(heard({}, assigned, [agent, '03-02 11:00', note])).toEqual([])
    expect(heard({}, assigned, [mail, '03-02 11:00', { ...note, fromMail: true }])).toEqual([
      { key: 'mailNoted/agent', to: 'li.na' },
    ])
    given(opening())
      .and(assigned)
      .when(agent, '03-02 11:00', { ...note, fromMail: true })
      .refused('notAllowed')
  })

  describe('a new complaint', () => {
    // R10
    const rule: NoticeRule = { on: 'received', to: ['intake'], when: 'unassigned' }
    const intake = { role: 'agent', department: 'intake' } as const
    const begun = given(opening(withNotices({ extra: [rule] })))
    const told = () => noticesFor(begun.complaint, begun.entries).filter(({ to }) => to.role !== 'customer')
    const directory = (onCall: Directory['onCall']): Directory => ({
      people: ['li', 'chen'].map((id) => ({ id, name: id, email: null, language: 'zh', active: true })),
      roles: ['li', 'chen'].map((person) => ({ person, ...intake })),
      ...{ deputies: [], absent: [], departments: [{ id: 'intake', parent: null }], onCall },
    })
    const reached = (onCall: Directory['onCall']) =>
      told().flatMap(({ to }) => chooseRecipients(directory(onCall), { to }).map(({ id }) => id))

    test('is told to whoever is on call in intake, else to all who take complaints in', () => {
      expect(told()).toMatchObject([{ template: 'received', to: intake }])
      expect(reached([{ person: 'chen', ...intake }])).toEqual(['person/chen'])
      expect(reached([])).toEqual(['person/li', 'person/chen'])
    })

    test('no more once somebody has it; nor where the policy does not ask for it', () => {
      const taken = begun.and(assigned)
      const facts = factsOf(taken.complaint, taken.entries, told())
      expect(facts.map(overtaken)).toEqual(['assigned'])
      const silent = given(opening())
      expect(noticesFor(silent.complaint, silent.entries).map(({ to }) => to.role)).toEqual(['customer'])
    })
  })

  test('a rule that asks for a major complaint is silent about others', () => {
    const rule: NoticeRule = { on: 'classified', to: ['manager'], when: 'major' }
    const classified = (impact: 'low' | 'high'): Move => [
      supervisor,
      '03-02 11:00',
      { type: 'classify', category: 'delivery', impact, risk: 'high', complexity: 'complex' },
    ]
    const managers = (impact: 'low' | 'high') =>
      heard({ extra: [rule] }, classified(impact)).filter(({ to }) => to.startsWith('manager@'))
    expect(managers('high')).toEqual([{ key: 'classified/manager', to: 'manager@intake' }])
    expect(managers('low')).toEqual([])
  })

  test('who is told of an escalation besides is told under another key', () => {
    const rule: NoticeRule = { on: 'escalated', to: ['handler'] }
    const move: Move = [supervisor, '03-02 11:00', { type: 'escalate', reason: 'Slow' }]
    expect(heard({ extra: [rule] }, assigned, move)).toEqual([
      { key: 'escalation/1/manual:1/L1/0', to: 'supervisor@service' },
      { key: 'escalated/agent', to: 'li.na' },
    ])
  })

  test('what a policy does without is not told', () => {
    expect(heard({ without: ['assigned'] }, assigned)).toEqual([])
    expect(heard({}, assigned)).toEqual([{ key: 'assigned/agent', to: 'li.na' }])
  })
})

describe('notices that could never be sent are refused', () => {
  test.each<[string, NoticeRule]>([
    ['There are no words for a notice aged.', { on: 'aged', to: ['handler'] }],
    [
      'There are no words for a notice constructor.',
      { on: 'closed', to: ['handler'], template: 'constructor' },
    ],
    [
      'A notice closed tells of closed, not of received.',
      { on: 'received', to: ['handler'], template: 'closed' },
    ],
    ['Only escalated can be told to the escalation, not closed.', { on: 'closed', to: ['escalation'] }],
    ['There are no words for the customer in a notice warned.', { on: 'warned', to: ['customer'] }],
    ['The notice closed goes to the customer twice.', { on: 'closed', to: ['customer'] }],
  ])('%s', (sentence, rule) => {
    expect(withRule(rule)).toEqual([sentence])
  })

  test('nobody does without what moves or ends a deadline', () => {
    expect(sentences({ without: ['extensionGranted', 'sung'] })).toEqual([
      'No policy does without the notice extensionGranted.',
      'There is no notice sung to do without.',
    ])
  })

  test('everybody’s own rules could be sent', () => {
    expect(sentences({})).toEqual([])
    for (const rule of DEFAULT_RULES) {
      expect(tellsOf(templateOf(rule))).toBe(rule.on)
      const isForCustomers = rule.to.includes('customer')
      expect(TEMPLATES[templateOf(rule) as keyof typeof TEMPLATES]).toMatch(
        isForCustomers ? /both|customer/ : /both|staff/,
      )
    }
  })
})
