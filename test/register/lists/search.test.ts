import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Outcome } from '../../../src/domain/event.ts'
import { countLists } from '../../../src/register/lists/complaint-counts.ts'
import {
  listComplaints,
  type ComplaintFilter,
  type ComplaintQuery,
} from '../../../src/register/lists/complaint-list.ts'
import { migrate } from '../../../src/register/migrate.ts'
import type { Reach } from '../../../src/register/lists/list-sql.ts'
import type { Register } from '../../../src/register/register.ts'
import { clock, commitOf, entries, escalation, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

type Fields = Partial<Complaint>

const STAGES = ['received', 'investigating', 'proposed', 'executing', 'revisiting', 'closed'] as const
const OUTCOMES: readonly Outcome[] = ['resolved', 'withdrawn', 'refused']
const KINDS = ['complaint', 'enquiry', 'praise'] as const
const CHANNELS = ['phone', 'email', 'web'] as const
const CATEGORIES = ['delivery', 'billing'] as const
const SEVERITIES = ['minor', 'normal', 'major'] as const
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
  lapsed: fc.boolean(),
})
const clocks = fc.array(running, { maxLength: 2 }).map((all) =>
  all.map(({ due, isOurs, isPaused, provisional, lapsed }, index) =>
    clock({
      name: isOurs ? 'resolve' : 'consent',
      n: index + 1,
      dueAt: start + due * weekMs,
      ...(isPaused && { pausedAt: start, pausedBy: 'information' as const }),
      ...(provisional && { provisional: true as const }),
      ...(lapsed && { breach: { dueAt: start + due * weekMs } }),
    }),
  ),
)

/** Any complaint; most that hangs together in life hangs together here by chance only. */
const complaint: fc.Arbitrary<Fields> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    outcome: fc.constantFrom(...OUTCOMES),
    kind: fc.constantFrom(...KINDS),
    channel: fc.constantFrom(...CHANNELS),
    category: maybe(fc.constantFrom(...CATEGORIES)),
    severity: fc.constantFrom(...SEVERITIES),
    department: maybe(fc.constantFrom(...DEPARTMENTS)),
    person: maybe(fc.constantFrom(...PEOPLE)),
    cycle: fc.integer({ min: 1, max: 3 }),
    level: fc.integer({ min: 0, max: 4 }),
    waiting: maybe(fc.constantFrom('information', 'consent', 'thirdParty')),
    receivedAt: instant,
    clocks,
    subject: fc.constantFrom(...SUBJECTS),
    description: maybe(fc.constantFrom(...SUBJECTS)),
    orderNumber: maybe(fc.constantFrom('R20261120-77', 'A-1')),
    name: fc.constantFrom(...NAMES),
  })
  .map(({ stage, outcome, category, severity, department, person, level, waiting, name, ...rest }) => {
    const { subject, description, orderNumber, ...plain } = rest
    return {
      ...plain,
      stage,
      ...(stage === 'closed' && { outcome }),
      ...(category && { classification: { category, severity, complexity: 'simple' as const } }),
      ...(department && { owner: given({ department, person }) as { department: string } }),
      ...(level > 0 && { escalations: [escalation('severity', level)] }),
      ...(waiting && { waiting: [{ reason: waiting, since: start }] as Complaint['waiting'] }),
      details: given({ subject, description, orderNumber, complainant: { name } }) as Complaint['details'],
    }
  })

