import type { ClientBase } from 'pg'
import { LEADING } from '../domain/evolve/stages.ts'
import type { Event, EventOf, EventType } from '../domain/event.ts'
import { CONTACTS } from '../domain/time/contacts.ts'
import { markEmergencyClocks } from './families/emergency-clocks.ts'
import { inList } from './family.ts'
import { asksOfCauses, asksOfSubjects, REPEAT_DAYS, type FigureQuery } from './figure.ts'
import { markPeople } from './marks.ts'
import { lastCauses } from './root-cause.ts'
import { dayMs } from '../domain/instant.ts'

/*
 * What the figures are counted from, brought together once for a question: temporary tables that end with its
 * transaction. Everything comes from the events known at the cut-off; `seq` is an event's place in its complaint's
 * journal, instants are epoch milliseconds. Complaints go by a number of this question's own, `k`.
 */

/** No event has a higher one. */
export const LAST_SEQ = 2_147_483_647
const NEVER = Number.MAX_SAFE_INTEGER

type Counted = { readonly [T in EventType]?: readonly Exclude<keyof EventOf<T>, keyof Event>[] }

/** What figures look at in events beside that they happened. It survives an erasure, and so does the figure. */
export const COUNTED = {
  acknowledged: ['unproved'],
  classified: ['category', 'severity', 'complexity'],
  kindChanged: ['before', 'objected'],
  assigned: ['department', 'person'],
  contactRecorded: ['direction', 'unproved'],
  entryProved: ['sequence', 'occurredAt'],
  solutionAccepted: ['without', 'score'],
  solutionDeclined: ['score'],
  solutionProposed: ['redress', 'items'],
  revisitRecorded: ['result', 'score', 'solved'],
  rated: ['result', 'score', 'solved'],
  feedbackGiven: ['score'],
  closed: ['outcome'],
  cycleOpened: ['cycle'],
  escalated: ['level', 'folded'],
  effortRecorded: ['stage', 'minutes', 'cost'],
  entryVoided: ['sequence'],
  absorbed: ['countsFrom'],
  aboutHandlingMarked: ['applies', 'cycle'],
  handlingReviewed: ['fair'],
  responsibilityDetermined: ['determination', 'replaces', 'bearer', 'department', 'degree'],
  responsibilityObjected: ['determination'],
} as const satisfies Counted

const COUNTED_TYPES = Object.keys(COUNTED) as EventType[]
const SAYING_TYPES = inList(...COUNTED_TYPES)
const LIFE_TYPES = inList(
  ...COUNTED_TYPES,
  ...CONTACTS.map(({ type }) => type),
  ...LEADING,
  'detailsAmended',
  'reopened',
  'independenceWaived',
  'dueMoved',
  'emergencyDeclared',
  'emergencyMeasured',
  'emergencyEnded',
  'archived',
)
const CLOCK_TYPES = inList(
  'clockStarted',
  'clockPaused',
  'clockResumed',
  'dueChanged',
  'clockMet',
  'clockReopened',
  'clockCancelled',
  'clockExpired',
  'breached',
  'breachVoided',
)

const instant = (ms: string): string => `to_timestamp(${ms}::float8 / 1000)`
const ms = (at: string): string => `(extract(epoch from ${at}) * 1000)::bigint`

/**
 * A complaint whose last event lies before the period does not touch it, but may make a later one a repeat. Only an
 * archived one has had its last event for sure; an import may have told of things that came even after that.
 */
const COMPLAINTS = `
  create temp table figure_complaint on commit drop as
  with known as (
    select c.*, c.archived_at is null or exists (
      select from event e
      where e.complaint_id = c.id and e.sequence = c.version and e.at >= ${instant('$1')}) as touches
    from complaint c where c.received_at < ${instant('$2')} and not is_canary(c.id))
  select row_number() over (order by c.id)::int as k, c.id, c.kind, c.channel, c.policy_digest, c.touches
  from known c
  where c.touches or c.received_at >= ${instant('$3')}`

/** Of the receipt and its amendments only what tells repeats; of the rest only what a figure needs. */
const EVENTS = `
  create temp table figure_told on commit drop as
  select c.k, e.sequence as seq, e.type, ${ms('e.at')} as at, e.stage,
    case when e.type = 'effortRecorded' then e.actor_role end as role,
    case when e.type in ${CLOCK_TYPES} then e.data ->> 'clock' end as clock,
    case when e.type in ${CLOCK_TYPES} then (e.data ->> 'cycle')::int end as cycle,
    case when e.type in ${CLOCK_TYPES} then (e.data ->> 'n')::int end as n,
    case when e.type in ('clockStarted','clockResumed','dueChanged','breached')
      then (e.data ->> 'dueAt')::bigint end as due,
    case when e.type = 'clockStarted' then coalesce((e.data ->> 'startedAt')::bigint, ${ms('e.at')}) end as started,
    case when e.type in ${SAYING_TYPES} then e.data
      when e.type in ('received','detailsAmended') then jsonb_build_object(
        'phone', e.data #> '{details,complainant,phone}',
        'email', e.data #> '{details,complainant,email}',
        'order', e.data #> '{details,orderNumber}',
        'customer', e.data #> '{details,customerId}',
        'product', case when e.data @? '$.details.product.model' or e.data #> '{details,product}' = 'null'
          then jsonb_build_array(e.data #> '{details,product,model}') end,
        'store', case when e.data @? '$.details.storeId' then jsonb_build_array(e.data #> '{details,storeId}') end
      ) end as said
  from event e join figure_complaint c on c.id = e.complaint_id
  where e.at <= ${instant('$1')}
    and (c.touches and (e.type in ${LIFE_TYPES} or e.type in ${CLOCK_TYPES})
      or e.type in ('received', 'detailsAmended'))`

