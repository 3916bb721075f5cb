import type { Pool } from 'pg'
import { isBreached } from '../../domain/time/clocks.ts'
import type { Clock, Complaint } from '../../domain/complaint.ts'
import type { Event, EventOf } from '../../domain/event.ts'
import { evolve } from '../../domain/evolve/evolve.ts'
import type { Instant } from '../../domain/instant.ts'
import { blank } from '../../domain/opening.ts'
import type { Stage } from '../../domain/policy/policy.ts'
import {
  shareOf,
  type EmergencyFigures,
  type Fairness,
  type FigureQuery,
  type Figures,
  type KindChanges,
} from '../figure.ts'
import { figures } from '../figures.ts'
import { journals, type Journal } from './journals.ts'
import { foldedAnswers, type Answers } from './folded-answers.ts'
import { foldedOpinions, noOpinionsYet, opinionsIn, type Opinions } from './folded-opinions.ts'
import { foldedReceipt, receiptIn, type Receipts } from './folded-receipts.ts'
import { foldedResponse, type Responses } from './folded-response.ts'
import { foldedVisits, type Visits } from './folded-visits.ts'
import { isLateChange } from '../late-changes.ts'

type Counts = Pick<
  Figures,
  'received' | 'open' | 'closed' | 'resolvedShare' | 'reopened' | 'secondHandlings'
> &
  Pick<Figures['satisfaction'], 'satisfied'> &
  Fairness &
  KindChanges &
  Pick<EmergencyFigures, 'declared' | 'on'> & { responses: number; responseMeanMs: number | null }
type Result = 'inTime' | 'late' | 'neverMet' | 'running' | 'cancelled' | 'expired'

/**
 * What the core itself makes of the events: counts, each clock's runs by how they ended (`clock/result`), the visits to
 * each stage, what customers thought of it, and the receipts it owes, which went out as the outbox says.
 */
export type Recomputed = { counts: Counts; clocks: Record<string, number>; visits: Visits } & Pick<
  Figures,
  'opinions' | 'receipt'
>

type Question = Pick<FigureQuery, 'from' | 'to' | 'asOf'>

/** The same counts on another way: every journal folded by the core, a page of complaints at a time (F62). */
export async function recompute(pool: Pool, question: Question): Promise<Recomputed> {
  const { from, to, asOf = Infinity } = question
  const sums = noSums()
  const isIn = (at: Instant) => at >= from && at < to
  for await (const journal of journals(pool, to)) {
    const known = journal.events.filter(({ at }) => at <= asOf)
    const complaint = add(sums, { ...journal, events: known }, { isIn, policy: policyAtLast(journal) })
    if (!complaint) continue
    addReceipt(sums.receipt, journal, { isIn, asOf })
    const atTheEnd = folded(
      journal,
      known.filter(({ at }) => at < to),
    )
    if (atTheEnd && atTheEnd.closedAt === undefined) sums.counts.open++
    if (atTheEnd?.emergency && atTheEnd.archivedAt === undefined) sums.counts.on++
    for (const clock of complaint.clocks) {
      const key = `${clock.name}/${resultOf(clock)}`
      if (isIn(isBreached(clock) ? clock.breach!.dueAt : clock.dueAt))
        sums.clocks[key] = (sums.clocks[key] ?? 0) + 1
    }
  }
  return recomputed(sums)
}

type Sums = Omit<Recomputed, 'opinions' | 'receipt'> & {
  answers: Answers
  responses: Responses
  opinions: Opinions
  receipt: Receipts
}

const noSums = (): Sums => ({
  ...{ counts: none(), clocks: {}, visits: {} },
  answers: { resolved: 0, satisfied: 0 },
  responses: { count: 0, tookMs: 0 },
  opinions: noOpinionsYet(),
  receipt: { owed: 0, sent: 0, inTime: 0 },
})

type Within = { isIn: (at: Instant) => boolean }

/** Adds one journal; what it comes to. */
function add(
  { counts, visits, answers, responses, opinions }: Sums,
  journal: Journal,
  { isIn, policy }: Within & Pick<Journal, 'policy'>,
): Complaint | undefined {
  const { events } = journal
  const lived: { event: Event; stage: Stage }[] = []
  const complaint = folded(journal, events, (before, event, { stage }) => {
    if (isIn(event.at) && isLateChange(before, event, policy)) counts.lateChanges++
    lived.push({ event, stage })
  })
  if (!complaint) return undefined
  foldedVisits(visits, lived, isIn)
  count(counts, events, isIn)
  foldedAnswers(answers, events, isIn)
  foldedResponse(responses, events, isIn)
  foldedOpinions(opinions, events, isIn)
  return complaint
}

