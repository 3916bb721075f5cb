import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { isZone } from '../../rules/zone-offsets.ts'
import { Bearer } from '../../domain/commands/responsibility.ts'
import { RedressItem } from '../../domain/commands/solution.ts'
import { Channel } from '../../domain/intake.ts'
import { InstantText } from '../../domain/text.ts'
import { Kind, Stage } from '../../domain/policy/policy.ts'
import { BREAKDOWNS } from '../../figures/figure.ts'
import type { Route } from '../route.ts'
import { named } from '../route-parts.ts'
import { FIRM_ZONE } from '../../domain/calendar/zone.ts'

const Share = z.number().nullable().meta({ description: 'Between 0 and 1; null of nothing.' })
const Spread = z
  .strictObject({
    count: z.number(),
    meanMs: z.number().nullable(),
    medianMs: z.number().nullable(),
    p90Ms: z.number().nullable(),
  })
  .meta({ id: 'Spread' })
const Money = z.strictObject({ currency: z.string(), amountCents: z.number() }).meta({ id: 'Money' })
const effort = {
  minutes: z.number(),
  unrated: z.number().meta({ description: 'Minutes of roles for which no hourly rate was in force.' }),
  handling: z.array(Money),
  others: z.array(Money),
}
const cost = { complaints: z.number(), ...effort, redress: z.array(Money) }
const tally = {
  inTime: z.number(),
  late: z.number(),
  neverMet: z.number(),
  running: z.number(),
  cancelled: z.number(),
  expired: z.number(),
  inTimeShare: Share,
}
const Tally = z.strictObject(tally).meta({ id: 'ClockTally' })
const Opinion = z
  .strictObject({
    given: z.number(),
    scored: z.number(),
    averageScore: z.number().nullable(),
    goodShare: Share,
  })
  .meta({ id: 'Opinion' })
const GrossNet = z.strictObject({ gross: Spread, net: Spread })
const Response = GrossNet.extend({ targetMs: z.number() })

export const FiguresView = z
  .strictObject({
    received: z.number(),
    open: z.number(),
    closed: z.number(),
    outcomes: z.record(z.string(), z.number()),
    resolvedShare: Share,
    clocks: z.array(
      z.strictObject({
        clock: z.string(),
        owedBy: z.enum(['agent', 'customer', 'thirdParty']),
        ...tally,
        lateness: Spread,
        took: GrossNet,
        firstCycle: Tally,
        laterCycles: Tally,
      }),
    ),
    receipt: z.strictObject({
      owed: z.number(),
      sent: z.number(),
      inTime: z.number(),
      inTimeShare: Share,
      targetMs: z.number(),
    }),
    response: Response,
    resolution: GrossNet,
    handling: z.strictObject({
      cycle: GrossNet,
      life: z.strictObject({ withClosed: Spread, withoutClosed: Spread }),
    }),
    pausedShare: Share,
    stages: z.array(
      z.strictObject({
        stage: Stage,
        time: Spread,
        minutes: z.number(),
        efforts: z.number(),
        costs: z.array(Money),
      }),
    ),
    escalation: z.strictObject({
      complaints: z.number(),
      share: Share,
      levels: z.array(
        z.strictObject({ level: z.number(), complaints: z.number(), share: Share, steps: z.number() }),
      ),
    }),
    reopened: z.number(),
    reopenedShare: Share,
    secondHandlings: z.number(),
    secondHandlingShare: Share,
    satisfaction: z.strictObject({
      answered: z.number(),
      satisfied: z.number(),
      scored: z.number(),
      averageScore: z.number().nullable(),
      goodShare: Share,
      target: z.number(),
    }),
    opinions: z.strictObject({
      atDecision: Opinion,
      solved: z.strictObject({ answered: z.number(), solved: z.number(), share: Share }),
      afterwards: Opinion,
    }),
    unreachable: z.number(),
    unreachableShare: Share,
    repeats: z.number(),
    repeatShare: Share,
    handlingComplaints: z.number(),
    effort: z.strictObject({ minutes: z.number(), entries: z.number(), costs: z.array(Money) }),
    redress: z.strictObject({
      count: z.number(),
      sums: z.array(Money),
      byKind: z.array(
        z.strictObject({ kind: RedressItem.shape.kind, count: z.number(), sums: z.array(Money) }),
      ),
    }),
    fairness: z.strictObject({ waivers: z.number(), lateChanges: z.number(), movedDues: z.number() }),
    kinds: z.strictObject({ left: z.number(), objections: z.number() }),
    emergencies: z.strictObject({
      declared: z.number(),
      firstMeasure: Spread,
      lapsed: z.strictObject({ measure: z.number(), status: z.number(), evaluation: z.number() }),
      on: z.number().meta({ description: 'At the end of the period.' }),
    }),
  })
  .meta({ id: 'Figures', description: 'What each of them means: GET /v1/reports/definitions.' })

