import type { Pool } from 'pg'
import { isBreached } from '../domain/time/clocks.ts'
import type { Clock, Complaint } from '../domain/complaint.ts'
import type { Event, EventOf } from '../domain/event.ts'
import { evolve } from '../domain/evolve/evolve.ts'
import type { Instant } from '../domain/instant.ts'
import { blank } from '../domain/opening.ts'
import type { Stage } from '../domain/policy/policy.ts'
import { shareOf, type Fairness, type FigureQuery, type Figures, type KindChanges } from './figure.ts'
import { figures } from './figures.ts'
import { foldedAnswers, type Answers } from './folded-answers.ts'
import { foldedResponse, type Responses } from './folded-response.ts'
import { foldedVisits, type Visits } from './folded-visits.ts'
import { isLateChange } from './late-changes.ts'

type Counts = Pick<
  Figures,
  'received' | 'open' | 'closed' | 'resolvedShare' | 'reopened' | 'secondHandlings'
> &
  Pick<Figures['satisfaction'], 'satisfied'> &
  Fairness &
  KindChanges & { responses: number; responseMeanMs: number | null }
type Result = 'inTime' | 'late' | 'neverMet' | 'running' | 'cancelled' | 'expired'

/**
 * What the core itself makes of the events: counts, each clock's runs by how they ended (`clock/result`), and the
 * visits to each stage.
 */
export type Recomputed = { counts: Counts; clocks: Record<string, number>; visits: Visits }

type Question = Pick<FigureQuery, 'from' | 'to' | 'asOf'>
type Journal = { policy: Complaint['policy']; calendar: Complaint['calendar']; events: readonly Event[] }

const PAGE = 500

/** The same counts on another way: every journal folded by the core, a page of complaints at a time (F62). */
export async function recompute(pool: Pool, { from, to, asOf = Infinity }: Question): Promise<Recomputed> {
  const told: Recomputed = { counts: none(), clocks: {}, visits: {} }
  const answers: Answers = { resolved: 0, satisfied: 0 }
  const responses: Responses = { count: 0, tookMs: 0 }
  const isIn = (at: Instant) => at >= from && at < to
  for await (const journal of journals(pool, to)) {
    const known = journal.events.filter(({ at }) => at <= asOf)
    const policy = policyAtLast(journal)
    const lived: { event: Event; stage: Stage }[] = []
    const complaint = folded(journal, known, (before, event, { stage }) => {
      if (isIn(event.at) && isLateChange(before, event, policy)) told.counts.lateChanges++
      lived.push({ event, stage })
    })
    if (!complaint) continue
    foldedVisits(told.visits, lived, isIn)
    count(told.counts, known, isIn)
    foldedAnswers(answers, known, isIn)
    foldedResponse(responses, known, isIn)
    const atTheEnd = folded(
      journal,
      known.filter(({ at }) => at < to),
    )
    if (atTheEnd && atTheEnd.closedAt === undefined) told.counts.open++
    for (const clock of complaint.clocks) {
      const key = `${clock.name}/${resultOf(clock)}`
      if (isIn(isBreached(clock) ? clock.breach!.dueAt : clock.dueAt))
        told.clocks[key] = (told.clocks[key] ?? 0) + 1
    }
  }
  const { resolved, satisfied } = answers
  const resolvedShare = shareOf(resolved, told.counts.closed)
  const responseMeanMs = responses.count > 0 ? Math.floor(responses.tookMs / responses.count + 0.5) : null
  const response = { responses: responses.count, responseMeanMs }
  return { ...told, counts: { ...told.counts, ...response, satisfied, resolvedShare } }
}

const none = (): Counts => ({
  ...{ received: 0, open: 0, closed: 0, resolvedShare: null, reopened: 0, secondHandlings: 0 },
  ...{
    satisfied: 0,
    waivers: 0,
    lateChanges: 0,
    movedDues: 0,
    left: 0,
    objections: 0,
    responses: 0,
    responseMeanMs: null,
  },
})

/** The one that stands in the complaint's row. */
const policyAtLast = ({ policy, events }: Journal): Complaint['policy'] =>
  events.findLast((event) => event.type === 'policyAdopted')?.policy ?? policy

/** What the two ways tell differently; nothing, when the figures can be trusted. */
export async function differences(pool: Pool, question: Question): Promise<string[]> {
  const { counts, clocks, visits } = await recompute(pool, question)
  const { from, to, asOf } = question
  const [row] = await figures(pool, { from, to, ...(asOf !== undefined && { asOf }) })
  const { satisfaction, fairness, kinds, response } = row!.figures
  const responses = { responses: response.gross.count, responseMeanMs: response.gross.meanMs }
  const counted = { ...row!.figures, ...satisfaction, ...fairness, ...kinds, ...responses }
  const results: readonly Result[] = ['inTime', 'late', 'neverMet', 'running', 'cancelled', 'expired']
  const runs: Record<string, number> = {}
  for (const clock of counted.clocks)
    for (const result of results)
      if (clock[result] > 0)
        runs[`${clock.clock}/${result}`] = (runs[`${clock.clock}/${result}`] ?? 0) + clock[result]
  const names = new Set([...Object.keys(clocks), ...Object.keys(runs)])
  return [
    ...visitDifferences(visits, row!.figures),
    ...Object.entries(counts)
      .filter(([name, count]) => counted[name as keyof Counts] !== count)
      .map(([name, count]) => `${name}: counted ${counted[name as keyof Counts]}, folded ${count}`),
    ...[...names]
      .toSorted()
      .filter((name) => runs[name] !== clocks[name])
      .map((name) => `${name}: counted ${runs[name] ?? 0}, folded ${clocks[name] ?? 0}`),
  ]
}