const filter: fc.Arbitrary<ComplaintFilter> = fc
  .record({
    open: maybe(fc.boolean()),
    stage: maybe(fc.constantFrom(...STAGES)),
    kind: maybe(fc.constantFrom(...KINDS)),
    channel: maybe(fc.constantFrom(...CHANNELS)),
    category: maybe(fc.constantFrom(...CATEGORIES)),
    severity: maybe(fc.constantFrom(...SEVERITIES)),
    department: maybe(fc.constantFrom(...DEPARTMENTS)),
    handler: maybe(fc.constantFrom(...PEOPLE)),
    unassigned: maybe(fc.boolean()),
    outcome: maybe(fc.constantFrom(...OUTCOMES)),
    cycle: maybe(fc.integer({ min: 1, max: 3 })),
    level: maybe(fc.integer({ min: 1, max: 5 })),
    overdue: maybe(fc.boolean()),
    waiting: maybe(fc.boolean()),
    provisional: maybe(fc.boolean()),
    dueAfter: maybe(instant),
    dueBefore: maybe(fc.oneof(instant, fc.constant(253_402_300_799_999))),
    receivedAfter: maybe(instant),
    receivedBefore: maybe(instant),
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
const query = fc.record({
  filter,
  reach,
  sort: fc.constantFrom('nextDue', 'received', 'level'),
  limit: fc.constantFrom(1, 2, 7, 50),
})

/** A line as anybody would work it out from the complaint. */
function lineOf([id, fields]: readonly [string, Fields]) {
  const all = { ...commitOf({ id, entries: entries(1, 1), complaint: fields }).complaint }
  const active = all.clocks.filter(({ state }) => state === 'running')
  const dues = active.filter(({ name, pausedAt }) => name === 'resolve' && pausedAt === undefined)
  const { details, owner, classification } = all
  return {
    ...all,
    open: all.stage !== 'closed',
    category: classification?.category,
    severity: classification?.severity,
    department: owner?.department,
    handler: owner?.person,
    unassigned: owner?.person === undefined,
    level: Math.max(0, ...all.escalations.map(({ level }) => level)),
    overdue: active.some(({ breach }) => breach !== undefined),
    provisional: active.some(({ provisional }) => provisional),
    waiting: all.waiting.some(({ reason }) => reason !== 'thirdParty'),
    due: dues.length > 0 ? Math.min(...dues.map(({ dueAt }) => dueAt)) : Infinity,
    words: [all.number, details.orderNumber, details.subject, details.complainant.name, details.description]
      .join('\n')
      .normalize('NFKC')
      .toLowerCase(),
  }
}
type Line = ReturnType<typeof lineOf>

function fits(
  line: Line,
  { dueAfter, dueBefore, receivedAfter, receivedBefore, level, text, ...same }: ComplaintFilter,
) {
  return (
    Object.entries(same).every(([name, value]) => line[name as keyof Line] === value) &&
    (dueAfter === undefined || (line.due >= dueAfter && line.due < Infinity)) &&
    (dueBefore === undefined || line.due < dueBefore) &&
    (receivedAfter === undefined || line.receivedAt >= receivedAfter) &&
    (receivedBefore === undefined || line.receivedAt < receivedBefore) &&
    (level === undefined || line.level >= level) &&
    (text ?? '').split(' ').every((word) => line.words.includes(word.toLowerCase()))
  )
}

const byId = (a: Line, b: Line) => (a.id < b.id ? -1 : 1)
const byDue = (a: Line, b: Line) =>
  a.due === b.due
    ? a.due === Infinity
      ? a.receivedAt - b.receivedAt || byId(a, b)
      : byId(a, b)
    : a.due < b.due
      ? -1
      : 1
const SORTS: Record<string, (a: Line, b: Line) => number> = {
  nextDue: byDue,
  received: (a, b) => b.receivedAt - a.receivedAt || byId(b, a),
  level: (a, b) => b.level - a.level || byDue(a, b),
}

async function walked(pool: Pool, asked: ComplaintQuery, far?: Reach): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { data, nextCursor } = await listComplaints(pool, { ...asked, ...(cursor && { cursor }) }, far)
    ids.push(...data.map(({ id }) => id))
    cursor = nextCursor
  } while (cursor !== undefined)
  return ids
}

