import fc from 'fast-check'
import type { Pool } from 'pg'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Outcome } from '../../../src/domain/event.ts'
import {
  listComplaints,
  type ComplaintFilter,
  type ComplaintQuery,
} from '../../../src/register/lists/complaint-list.ts'
import type { Reach } from '../../../src/register/lists/list-sql.ts'
import { clock, escalation, start } from '../../support/register/commits.ts'
import type { Fields } from './line-of.ts'

const STAGES = ['received', 'investigating', 'proposed', 'executing', 'revisiting', 'closed'] as const
const OUTCOMES: readonly Outcome[] = ['resolved', 'withdrawn', 'refused']
const KINDS = ['complaint', 'enquiry', 'praise'] as const
const CHANNELS = ['phone', 'email', 'web'] as const
const CATEGORIES = ['delivery', 'billing'] as const
const SEVERITIES = ['minor', 'normal', 'major'] as const
const PRIORITIES = [1, 2, 3, 4] as const
const DEPARTMENTS = ['sales', 'service'] as const
const PEOPLE = ['li.na', 'wang.wei', '张敏'] as const
const SUBJECTS = [
  '车辆未清洁，要求退款',
  '退款迟迟未到账',
  '发票开具错误',
  '取车时发现方向盘磨损',
  'Refund not received',
  'The CAR was dirty',
  'ＡＢＣ客服态度差',
  'x',
]
const NAMES = ['王芳', '陈女士', 'Chen Yu', '欧阳娜娜'] as const
const WORDS = [
  ...[
    '退款',
    '清洁',
    '方向盘',
    '车',
    '车 退款',
    '王芳',
    '款退',
    '女士',
    '客服态度',
    '不存在的词',
    '未到账 退款',
  ],
  ...[
    'refund',
    'REFUND',
    'fund',
    'car',
    'abc',
    'dirty the',
    'n-c',
    'r2026',
    '%',
    '_a',
    "'; --",
    'Ch',
    'x refund',
  ],
]
/** Over half a year: words are found month by month. */
const weekMs = 7 * 86_400_000
const weeks = fc.integer({ min: 0, max: 30 })
const instant = weeks.map((count) => start + count * weekMs)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 })
/** The fields that are there. */
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const running = fc.record({
  due: weeks,
  isOurs: fc.boolean(),
  isPaused: fc.boolean(),
  provisional: fc.boolean(),
  lapsed: fc.constantFrom(false, 'on record', 'voided'),
})
const clocks = fc.array(running, { maxLength: 2 }).map((all) =>
  all.map(({ due, isOurs, isPaused, provisional, lapsed }, index) =>
    clock({
      name: isOurs ? 'resolve' : 'consent',
      n: index + 1,
      dueAt: start + due * weekMs,
      ...(isPaused && { pausedAt: start, pausedBy: 'information' as const }),
      ...(provisional && { provisional: true as const }),
      ...(lapsed && {
        breach: { dueAt: start + due * weekMs, ...(lapsed === 'voided' && { voided: true as const }) },
      }),
    }),
  ),
)

/** What a complaint may be about. */
const DETAILED = {
  productModel: maybe(fc.constantFrom('EV-1', 'EV-2')),
  storeId: maybe(fc.constantFrom('S-1', 'S-2')),
  contractNumber: maybe(fc.constantFrom('HT-1', 'HT-2')),
  customerId: maybe(fc.constantFrom('C-1', 'C-2')),
}

