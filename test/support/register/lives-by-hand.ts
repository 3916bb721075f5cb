import { loadCalendars } from '../../../src/rules/calendars.ts'
import { admit, catchUp, type Admission } from '../../../src/domain/admit.ts'
import type { Actor, Command } from '../../../src/domain/command.ts'
import { trimmed } from '../../../src/domain/calendar/days.ts'
import { dayMs, hourMs, type Instant } from '../../../src/domain/instant.ts'
import type { Details } from '../../../src/domain/intake.ts'
import { noticesFor } from '../../../src/domain/notices/notices.ts'
import { open } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { loadPolicies, pinned } from '../../../src/rules/policies.ts'
import type { Register } from '../../../src/register/register.ts'
import { recordAtOnce } from './record-lives.ts'

const policies = loadPolicies('policies')
const cn = loadCalendars().get('cn')!

export const li: Actor = { id: 'li', role: 'agent', departments: ['service'] }
export const chen: Actor = { id: 'chen', role: 'agent', departments: ['service'] }
export const zhao: Actor = { id: 'zhao', role: 'supervisor', departments: ['service'] }
export const qian: Actor = { id: 'qian', role: 'management' }
export const portal: Actor = { id: 'portal', role: 'customer' }

/** So long after the receipt somebody asks for something. */
type Move = readonly [afterMs: number, by: Actor, ...commands: Command[]]
export type LifeByHand = {
  id: string
  number: string
  receivedAt: Instant
  details?: Partial<Details>
  moves: readonly Move[]
  /** Time runs on so long after the receipt. */
  untilMs?: number
}

/** Lives a life in the core. */
export function lived(life: LifeByHand): Admission {
  const { receivedAt, moves, untilMs = 0 } = life
  let { complaint, entries } = begun(life)
  const add = (more: Admission) => {
    complaint = more.complaint
    entries = [...entries, ...more.entries]
  }
  for (const [afterMs, by, ...commands] of moves) {
    const at = receivedAt + afterMs
    const admitted = admit(complaint, commands, { by, at, now: at })
    if (isRefusal(admitted)) throw new Error(`${commands[0]?.type}: ${admitted.detail}`)
    add(admitted)
  }
  add(catchUp(complaint, { until: receivedAt + untilMs, now: receivedAt + untilMs }))
  return { complaint, entries }
}

/** Lives a life and records it, in one commit. */
export async function recordLife(register: Pick<Register, 'commit'>, life: LifeByHand): Promise<Admission> {
  const { complaint, entries } = lived(life)
  await recordAtOnce(register, { complaint, entries }, noticesFor(complaint, entries))
  return { complaint, entries }
}

function begun({ id, number, receivedAt, details }: LifeByHand): Admission {
  const opened = open({
    ...{ id, number, receivedAt, registeredAt: receivedAt, by: li },
    kind: 'complaint',
    channel: 'phone',
    details: {
      complainant: { name: '陈晓雨', phone: '13800001234', email: 'chen.xiaoyu@example.com', language: 'zh' },
      subject: '车辆未清洁',
      description: '取车时发现车内未清洁，后座有异味。',
      orderNumber: 'R20261120-77',
      ...details,
    },
    policy: pinned(policies.get('default')!),
    calendar: trimmed(cn, receivedAt),
  })
  if (isRefusal(opened)) throw new Error(opened.detail)
  return opened
}

const digest = 'ab'.repeat(32)
const minutes = (count: number) => count * 60_000

export const taken: readonly Command[] = [
  { type: 'acknowledge', method: 'phone', said: '已致歉，说明处理流程。' },
  { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'complex' },
  { type: 'assign', department: 'service', person: 'li' },
]
const proposal: Command = {
  type: 'proposeSolution',
  measures: '重新清洁车辆，补偿50元。',
  redress: { amountCents: 5_000, currency: 'CNY' },
  correctiveActions: [{ what: '增加交车前检查', owner: 'wang' }],
}

/** A whole life with a pause, a note, evidence and a revisit by somebody else. */
export const settled: Omit<LifeByHand, 'id' | 'number' | 'receivedAt'> = {
  moves: [
    [minutes(30), li, ...taken],
    [hourMs, li, { type: 'addNote', text: '门店承认漏检，内部先不对外说。' }],
    [2 * hourMs, li, { type: 'requestInformation', what: '请提供车内照片。' }],
    [dayMs + 2 * hourMs, portal, { type: 'provideInformation', text: '照片已发。', from: 'customer' }],
    [
      dayMs + 2 * hourMs,
      portal,
      { type: 'attachEvidence', kind: 'photo', digest, source: '客户', name: '后座.jpg' },
    ],
    [
      dayMs + 3 * hourMs,
      li,
      { type: 'recordContact', direction: 'outward', method: 'phone', summary: '客户情绪激动。' },
    ],
    [
      dayMs + 4 * hourMs,
      li,
      { type: 'recordFindings', rootCause: 'maintenance', text: '清洁流程缺失。', upheld: 'upheld' },
    ],
    [dayMs + 5 * hourMs, li, proposal],
    [2 * dayMs, portal, { type: 'acceptSolution' }],
    [2 * dayMs + hourMs, li, { type: 'recordExecution', what: '已清洁，已退款。' }],
    [
      3 * dayMs,
      chen,
      { type: 'recordRevisit', result: 'satisfied', score: 5, comment: '客户表示满意。', method: 'phone' },
    ],
  ],
}

/** Nobody does anything: everything lapses, the ladder climbs, and somebody accepts at last. */
export const neglected: Omit<LifeByHand, 'id' | 'number' | 'receivedAt'> = {
  moves: [[9 * dayMs, qian, { type: 'acceptEscalation', comment: '马上处理。' }]],
  untilMs: 10 * dayMs,
}

/** Declined once, handled a second time after a bad revisit. */
export const disputed: Omit<LifeByHand, 'id' | 'number' | 'receivedAt'> = {
  moves: [
    [minutes(30), li, ...taken],
    [
      hourMs,
      li,
      { type: 'openTask', kind: 'department', title: '查监控', department: 'workshop', person: 'wang' },
    ],
    [2 * hourMs, li, { type: 'completeTask', task: 1, result: '监控显示未清洁。' }],
    [3 * hourMs, li, proposal],
    [4 * hourMs, portal, { type: 'declineSolution', reason: '金额太低。' }],
    [5 * hourMs, li, proposal],
    [6 * hourMs, portal, { type: 'acceptSolution' }],
    [7 * hourMs, li, { type: 'recordExecution', what: '已退款。' }],
    [dayMs, chen, { type: 'recordRevisit', result: 'dissatisfied', score: 2, comment: '仍不满意。' }],
    [dayMs + hourMs, zhao, { type: 'assign', department: 'service', person: 'chen' }],
    [2 * dayMs, zhao, { type: 'finalResponse', reasons: '已按规定补偿。', routes: '可向12315投诉。' }],
  ],
}
