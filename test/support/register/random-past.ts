import type { Command } from '../../../src/domain/command.ts'
import { hourMs, type Instant } from '../../../src/domain/instant.ts'
import type { Channel } from '../../../src/domain/intake.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import type { Register } from '../../../src/register/register.ts'
import { recordAtOnce } from './record-lives.ts'
import { agent, another, customer, evidence, management, opening } from '../temporal/workflow-lives.ts'

export type Past = {
  from: Instant
  to: Instant
  count: number
  /** Time runs on until then. */
  until: Instant
  seed?: number
  prefix?: string
}

const CATEGORIES: readonly (readonly [string, number, readonly string[]])[] = [
  ['车辆清洁', 30, ['process-not-followed', 'process-not-followed', 'maintenance']],
  ['订单取消', 18, ['system-failure', 'data-error']],
  ['费用争议', 16, ['unclear-terms', 'unclear-terms', 'data-error']],
  ['车辆故障', 12, ['maintenance']],
  ['服务态度', 9, ['staff-conduct', 'staff-knowledge']],
  ['押金退还', 7, ['process-slow']],
  ['取还车等待', 5, ['understaffed']],
  ['保险理赔', 3, ['supplier']],
]
const CHANNELS: readonly Channel[] = [
  'phone',
  'phone',
  'phone',
  'app',
  'app',
  'web',
  'email',
  'store',
  'social',
]
const DEPARTMENTS = ['客服中心', '门店运营', '车辆维保']

type Chance = ReturnType<typeof chanceFrom>

/** The same seed gives the same past on every machine. */
function chanceFrom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    is: (share: number) => next() < share,
    between: (low: number, high: number) => low + next() * (high - low),
    of: <T>(options: readonly T[]): T => options[Math.floor(next() * options.length)]!,
    category: () => {
      let left = next() * 100
      return CATEGORIES.find(([, weight]) => (left -= weight) < 0) ?? CATEGORIES[0]!
    },
  }
}

/** Complaints of some past, lived by the domain itself and written to a register; always the same. */
export async function recordPast(
  register: Register,
  { from, to, count, until, seed = 1, prefix = 'P' }: Past,
) {
  const chance = chanceFrom(seed)
  for (let index = 0; index < count; index++) {
    const receivedAt = Math.floor(from + ((index + chance.between(0, 1)) / count) * (to - from))
    await recordOne(register, { id: `${prefix}${index}`, receivedAt, until, chance })
  }
}

type One = { id: string; receivedAt: Instant; until: Instant; chance: Chance }

async function recordOne(register: Register, { id, receivedAt, until, chance }: One): Promise<void> {
  const number = `C${new Date(receivedAt).toISOString().slice(0, 10).replaceAll('-', '')}-${id}`
  const person = chance.is(0.12) ? 'regular' : id
  const opened = {
    ...opening(receivedAt, { id }),
    number,
    channel: chance.of(CHANNELS),
    details: {
      complainant: { name: `Person ${person}`, email: `${person.toLowerCase()}@example.org` },
      subject: 'What the customer said',
    },
  }
  const facts = factsOf(receivedAt, chance)
    .filter(({ at }) => at < until)
    .map((fact) => ({ by: agent, ...fact }))
  const lived = openWithHistory(opened, facts, until)
  if (isRefusal(lived)) throw new Error(`${id}: ${lived.detail}`)
  await recordAtOnce(register, lived)
}

const acknowledge: Command = { type: 'acknowledge', method: 'phone', said: 'We look into it.' }
const contact: Command = { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'Told.' }

type Told = Omit<Fact, 'by'> & { by?: Fact['by'] }

function factsOf(receivedAt: Instant, chance: Chance): Told[] {
  let at = receivedAt
  const told: Told[] = []
  const add = (hours: number, command: Command, by?: Fact['by']) => {
    at = Math.floor(at + hours * hourMs)
    told.push({ at, command, ...(by && { by }) })
  }
  const [category, , causes] = chance.category()
  const department = chance.of(DEPARTMENTS)
  const grade = chance.is(0.02) ? 'high' : chance.of(['low', 'low', 'medium'] as const)
  add(chance.is(0.93) ? chance.between(0.2, 12) : chance.between(20, 60), acknowledge)
  add(0.1, { type: 'classify', category, impact: grade, risk: grade, complexity: 'complex' })
  add(0.2, { type: 'assign', department, person: chance.of(['li', 'chen', 'wang']) })
  if (chance.is(0.04)) {
    add(chance.between(1, 40), { type: 'withdraw', reason: 'Settled otherwise.' }, customer)
    return told
  }
  add(chance.between(2, 20), contact)
  add(chance.between(4, 30), { type: 'recordFindings', rootCause: chance.of(causes), text: 'Looked into.' })
  add(0.1, {
    type: 'recordEffort',
    minutes: Math.round(chance.between(10, 120)),
    ...(chance.is(0.1) && { cost: { amountCents: 5_000, currency: 'CNY' } }),
  })
  for (let round = 1; round <= 2; round++) {
    if (!solved(add, chance)) return told
    const isContent = chance.is(0.92)
    const revisit = isContent ? 'satisfied' : 'dissatisfied'
    const score = isContent ? chance.of([5, 5, 4, 4, 4, 3] as const) : 2
    add(chance.between(5, 40), { type: 'recordRevisit', result: revisit, score }, another)
    if (isContent) return told
    add(1, { type: 'assign', department, person: 'sun' })
  }
  return told
}

type Add = (hours: number, command: Command, by?: Fact['by']) => void

function solved(add: Add, chance: Chance): boolean {
  if (chance.is(0.05)) {
    add(chance.between(10, 60), { type: 'finalResponse', reasons: 'Not upheld.', routes: '12315' })
    return false
  }
  const redress = chance.is(0.4)
    ? { redress: { amountCents: Math.round(chance.between(20, 400)) * 100, currency: 'CNY' } }
    : {}
  add(chance.is(0.88) ? chance.between(2, 40) : chance.between(120, 200), contact)
  add(0.1, { type: 'acceptEscalation' }, management)
  add(1, {
    type: 'proposeSolution',
    measures: 'Made good.',
    ...redress,
    ...(chance.is(0.05) && {
      correctiveActions: [{ what: '修订整备检查表', owner: chance.of(DEPARTMENTS) }],
    }),
  })
  add(chance.between(1, 30), { type: 'acceptSolution', evidence }, customer)
  add(chance.between(2, 50), { type: 'recordExecution', what: 'Done.' })
  return true
}
