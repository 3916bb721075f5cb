import type { RedressItem } from '../domain/commands/solution.ts'
import type { Outcome } from '../domain/event.ts'
import type { Channel } from '../domain/intake.ts'
import type { Instant } from '../domain/instant.ts'
import type { Kind, Stage } from '../domain/policy/policy.ts'
import type { EmergencyPart } from '../domain/supervision/emergency.ts'

// What every figure means is written in definitions.ts; it is the same text that people read beside the numbers.

/** What figures may be broken down by: who or what, or when. */
export const BREAKDOWNS = [
  'department',
  'handler',
  'channel',
  'category',
  'product',
  'store',
  'rootCause',
  'day',
  'week',
  'month',
  'quarter',
] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

export type FigureFilter = {
  kind?: Kind
  channel?: Channel
  category?: string
  department?: string
  handler?: string
  product?: string
  store?: string
}

/** A period from its first instant to the first one after it, as things stood at an instant. */
export type FigureQuery = {
  from: Instant
  to: Instant
  /** Only events whose instant is not later are known; without it all that is in the register. */
  asOf?: Instant
  filter?: FigureFilter
  /** Of these departments, and of what had none yet; of all, where nothing is said. */
  departments?: readonly string[]
  by?: Breakdown
  /** The zone in which days, weeks, months and quarters begin; the firm's own unless told. */
  zone?: string
  /** How many days back an earlier complaint makes the next one a repeat; 90 unless told. */
  repeatDays?: number
}

/** Whether products or stores are asked about: else nobody looks at them. */
export const asksOfSubjects = ({ by, filter = {} }: Pick<FigureQuery, 'by' | 'filter'>): boolean =>
  by === 'product' || by === 'store' || filter.product !== undefined || filter.store !== undefined

/** Whether root causes are asked about. */
export const asksOfCauses = ({ by }: Pick<FigureQuery, 'by'>): boolean => by === 'rootCause'

export const REPEAT_DAYS = 90
/** Satisfied customers of those who gave a score (R90). */
export const SATISFACTION_TARGET = 0.85

/** A mean first response (R45), and a receipt (R17), are wanted within so long. */
export const RESPONSE_TARGET_MS = 24 * 3_600_000
export const RECEIPT_TARGET_MS = 2 * 60_000

/** Shares lie between 0 and 1, rounded to four places; null where there is nothing to be a share of. */
export type Share = number | null

/** How durations are spread, in whole milliseconds; percentiles are interpolated (percentile_cont). */
export type Spread = {
  count: number
  meanMs: number | null
  medianMs: number | null
  p90Ms: number | null
}

export type Money = { currency: string; amountCents: number }

/** Items of one kind that were granted: how many, and what those come to that are money. */
export type RedressFigures = { kind: RedressItem['kind']; count: number; sums: Money[] }

export type ClockTally = {
  inTime: number
  late: number
  neverMet: number
  running: number
  cancelled: number
  /** What a customer or a third party owed and did not do. */
  expired: number
  inTimeShare: Share
}

export type ClockFigures = ClockTally & {
  clock: string
  owedBy: 'agent' | 'customer' | 'thirdParty'
  /** By how much the late ones were late, frozen when they stopped. */
  lateness: Spread
  /** How long those that were met ran, and without the time in which they stood still (F18). */
  took: { gross: Spread; net: Spread }
  firstCycle: ClockTally
  laterCycles: ClockTally
}

export type StageFigures = {
  stage: Stage
  time: Spread
  /** Handling minutes, how many entries told them, and what else they cost. */
  minutes: number
  efforts: number
  costs: Money[]
}

/** An escalation level: complaints that reached it or a higher one, and the steps taken to it. */
export type LevelFigures = { level: number; complaints: number; share: Share; steps: number }

