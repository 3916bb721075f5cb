import type { ClientBase, Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { Stage, type Role } from '../domain/policy/policy.ts'
import { inTransaction } from '../register/in-transaction.ts'
import { gatherFacts } from './facts.ts'
import { addMoney, REDRESS } from './families/costs.ts'
import { repeated } from './families/volume.ts'
import { NOT_VOIDED } from './family.ts'
import { REPEAT_DAYS, type FigureQuery, type Money } from './figure.ts'
import { scopeOf } from './within.ts'

/** What an hour of each role costs from an instant on. */
export type HourlyRate = {
  effectiveFrom: Instant
  currency: string
  centsAnHour: Readonly<Partial<Record<Role, number>>>
}

/** What handling took, and what that comes to. */
export type Effort = {
  minutes: number
  /** Of these the minutes of roles for which no rate was in force. */
  unrated: number
  handling: Money[]
  others: Money[]
}
export type Cost = Effort & { complaints: number; redress: Money[] }
export type Costs = {
  stages: (Effort & { stage: Stage })[]
  categories: (Cost & { category: string | null })[]
  repeats: Cost
  total: Cost
}

type Asked = Omit<FigureQuery, 'by'> & { rates: readonly HourlyRate[] }

/** What complaints cost in a period, by stage and by category, and what of it repeats did (R95, R96, R97). */
export const costs = (pool: Pool, query: Asked): Promise<Costs> =>
  inTransaction(pool, (client) => counted(client, query), 'begin isolation level repeatable read')

/** A minute costs what its role did then; each entry is rounded by itself, so that sums agree. */
const efforts = (rates: string, isRepeat: string) => `
  select e.k, e.seq, e.at, ${isRepeat} as again, e.said ->> 'stage' as stage, (e.said ->> 'minutes')::int as minutes,
    r.currency as rated, round((e.said ->> 'minutes')::int * r.cents / 60.0) as worth,
    e.said #>> '{cost,currency}' as other, (e.said #>> '{cost,amountCents}')::bigint as cents
  from figure_event e
  left join lateral (
    select r.currency, r.cents from jsonb_to_recordset(${rates}) r(since bigint, role text, currency text, cents bigint)
    where r.role = e.role and r.since <= e.at order by r.since desc limit 1) r on true
  where e.type = 'effortRecorded' and ${NOT_VOIDED}`

type Place = { category: string | null; again: boolean }
type EffortRow = Place & {
  stage: Stage
  rated: string | null
  other: string | null
  minutes: number
  worth: number | null
  cents: number | null
}
type RedressRow = Place & { currency: string; cents: number }

async function counted(client: ClientBase, { rates, ...asked }: Asked): Promise<Costs> {
  const query: FigureQuery = { ...asked, by: 'category' }
  await gatherFacts(client, query)
  await client.query(`create temp table figure_again on commit drop as
    select k from figure_cycle where from_seq = 0 and opened_at >= ${Number(query.from)} and opened_at < ${Number(query.to)}
      and k in (${repeated(query.repeatDays ?? REPEAT_DAYS)})`)
  const found = noCosts()
  for (const row of await effortRows(client, query, rates)) addEffort(found, row)
  for (const { currency, cents, ...place } of await redressRows(client, query))
    for (const cost of costsAt(found, place)) addMoney(cost.redress, { currency, amountCents: cents })
  for (const { complaints, ...place } of await complaintRows(client, query))
    for (const cost of costsAt(found, place)) cost.complaints += complaints
  return inOrder(found)
}

const STAGES = Stage.options

/** As they are told: stages as they follow, names as they are spelled, what has no name last. */
function inOrder({ stages, categories, repeats, total }: Costs): Costs {
  return {
    stages: stages
      .map(effortInOrder)
      .toSorted((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage)),
    categories: categories.map(costInOrder).toSorted(byCategory),
    ...{ repeats: costInOrder(repeats), total: costInOrder(total) },
  }
}

const byCategory = ({ category: one }: { category: string | null }, other: { category: string | null }) =>
  one === null || other.category === null
    ? Number(one === null) - Number(other.category === null)
    : one.localeCompare(other.category, 'en')

const byCurrency = (sums: readonly Money[]): Money[] =>
  sums.toSorted((one, other) => one.currency.localeCompare(other.currency, 'en'))

const effortInOrder = <E extends Effort>(effort: E): E => ({
  ...effort,
  ...{ handling: byCurrency(effort.handling), others: byCurrency(effort.others) },
})

const costInOrder = <C extends Cost>(cost: C): C => ({
  ...effortInOrder(cost),
  redress: byCurrency(cost.redress),
})

const AGAIN = (k: string) => `${k} in (select k from figure_again)`

async function effortRows(client: ClientBase, query: FigureQuery, rates: readonly HourlyRate[]) {
  const { within, values, parameter } = scopeOf(query)
  const list = rates.flatMap(({ effectiveFrom, currency, centsAnHour }) =>
    Object.entries(centsAnHour).map(([role, cents]) => ({ since: effectiveFrom, role, currency, cents })),
  )
  const facts = within(efforts(parameter(JSON.stringify(list), 'jsonb'), AGAIN('e.k')))
  const { rows } = await client.query<EffortRow>(
    `select key as category, again, stage, rated, other, sum(minutes)::int as minutes, sum(worth)::float8 as worth,
       sum(cents)::float8 as cents
     from (${facts}) f group by key, again, stage, rated, other`,
    values,
  )
  return rows
}

const redressFacts = `select g.*, ${AGAIN('g.k')} as again from (${REDRESS}) g`

async function redressRows(client: ClientBase, query: FigureQuery) {
  const { within, values } = scopeOf(query)
  const { rows } = await client.query<RedressRow>(
    `select key as category, again, currency, sum(cents)::float8 as cents
     from (${within(redressFacts)}) f group by key, again, currency`,
    values,
  )
  return rows
}

/** Of how many complaints something was recorded or granted. */
async function complaintRows(client: ClientBase, query: FigureQuery) {
  const { within, values } = scopeOf(query)
  const facts = `
    select e.k, e.seq, e.at, ${AGAIN('e.k')} as again from figure_event e where e.type = 'effortRecorded' and ${NOT_VOIDED}
    union all select k, seq, at, again from (${redressFacts}) g`
  const { rows } = await client.query<Place & { complaints: number }>(
    `select key as category, again, count(distinct k)::int as complaints from (${within(facts)}) f group by key, again`,
    values,
  )
  return rows
}

const noEffort = (): Effort => ({ minutes: 0, unrated: 0, handling: [], others: [] })
const noCost = (): Cost => ({ complaints: 0, ...noEffort(), redress: [] })
const noCosts = (): Costs => ({ stages: [], categories: [], repeats: noCost(), total: noCost() })

function addEffort(found: Costs, { stage, minutes, rated, worth, other, cents, ...place }: EffortRow): void {
  const known = found.stages.find((one) => one.stage === stage)
  const at = known ?? { stage, ...noEffort() }
  if (!known) found.stages.push(at)
  for (const effort of [at, ...costsAt(found, place)]) {
    effort.minutes += minutes
    if (rated === null) effort.unrated += minutes
    else addMoney(effort.handling, { currency: rated, amountCents: worth ?? 0 })
    if (other !== null) addMoney(effort.others, { currency: other, amountCents: cents ?? 0 })
  }
}

/** Where something of a category counts. */
function costsAt({ categories, repeats, total }: Costs, { category, again }: Place): Cost[] {
  const known = categories.find((one) => one.category === category)
  const at = known ?? { category, ...noCost() }
  if (!known) categories.push(at)
  return [at, total, ...(again ? [repeats] : [])]
}