/** Any complaint; most that hangs together in life hangs together here by chance only. */
export const complaint: fc.Arbitrary<Fields> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    outcome: fc.constantFrom(...OUTCOMES),
    kind: fc.constantFrom(...KINDS),
    channel: fc.constantFrom(...CHANNELS),
    category: maybe(fc.constantFrom(...CATEGORIES)),
    severity: fc.constantFrom(...SEVERITIES),
    priority: maybe(fc.constantFrom(...PRIORITIES)),
    department: maybe(fc.constantFrom(...DEPARTMENTS)),
    person: maybe(fc.constantFrom(...PEOPLE)),
    cycle: fc.integer({ min: 1, max: 3 }),
    level: fc.integer({ min: 0, max: 4 }),
    waiting: maybe(fc.constantFrom('information', 'consent', 'thirdParty')),
    receivedAt: instant,
    touchedAt: instant,
    closedAt: instant,
    clocks,
    rootCause: maybe(fc.constantFrom('carrier', 'staff')),
    subject: fc.constantFrom(...SUBJECTS),
    description: maybe(fc.constantFrom(...SUBJECTS)),
    orderNumber: maybe(fc.constantFrom('R20261120-77', 'A-1')),
    detailed: fc.record(DETAILED),
    name: fc.constantFrom(...NAMES),
  })
  .map(
    ({ stage, outcome, category, severity, priority, department, person, level, waiting, name, ...rest }) => {
      const { subject, description, orderNumber, detailed, closedAt, rootCause, ...plain } = rest
      const { productModel, ...about } = detailed
      return {
        ...plain,
        stage,
        ...(stage === 'closed' && { outcome, closedAt }),
        ...(rootCause && { rootCause }),
        ...(category && {
          classification: {
            category,
            severity,
            complexity: 'simple' as const,
            ...(priority && { priority }),
          },
        }),
        ...(department && { owner: given({ department, person }) as { department: string } }),
        ...(level > 0 && { escalations: [escalation('severity', level)] }),
        ...(waiting && { waiting: [{ reason: waiting, since: start }] as Complaint['waiting'] }),
        details: given({
          ...{ subject, description, orderNumber, complainant: { name }, ...about },
          product: productModel === undefined ? undefined : { model: productModel },
        }) as Complaint['details'],
      }
    },
  )

const filter: fc.Arbitrary<ComplaintFilter> = fc
  .record({
    open: maybe(fc.boolean()),
    stage: maybe(fc.constantFrom(...STAGES)),
    kind: maybe(fc.constantFrom(...KINDS)),
    channel: maybe(fc.constantFrom(...CHANNELS)),
    category: maybe(fc.constantFrom(...CATEGORIES)),
    severity: maybe(fc.constantFrom(...SEVERITIES)),
    priority: maybe(fc.constantFrom(...PRIORITIES)),
    department: maybe(fc.constantFrom(...DEPARTMENTS)),
    handler: maybe(fc.constantFrom(...PEOPLE)),
    unassigned: maybe(fc.boolean()),
    outcome: maybe(fc.constantFrom(...OUTCOMES)),
    ...DETAILED,
    cycle: maybe(fc.integer({ min: 1, max: 3 })),
    level: maybe(fc.integer({ min: 1, max: 5 })),
    overdue: maybe(fc.boolean()),
    team: maybe(fc.constant('rapidResponse' as const)),
    lapsed: maybe(fc.constantFrom('resolve', 'consent')),
    lapsedAfter: maybe(instant),
    lapsedBefore: maybe(instant),
    rootCause: maybe(fc.constantFrom('carrier', 'staff')),
    waiting: maybe(fc.boolean()),
    provisional: maybe(fc.boolean()),
    dueAfter: maybe(instant),
    dueBefore: maybe(fc.oneof(instant, fc.constant(253_402_300_799_999))),
    receivedAfter: maybe(instant),
    receivedBefore: maybe(instant),
    closedAfter: maybe(instant),
    closedBefore: maybe(instant),
    text: maybe(fc.constantFrom(...WORDS)),
  })
  // All at once nothing fits: most of them are left out, another few each time.
  .chain((all) =>
    fc
      .subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 5 })
      .map((names) => given(Object.fromEntries(names.map((name) => [name, all[name]]))) as ComplaintFilter),
  )

const reach: fc.Arbitrary<Reach> = fc.record({
  steps: fc.constantFrom(1, 3, 20, 1_000),
  gathered: fc.constantFrom(0, 1, 3, 20, 1_000),
  texts: fc.constantFrom(0, 1, 3, 20, 1_000),
})
export const query = fc.record({
  filter,
  reach,
  sort: fc.constantFrom('nextDue', 'received', 'level', 'desk', 'touched'),
  limit: fc.constantFrom(1, 2, 7, 50),
})

export async function walked(pool: Pool, asked: ComplaintQuery, far?: Reach): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { data, nextCursor } = await listComplaints(pool, { ...asked, ...(cursor && { cursor }) }, far)
    ids.push(...data.map(({ id }) => id))
    cursor = nextCursor
  } while (cursor !== undefined)
  return ids
}