/** What happened in the complaints' own lives: most figures look at nothing else, many times over. */
const LIFE = `
  create temp table figure_event on commit drop as
  select k, seq, type, at, stage, role, said from figure_told where clock is null`

/** Each cycle from its opening to the next one's; a cycle is closed by its first closing. */
const CYCLES = `
  create temp table figure_cycle on commit drop as
  with opened as (
    select k, 1 as cycle, 0 as from_seq, at as opened_at from figure_event where type = 'received'
    union all
    select k, (said ->> 'cycle')::int, seq, at from figure_event where type = 'cycleOpened'),
  span as (
    select *, lead(from_seq, 1, ${LAST_SEQ}) over w as until_seq, lead(opened_at) over w as next_opened_at
    from opened window w as (partition by k order by from_seq)),
  closing as (select k, seq, at, said ->> 'outcome' as outcome from figure_event where type = 'closed')
  select distinct on (s.k, s.from_seq) s.*, c.seq as closed_seq, c.at as closed_at, c.outcome
  from span s left join closing c on c.k = s.k and c.seq >= s.from_seq and c.seq < s.until_seq
  order by s.k, s.from_seq, c.seq`

/**
 * Who owned a complaint from where to where in its journal. Before the first assignment of a cycle that first owner
 * stands; a cycle without one has the department of the cycle before, and nobody in person.
 */
const OWNERS = `
  create temp table figure_owner on commit drop as
  with entry as (
    select s.k, s.cycle, s.from_seq as cycle_seq, s.opened_at, a.seq, a.at,
      a.said ->> 'department' as department, a.said ->> 'person' as handler,
      row_number() over (partition by s.k, s.from_seq order by a.seq) as nth
    from figure_cycle s
    left join figure_event a on a.type = 'assigned' and a.k = s.k and a.seq >= s.from_seq and a.seq < s.until_seq),
  mark as (
    select k, cycle, case when nth = 1 then cycle_seq else seq end as from_seq,
      case when nth = 1 then opened_at else at end as said_at, department, handler
    from entry),
  carried as (
    select *, max(said_at) over w as from_at, count(department) over w as known
    from mark window w as (partition by k order by from_seq))
  select k, cycle, from_seq, lead(from_seq, 1, ${LAST_SEQ}) over w as until_seq,
    from_at, lead(from_at, 1, ${NEVER}) over w as until_at,
    first_value(department) over (partition by k, known order by from_seq) as department, handler
  from carried window w as (partition by k order by from_seq)`

const CATEGORIES = `
  create temp table figure_category on commit drop as
  select distinct on (k) k, said ->> 'category' as category
  from figure_event where type = 'classified' order by k, seq desc`

const lastTold = (what: string) => `
  select distinct on (k) k,
    case when jsonb_typeof(said #> '{${what},0}') = 'string' then said #>> '{${what},0}' end as ${what}
  from figure_event where type in ('received', 'detailsAmended') and jsonb_typeof(said -> '${what}') = 'array'
  order by k, seq desc`

/** Product and store, as last told; of what was erased nothing is left to tell. */
const SUBJECTS = `
  create temp table figure_subject on commit drop as
  select c.k, p.product, s.store from figure_complaint c
  left join (${lastTold('product')}) p on p.k = c.k
  left join (${lastTold('store')}) s on s.k = c.k`

const CAUSES = `create temp table figure_cause on commit drop as ${lastCauses('figure_complaint', instant('$1'))}`

/**
 * The receipts that complaints of the period are owed: by the outbox, which nothing of a complaint's own life knows of. What
 * had not gone out by the cut-off is not known to be sent.
 */
const RECEIPTS = `
  create temp table figure_receipt on commit drop as
  select f.k, ${ms('c.received_at')} as at, ${ms('c.registered_at')} as registered_at,
    (select min(${ms('p.sent_at')}) from posting p
      where p.complaint_id = n.complaint_id and p.notice_key = n.key and p.sent_at <= ${instant('$3')}) as sent_at
  from figure_complaint f join complaint c on c.id = f.id
  join notice n on n.complaint_id = c.id and n.key = '1/received/customer'
  where c.received_at >= ${instant('$1')} and c.received_at < ${instant('$2')} and c.received_at <= ${instant('$3')}`