export type Figures = {
  received: number
  /** At the end of the period. */
  open: number
  closed: number
  outcomes: Partial<Record<Outcome, number>>
  resolvedShare: Share
  clocks: ClockFigures[]
  receipt: { owed: number; sent: number; inTime: number; inTimeShare: Share; targetMs: number }
  response: { gross: Spread; net: Spread; targetMs: number }
  resolution: { gross: Spread; net: Spread }
  handling: {
    cycle: { gross: Spread; net: Spread }
    life: { withClosed: Spread; withoutClosed: Spread }
  }
  pausedShare: Share
  stages: StageFigures[]
  escalation: { complaints: number; share: Share; levels: LevelFigures[] }
  reopened: number
  reopenedShare: Share
  secondHandlings: number
  secondHandlingShare: Share
  satisfaction: {
    answered: number
    satisfied: number
    scored: number
    averageScore: number | null
    goodShare: Share
    target: number
  }
  opinions: {
    atDecision: Opinion
    solved: { answered: number; solved: number; share: Share }
    afterwards: Opinion
  }
  unreachable: number
  unreachableShare: Share
  repeats: number
  repeatShare: Share
  /** Of how an earlier complaint was handled, or this one before: told apart from repeats. */
  handlingComplaints: number
  effort: { minutes: number; entries: number; costs: Money[] }
  redress: { count: number; sums: Money[]; byKind: RedressFigures[] }
  fairness: Fairness
  kinds: KindChanges
  emergencies: EmergencyFigures
}

/** How often an emergency was declared, how soon something was done, what was owed in it and lapsed (R56, R57). */
export type EmergencyFigures = {
  declared: number
  firstMeasure: Spread
  lapsed: Record<EmergencyPart, number>
  /** At the end of the period. */
  on: number
}

/** What customers said of it at some point, and of those who gave a score the mean, and the share of good ones. */
export type Opinion = { given: number; scored: number; averageScore: number | null; goodShare: Share }

/** How often what was a complaint was said to be none, and how often its customer objected (R21). */
export type KindChanges = { left: number; objections: number }

/**
 * How even-handed it was: waived bars of independence, changes of a classification close to the due (R41), and dues that
 * a lead moved (F38).
 */
export type Fairness = { waivers: number; lateChanges: number; movedDues: number }

/** The figures of one department, channel, month …; the key is null where nothing is known, or without a breakdown. */
export type FigureRow = { key: string | null; figures: Figures }

const noOpinion: Opinion = { given: 0, scored: 0, averageScore: null, goodShare: null }
const noOpinions: Figures['opinions'] = {
  atDecision: noOpinion,
  solved: { answered: 0, solved: 0, share: null },
  afterwards: noOpinion,
}
const noAnswers: Figures['satisfaction'] = {
  ...{ answered: 0, satisfied: 0, scored: 0, averageScore: null, goodShare: null },
  target: SATISFACTION_TARGET,
}
const nothing: Spread = { count: 0, meanMs: null, medianMs: null, p90Ms: null }

const noEmergencies = (): EmergencyFigures => ({
  ...{ declared: 0, firstMeasure: nothing, on: 0 },
  lapsed: { measure: 0, status: 0, evaluation: 0 },
})

/** The figures of a period in which nothing happened. */
export const noFigures = (): Figures => ({
  received: 0,
  open: 0,
  closed: 0,
  outcomes: {},
  resolvedShare: null,
  clocks: [],
  receipt: { owed: 0, sent: 0, inTime: 0, inTimeShare: null, targetMs: RECEIPT_TARGET_MS },
  response: { gross: nothing, net: nothing, targetMs: RESPONSE_TARGET_MS },
  resolution: { gross: nothing, net: nothing },
  handling: {
    cycle: { gross: nothing, net: nothing },
    life: { withClosed: nothing, withoutClosed: nothing },
  },
  pausedShare: null,
  stages: [],
  escalation: { complaints: 0, share: null, levels: [] },
  reopened: 0,
  reopenedShare: null,
  secondHandlings: 0,
  secondHandlingShare: null,
  satisfaction: noAnswers,
  opinions: noOpinions,
  unreachable: 0,
  unreachableShare: null,
  repeats: 0,
  repeatShare: null,
  handlingComplaints: 0,
  effort: { minutes: 0, entries: 0, costs: [] },
  redress: { count: 0, sums: [], byKind: [] },
  fairness: { waivers: 0, lateChanges: 0, movedDues: 0 },
  kinds: { left: 0, objections: 0 },
  emergencies: noEmergencies(),
})

/** A part of a whole, rounded to four places. */
export const shareOf = (part: number, whole: number): Share =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000