function addReceipt(receipts: Receipts, journal: Journal, { isIn, asOf }: Within & { asOf: Instant }): void {
  const received = receivedIn(journal.events)
  const complaint = received && isIn(received.at) ? folded(journal, [received]) : undefined
  if (!received || !complaint) return
  const { past, receiptAt } = journal
  const sentAt = receiptAt !== null && receiptAt <= asOf ? receiptAt : undefined
  foldedReceipt(receipts, { complaint, received, past, sentAt })
}

function recomputed({ counts, answers, responses, opinions, receipt, ...sums }: Sums): Recomputed {
  const { resolved, satisfied } = answers
  const resolvedShare = shareOf(resolved, counts.closed)
  const responseMeanMs = responses.count > 0 ? Math.floor(responses.tookMs / responses.count + 0.5) : null
  const response = { responses: responses.count, responseMeanMs }
  return {
    ...sums,
    counts: { ...counts, ...response, satisfied, resolvedShare },
    opinions: opinionsIn(opinions),
    receipt: receiptIn(receipt),
  }
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
    declared: 0,
    on: 0,
    responses: 0,
    responseMeanMs: null,
  },
})

/** The one that stands in the complaint's row. */
const policyAtLast = ({ policy, events }: Journal): Complaint['policy'] =>
  events.findLast((event) => event.type === 'policyAdopted')?.policy ?? policy

/** What the two ways tell differently; nothing, when the figures can be trusted. */
export async function differences(pool: Pool, question: Question): Promise<string[]> {
  const { counts, clocks, visits, opinions, receipt } = await recompute(pool, question)
  const { from, to, asOf } = question
  const [row] = await figures(pool, { from, to, ...(asOf !== undefined && { asOf }) })
  const { satisfaction, fairness, kinds, emergencies, response } = row!.figures
  const responses = { responses: response.gross.count, responseMeanMs: response.gross.meanMs }
  const counted = { ...row!.figures, ...satisfaction, ...fairness, ...kinds, ...emergencies, ...responses }
  const results: readonly Result[] = ['inTime', 'late', 'neverMet', 'running', 'cancelled', 'expired']
  const runs: Record<string, number> = {}
  for (const clock of counted.clocks)
    for (const result of results)
      if (clock[result] > 0)
        runs[`${clock.clock}/${result}`] = (runs[`${clock.clock}/${result}`] ?? 0) + clock[result]
  const names = new Set([...Object.keys(clocks), ...Object.keys(runs)])
  return [
    ...visitDifferences(visits, row!.figures),
    ...valueDifferences('receipt', row!.figures.receipt, receipt),
    ...(['atDecision', 'solved', 'afterwards'] as const).flatMap((name) =>
      valueDifferences(`opinions.${name}`, row!.figures.opinions[name], opinions[name]),
    ),
    ...Object.entries(counts)
      .filter(([name, count]) => counted[name as keyof Counts] !== count)
      .map(([name, count]) => `${name}: counted ${counted[name as keyof Counts]}, folded ${count}`),
    ...[...names]
      .toSorted()
      .filter((name) => runs[name] !== clocks[name])
      .map((name) => `${name}: counted ${runs[name] ?? 0}, folded ${clocks[name] ?? 0}`),
  ]
}

type Values = Readonly<Record<string, number | null>>

const valueDifferences = (name: string, counted: Values, again: Values): string[] =>
  Object.keys(again)
    .filter((field) => counted[field] !== again[field])
    .map((field) => `${name}.${field}: counted ${counted[field]}, folded ${again[field]}`)

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
    if (type === 'emergencyDeclared') counts.declared += one
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

const receivedIn = (events: readonly Event[]) =>
  events.find((event): event is EventOf<'received'> => event.type === 'received')

function folded(
  { policy, calendar }: Pick<Journal, 'policy' | 'calendar'>,
  events: readonly Event[],
  see?: (before: Complaint, event: Event, after: Complaint) => void,
): Complaint | undefined {
  const received = receivedIn(events)
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