/** When a clock stood still. */
const STANDS = `
  create temp table figure_stand on commit drop as
  with edge as (
    select k, cycle, clock, n, type, at, lead(at, 1, ${NEVER}) over (partition by k, cycle, clock, n order by seq) as until_at
    from figure_told
    where type in ('clockPaused','clockResumed','clockMet','clockCancelled','clockExpired')
      and k in (select k from figure_told where type = 'clockPaused'))
  select k, cycle, clock, n, at, greatest(at, until_at) as until_at from edge where type = 'clockPaused'`

/** When any clock of a complaint stood still; where several did, once. */
const PAUSES = `
  create temp table figure_pause on commit drop as
  select k, range_agg(int8range(at, until_at)) as pauses from figure_stand group by k`

/**
 * Each run of a clock: the due it was last given or, in breach, the one that passed; how it stands; who answered for
 * it. A run belongs to its own cycle's owners, also when it lapses while the next cycle is on.
 */
const RUNS = `
  create temp table figure_run on commit drop as
  with told as (
    select k, cycle, clock, n, min(started) as started,
      (max(array[seq::bigint, due]) filter (where due is not null and type <> 'breached'))[2] as due,
      max(array[seq::bigint, case when type = 'breached' then due end])
        filter (where type in ('breached', 'breachVoided')) as breach,
      nullif(max(array[seq::bigint, at, case type when 'clockMet' then 1 when 'clockExpired' then 2
          when 'clockCancelled' then 3 end])
        filter (where type in ('clockMet', 'clockExpired', 'clockCancelled', 'clockReopened')),
        max(array[seq::bigint, at, null]) filter (where type = 'clockReopened')) as stop
    from figure_told where clock is not null group by k, cycle, clock, n),
  -- Whichever run it was written down of: one that goes on from another, or again, has had the pauses of that.
  stood as (
    select t.k, t.cycle, t.clock, t.n, sum(least(p.until_at, t.stop[2]) - p.at)::bigint as stood_ms
    from told t join figure_stand p on p.k = t.k and p.cycle = t.cycle and p.clock = t.clock
      and p.at >= t.started and p.at < t.stop[2]
    where t.stop[3] = 1 group by t.k, t.cycle, t.clock, t.n)
  select t.k, t.clock, t.cycle, coalesce(r.owed_by, 'agent') as owed_by,
    least(coalesce(case when breach[2] is not null then breach[1] end, stop[1], s.until_seq), s.until_seq - 1) as seq,
    coalesce(breach[2], t.due) as at,
    case when breach[2] is not null then case when stop[3] = 1 then 'late' else 'neverMet' end
      when stop[3] = 1 then 'inTime' when stop[3] = 2 then 'expired' when stop[3] = 3 then 'cancelled'
      else 'running' end as result,
    case when breach[2] is not null and stop[2] is not null then greatest(0, stop[2] - breach[2]) end as late_ms,
    case when stop[3] = 1 then greatest(0, stop[2] - t.started) end as took_ms,
    case when stop[3] = 1 then greatest(0, stop[2] - t.started - coalesce(p.stood_ms, 0)) end as net_ms
  from told t
  join figure_cycle s on s.k = t.k and s.cycle = t.cycle
  join figure_complaint c on c.k = t.k
  left join (
    select digest, rule.key as clock, rule.value ->> 'owedBy' as owed_by
    from snapshot, jsonb_each(clock_rules) rule where kind = 'policy'
  ) r on r.digest = c.policy_digest and r.clock = t.clock
  left join stood p on p.k = t.k and p.cycle = t.cycle and p.clock = t.clock and p.n = t.n`

const TABLES = [
  'figure_event',
  'figure_cycle',
  'figure_owner',
  'figure_category',
  'figure_pause',
  'figure_run',
] as const

/** Brings the facts together. What sorts and hashes here is larger than what a list of the register needs. */
export async function gatherFacts(client: ClientBase, query: FigureQuery): Promise<void> {
  const { from, to, asOf = NEVER, repeatDays = REPEAT_DAYS } = query
  await client.query("set local work_mem = '64MB'")
  await client.query('set local jit = off')
  await client.query(COMPLAINTS, [from, to, from - repeatDays * dayMs])
  await client.query('analyze figure_complaint')
  await client.query(RECEIPTS, [from, to, Math.min(asOf, 8.64e15)])
  await client.query(EVENTS, [Math.min(asOf, 8.64e15)])
  await client.query(LIFE)
  await client.query('analyze figure_told, figure_event')
  // From here on every join is of many rows by their number; a row estimated too low must not make it a loop.
  await client.query('set local enable_nestloop = off')
  await markPeople(client)
  await markEmergencyClocks(client)
  for (const table of [CYCLES, OWNERS, CATEGORIES, STANDS, PAUSES, RUNS]) await client.query(table)
  if (asksOfSubjects(query)) await client.query(SUBJECTS)
  if (asksOfCauses(query)) await client.query(CAUSES, [Math.min(asOf, 8.64e15)])
  await client.query(`analyze ${TABLES.slice(1).join(', ')}`)
}