describe('any filter in any order', () => {
  test('its pages are the complaints that fit, in order, whichever way they are found', async () => {
    const property = fc.asyncProperty(
      fc.array(complaint, { minLength: 25, maxLength: 35 }),
      fc.array(query, { minLength: 30, maxLength: 30 }),
      async (complaints, queries) => {
        const { pool, register, close } = await freshRegister()
        const named = complaints.map((fields, index) => [`c${index}`, fields] as const)
        for (const [id, fields] of named)
          await register.commit(commitOf({ id, entries: entries(1, 1), complaint: fields }), 'run')
        const lines = named.map(lineOf)
        for (const { reach: far, ...asked } of queries) {
          const expected = lines.filter((line) => fits(line, asked.filter)).toSorted(SORTS[asked.sort])
          const ids = await walked(pool, asked, far)
          expect(ids, JSON.stringify(asked)).toEqual(expected.map(({ id }) => id))
          const { text, ...countable } = asked.filter
          if (text !== undefined) continue
          expect(await countLists(pool, { them: countable })).toEqual({ them: expected.length })
        }
        await close()
      },
    )
    await fc.assert(property, { numRuns: 10, endOnFailure: true })
  }, 300_000)
})

describe('a list', () => {
  let url: string
  let pool: Pool
  let register: Register
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ url, pool, register, close } = await freshRegister())
  })
  afterEach(() => close())

  test('a complaint that changes is found by what it is now', async () => {
    const tell = (from: number, fields: Fields) =>
      register.commit(commitOf({ entries: entries(from, from), complaint: fields }), 'run')
    const found = async (asked: ComplaintFilter) => (await walked(pool, { filter: asked })).length
    const details = { complainant: { name: '王芳' }, subject: '退款未到' }
    await tell(1, { details, owner: { department: 'sales', person: 'li.na' } })
    expect(await found({ text: '退款', handler: 'li.na', open: true })).toBe(1)
    await tell(2, { details: { ...details, subject: '发票错误' }, stage: 'closed', outcome: 'resolved' })
    expect(await found({ text: '退款' })).toBe(0)
    expect(await found({ text: '发票', open: false, outcome: 'resolved', unassigned: true })).toBe(1)
    expect(await found({ handler: 'li.na' })).toBe(0)
  })

  test('a restricted complaint is found by those only who may see it', async () => {
    for (const id of ['a', 'b']) await register.commit(commitOf({ id, entries: entries(1, 1) }), 'run')
    await pool.query("update complaint set restricted_until = now() + interval '1 year' where id = 'a'")
    for (const asked of [{}, { filter: { text: 'order' } }, { filter: { overdue: false } }]) {
      expect(await walked(pool, asked)).toEqual(['b'])
      expect(await walked(pool, { ...asked, hidden: true })).toEqual(['a', 'b'])
    }
    const open = { open: { open: true } }
    expect(await register.countLists(open)).toEqual({ open: 1 })
    expect(await register.countLists(open, { hidden: true })).toEqual({ open: 2 })
  })

  test('complaints from before the lists had rows of their own get them', async () => {
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    await pool.query('truncate complaint_line, complaint_text')
    await pool.query("delete from migration where name = 'list-complaint.sql'")
    await migrate(url)
    expect(await walked(pool, { filter: { text: 'order came' } })).toEqual(['cmp_1'])
  })
})

describe('the moment of the register', () => {
  let pool: Pool
  let register: Register
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ pool, register, close } = await freshRegister())
  })
  afterAll(() => close())

  test('is another after a commit, also after one that began before it was asked for', async () => {
    const late = await pool.connect()
    await late.query('begin')
    await late.query(
      "insert into snapshot (digest, kind, id, version, body) values ('a', 'policy', 'p', '1', '{}')",
    )
    const before = await register.moment()
    await late.query('commit')
    late.release()
    const after = await register.moment()
    expect(after).not.toBe(before)
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    expect(await register.moment()).not.toBe(after)
  })
})