function visitDifferences(visits: Visits, { stages }: Pick<Figures, 'stages'>): string[] {
  const names = new Set([...stages.map(({ stage }) => stage), ...(Object.keys(visits) as Stage[])])
  return [...names].flatMap((stage) => {
    const { count, meanMs } = stages.find((one) => one.stage === stage)?.time ?? { count: 0, meanMs: null }
    const folded = visits[stage] ?? { count: 0, tookMs: 0 }
    const foldedMs = folded.count > 0 ? Math.floor(folded.tookMs / folded.count + 0.5) : null
    return count === folded.count && meanMs === foldedMs
      ? []
      : [`visits to ${stage}: counted ${count} of ${meanMs} ms, folded ${folded.count} of ${foldedMs} ms`]
  })
}

function count(counts: Counts, events: readonly Event[], isIn: (at: Instant) => boolean): void {
  let isClosed = false
  for (const event of events) {
    const { type, at } = event
    const one = isIn(at) ? 1 : 0
    if (type === 'received') counts.received += one
    if (type === 'reopened') counts.reopened += one
    if (type === 'closed' && !isClosed) counts.closed += one
    if (type === 'cycleOpened') counts.secondHandlings += one
    if (type === 'independenceWaived') counts.waivers += one
    if (type === 'dueMoved') counts.movedDues += one
    if (event.type === 'kindChanged') {
      if (event.before === 'complaint') counts.left += one
      if (event.objected) counts.objections += one
    }
    isClosed = type === 'closed' || (isClosed && type !== 'cycleOpened')
  }
}

function resultOf(clock: Clock): Result {
  if (isBreached(clock)) return clock.state === 'met' ? 'late' : 'neverMet'
  if (clock.state === 'met') return 'inTime'
  return clock.state === 'unmet' ? 'neverMet' : clock.state
}

function folded(
  { policy, calendar }: Journal,
  events: readonly Event[],
  see?: (before: Complaint, event: Event, after: Complaint) => void,
): Complaint | undefined {
  const received = events.find((event): event is EventOf<'received'> => event.type === 'received')
  if (!received) return undefined
  const { id, number, kind, channel, details, registeredAt, at: receivedAt } = received
  const by = { id: 'figures', role: 'system' } as const
  const begun = blank({
    ...{ id, number, kind, channel, details, registeredAt, receivedAt, policy, calendar, by },
  })
  return events.reduce((complaint, event) => {
    const after = evolve(complaint, event, by)
    see?.(complaint, event, after)
    return after
  }, begun)
}

async function* journals(pool: Pool, receivedBefore: Instant): AsyncGenerator<Journal> {
  const snapshots = new Map<string, object>()
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ id: string; policy: string; calendar: string; events: Event[] }>(
      `select c.id, encode(first.policy_digest, 'hex') as policy, encode(first.calendar_digest, 'hex') as calendar,
         (select jsonb_agg(e.data || jsonb_build_object('type', e.type,
             'at', (extract(epoch from e.at) * 1000)::bigint) order by e.sequence)
           from event e where e.complaint_id = c.id) as events
       from (select id from complaint where id > $1 and received_at < to_timestamp($2::float8 / 1000)
           and not is_canary(id)
         order by id limit $3) c
       join lateral (select policy_digest, calendar_digest from pin where complaint_id = c.id
         order by sequence limit 1) first on true
       order by c.id`,
      [after, receivedBefore, PAGE],
    )
    await readSnapshots(pool, snapshots, new Set(rows.flatMap(({ policy, calendar }) => [policy, calendar])))
    for (const { policy, calendar, events } of rows)
      yield {
        policy: snapshots.get(policy) as Journal['policy'],
        calendar: snapshots.get(calendar) as Journal['calendar'],
        events,
      }
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

/** Many complaints share a snapshot: each is read once. */
async function readSnapshots(
  pool: Pool,
  known: Map<string, object>,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const missing = [...wanted].filter((digest) => !known.has(digest))
  if (missing.length === 0) return
  const { rows } = await pool.query<{ digest: string; body: object }>(
    `select encode(digest, 'hex') as digest, body from snapshot
     where digest in (select decode(d, 'hex') from unnest($1::text[]) d)`,
    [missing],
  )
  for (const { digest, body } of rows) known.set(digest, body)
}