const period = {
  from: InstantText,
  to: InstantText.meta({ description: 'The first instant that is not in the period any more.' }),
  asOf: InstantText.optional().meta({ description: 'What happened later is not known; now, unless told.' }),
  kind: Kind.optional(),
  category: named.optional(),
  department: named.optional(),
}
const Period = { from: z.iso.datetime(), to: z.iso.datetime(), asOf: z.iso.datetime() }
const Words = z.strictObject({ en: z.string(), zh: z.string() })

export const figureRoutes = {
  getFigures: {
    method: 'get',
    path: '/v1/reports/kpi',
    summary: 'The figures of a period',
    description:
      'Any past day can be counted again: asOf hides what happened later. Figures by handler are for management ' +
      'only, and for each handler their own. Accept: text/csv or format=csv gives a table with the definitions.',
    tag: 'Figures',
    query: z.strictObject({
      ...period,
      channel: Channel.optional(),
      handler: named.optional(),
      product: named.optional(),
      store: named.optional(),
      by: z.enum(BREAKDOWNS).optional(),
      zone: z
        .string()
        .max(60)
        .refine(isZone, 'There is no such time zone.')
        .optional()
        .meta({
          description: `Where days, weeks, months and quarters begin; ${FIRM_ZONE}, unless told.`,
        }),
      repeatDays: z.coerce.number().int().min(1).max(3_650).optional(),
      format: z.enum(['json', 'csv']).optional(),
      language: Language.default('zh').meta({ description: 'Of the table.' }),
    }),
    status: 200,
    answer: z.strictObject({
      ...Period,
      zone: z.string(),
      by: z.enum(BREAKDOWNS).optional(),
      data: z.array(z.strictObject({ key: z.string().nullable(), figures: FiguresView })),
    }),
    documents: ['text/csv'],
    may: 'readFigures',
  },
  getEqualTreatment: {
    method: 'get',
    path: '/v1/reports/equal-treatment',
    summary: 'Whether complaints are treated alike, however they come in',
    description: 'The times of each channel beside those of all; a ratio of 1 is the same median.',
    tag: 'Figures',
    query: z.strictObject(period),
    status: 200,
    answer: z.strictObject({
      ...Period,
      data: z.array(
        z.strictObject({
          channel: z.string().nullable().meta({ description: 'Null: all channels together.' }),
          received: z.number(),
          response: Response,
          resolution: GrossNet,
          handling: GrossNet,
          inTimeShare: Share,
          escalatedShare: Share,
          goodShare: Share,
          responseRatio: z.number().nullable(),
          resolutionRatio: z.number().nullable(),
        }),
      ),
    }),
    may: 'readFigures',
  },
  getResponsibility: {
    method: 'get',
    path: '/v1/reports/responsibility',
    summary: 'Who was determined to be responsible, by department and root cause',
    description:
      'How often with each degree, of the determinations of the period that hold. For whoever leads or oversees; of ' +
      'single people it tells nothing.',
    tag: 'Figures',
    query: z.strictObject(period),
    status: 200,
    answer: z.strictObject({
      ...Period,
      data: z.array(
        z.strictObject({
          bearer: Bearer,
          department: z.string().nullable().meta({ description: 'Whose responsibility it is.' }),
          rootCause: z.string().nullable(),
          full: z.number(),
          main: z.number(),
          equal: z.number(),
          minor: z.number(),
          none: z.number(),
          objections: z.number(),
        }),
      ),
    }),
    may: 'readResponsibility',
  },
  getCosts: {
    method: 'get',
    path: '/v1/reports/costs',
    summary: 'What complaints cost, by stage and by category, and what of it repeats did',
    description:
      'Minutes recorded, what they come to at the hourly rates in force then, other costs, and the redress granted. ' +
      'Minutes of a role that has no rate are told as `unrated` and are in no sum.',
    tag: 'Figures',
    query: z.strictObject(period),
    status: 200,
    answer: z.strictObject({
      ...Period,
      stages: z.array(z.strictObject({ stage: Stage, ...effort })),
      categories: z.array(z.strictObject({ category: z.string().nullable(), ...cost })),
      repeats: z
        .strictObject(cost)
        .meta({ description: 'Of complaints received in the period that are repeats.' }),
      total: z.strictObject(cost),
    }),
    may: 'readCosts',
  },
  getDefinitions: {
    method: 'get',
    path: '/v1/reports/definitions',
    summary: 'What each figure means',
    tag: 'Figures',
    status: 200,
    answer: z.strictObject({
      general: z.strictObject({ en: z.array(z.string()), zh: z.array(z.string()) }),
      data: z.array(z.strictObject({ name: z.string(), unit: z.string(), title: Words, text: Words })),
    }),
    may: 'readFigures',
  },
} as const satisfies Record<string, Route>
