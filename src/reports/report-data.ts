import type { Stage, Kind } from '../domain/policy/policy.ts'
import type { Outcome } from '../domain/event.ts'
import type { ExampleKind } from '../domain/commands/supervision.ts'
import type { TrainingNeed } from '../domain/supervision/training-needs.ts'
import type { ClockFigures, Figures, Share } from '../figures/figure.ts'
import type { Responsibility } from '../figures/responsibility.ts'
import type { Instant } from '../domain/instant.ts'
import type { OpenAction } from '../register/actions/actions.ts'
import type { Period } from './period.ts'

/** Everything a report says, gathered once and frozen: its pages and its table are made from this and nothing else. */
export type ReportData = {
  /**
   * A change of the shape counts up, and still reads what was frozen before: 1 had no figures of fairness, 2 none of
   * changed kinds, 3 none of receipts and opinions, 4 none of complaints of handling, 5 none of how long clocks ran,
   * 6 nothing of products, stores, responsibility and training, 7 no examples.
   */
  format: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
  period: Period
  previous: Period
  cutOffAt: Instant
  now: Reported
  before: Reported
  /** The last periods up to this one. */
  trend: readonly TrendPoint[]
  /** What else came in beside complaints. */
  otherKinds: readonly { kind: Kind; received: number }[]
  departments: readonly Row[]
  channels: readonly Row[]
  /** By what was received, the most first. */
  categories: readonly Row[]
  products?: readonly Row[]
  stores?: readonly Row[]
  /** Of the complaints received; null: no cause is known yet. */
  rootCauses: readonly RootCause[]
  /** Determined in the period, and holding. */
  responsibility?: readonly Responsibility[]
  trainingNeeds?: readonly TrainingNeed[]
  actions: readonly OpenAction[]
  notable: readonly NotableCase[]
  examples?: readonly ReportExample[]
}

/** What a report tells figures from: what no section of it shows is not frozen. */
export type Reported = Omit<Figures, Later | 'response' | 'clocks' | 'redress' | 'emergencies'> &
  Partial<Pick<Figures, Later>> & {
    clocks: readonly ReportedClock[]
    redress: Omit<Figures['redress'], 'byKind'>
    response: Omit<Figures['response'], 'targetMs'> & Partial<Pick<Figures['response'], 'targetMs'>>
  }
type ReportedClock = Omit<ClockFigures, 'took'> & Partial<Pick<ClockFigures, 'took'>>
type Later = 'fairness' | 'kinds' | 'receipt' | 'opinions' | 'handlingComplaints'

export type TrendPoint = {
  label: string
  received: number
  closed: number
  inTimeShare: Share
  goodShare: Share
}

/** What a breakdown is told with. */
export type Row = {
  key: string | null
  received: number
  receivedBefore: number
  closed: number
  inTimeShare: Share
  goodShare: Share
  repeats: number
  minutes: number
  redress: Figures['redress']['sums']
}

export type RootCause = {
  code: string | null
  title: { en: string; zh: string } | null
  complaints: number
  /** It lies with people. */
  ofPeople?: true
}

/** A case worth a word: facts only, no name, no text that anybody typed. */
export type NotableCase = {
  number: string
  category: string | null
  stage: Stage
  receivedAt: Instant
  facts: readonly CaseFact[]
}
export type CaseFact =
  | { fact: 'emergency' | 'major' | 'finalResponse' | 'dissatisfied' }
  | { fact: 'escalated'; level: number }
  | { fact: 'late'; lateMs: number }
  | { fact: 'breaches'; count: number }
  | { fact: 'secondHandling'; cycle: number }
  | { fact: 'redress'; amountCents: number; currency: string }
  | { fact: 'closed'; outcome: Outcome }

/** A case that others may learn from: by its number, in words of a lead that name nobody (R100). */
export type ReportExample = { number: string; kind: ExampleKind; summary: string }
