import type { TrainingNeed } from '../domain/supervision/training-needs.ts'
import { dueIn, missedIn } from '../figures/in-time.ts'
import { isRegistration } from '../figures/registration.ts'
import type { ReportData, Row } from './report-data.ts'

/** Something for a meeting to talk about, and the numbers that it comes from. */
export type Point =
  | { about: 'satisfaction'; share: number; target: number }
  | { about: 'registration'; missed: number; due: number }
  | { about: 'receipt'; missed: number; due: number; targetMs: number }
  | { about: 'response'; meanMs: number; targetMs: number }
  | { about: 'clock'; clock: string; missed: number; due: number }
  | { about: Subject; key: string; now: number; before: number }
  | { about: 'actions'; overdue: number }
  | { about: 'training'; need: TrainingNeed }

const SUBJECTS = ['categories', 'products', 'stores'] as const
export type Subject = (typeof SUBJECTS)[number]

/** One more than before may be chance. */
const RISE_FROM = 2
/** More deadlines than these are a list, not a point. */
const CLOCKS_TOLD = 3

/** What a meeting has to talk about (R100), from nothing but what the report says: what was missed, rose, waits. */
export const pointsOf = (data: ReportData): Point[] => [
  ...targetsMissed(data),
  ...clocksMissed(data),
  // What begins has nothing to rise from.
  ...(data.before.received === 0 ? [] : SUBJECTS.flatMap((about) => roseMost(about, data[about] ?? []))),
  ...actionsOverdue(data),
  ...untrained(data),
]

function targetsMissed({ now }: ReportData): Point[] {
  const { satisfaction, receipt, response, clocks } = now
  const { goodShare: share, target } = satisfaction
  const { meanMs } = response.gross
  const { targetMs = Infinity } = response
  const registration = clocks.find(isRegistration)
  const points: Point[] = [
    ...(share === null || share >= target ? [] : [{ about: 'satisfaction', share, target } as const]),
    ...(registration
      ? [{ about: 'registration', missed: missedIn(registration), due: dueIn(registration) } as const]
      : []),
    ...receiptsMissed(receipt),
    ...(meanMs === null || meanMs <= targetMs ? [] : [{ about: 'response', meanMs, targetMs } as const]),
  ]
  return points.filter((point) => !('missed' in point) || point.missed > 0)
}

const receiptsMissed = (receipt: ReportData['now']['receipt']): Point[] =>
  receipt
    ? [
        {
          ...{ about: 'receipt', targetMs: receipt.targetMs },
          ...{ missed: receipt.owed - receipt.inTime, due: receipt.owed },
        },
      ]
    : []

/** Of the other deadlines of ours those that were missed most often. */
const clocksMissed = ({ now }: ReportData): Point[] =>
  now.clocks
    .filter((one) => one.owedBy === 'agent' && !isRegistration(one) && missedIn(one) > 0)
    .toSorted((one, other) => missedIn(other) - missedIn(one))
    .slice(0, CLOCKS_TOLD)
    .map((one) => ({ about: 'clock', clock: one.clock, missed: missedIn(one), due: dueIn(one) }))

/** What complaints are about more often than in the period before: the one with the largest rise. */
function roseMost(about: Subject, rows: readonly Row[]): Point[] {
  const rise = ({ received, receivedBefore }: Row) => received - receivedBefore
  const [most] = rows.filter(({ key }) => key !== null).toSorted((one, other) => rise(other) - rise(one))
  if (!most || most.key === null || rise(most) < RISE_FROM) return []
  return [{ about, key: most.key, now: most.received, before: most.receivedBefore }]
}

function actionsOverdue({ actions }: ReportData): Point[] {
  const { length } = actions.filter(({ overdue }) => overdue)
  return length > 0 ? [{ about: 'actions', overdue: length }] : []
}

/** Needs that no open training answers. */
const untrained = ({ trainingNeeds = [] }: ReportData): Point[] =>
  trainingNeeds.filter(({ planned }) => !planned).map((need) => ({ about: 'training', need }))
