import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { Unit } from '../../domain/policy/terms.ts'
import { Instant } from './parts/schemas.ts'

// A clock by itself: how it runs, why it is due when it is, and as a line of the export.

const Length = z
  .strictObject({ ms: z.number(), iso: z.string(), unit: Unit })
  .meta({ id: 'Length', description: 'Counted time, and the unit it is counted in; negative when overdue.' })

export const Running = {
  cycle: z.number(),
  n: z.number(),
  breachTime: Instant.meta({ description: 'The last instant in time.' }),
  paused: z.boolean(),
  breached: z.boolean(),
}
export const ClockRun = z
  .strictObject({
    ...Running,
    state: z.enum(['running', 'met', 'unmet', 'expired', 'cancelled']),
    startTime: Instant,
    stopTime: Instant.optional(),
    pausedSince: Instant.optional(),
    provisional: z.boolean(),
    voided: z.boolean().optional(),
    extension: z
      .enum(['waiting', 'inForce'])
      .optional()
      .meta({ description: 'Granted; in force once the customer has been told, and taken back no more.' }),
    moved: z.literal(true).optional().meta({ description: 'By the word of a lead.' }),
    goal: z.strictObject({ amount: z.number(), unit: Unit }).optional(),
    elapsed: Length,
    remaining: Length,
  })
  .meta({ id: 'ClockRun' })
export const ClockView = z
  .strictObject({
    name: z.string(),
    basis: z.enum(['promise', 'statutory', 'target']).optional(),
    owedBy: z.enum(['agent', 'customer', 'thirdParty']).optional(),
    owner: Role.optional().meta({ description: 'Who answers for the stage that it is the target of.' }),
    ongoing: ClockRun.nullable(),
    earlierOngoing: z.array(ClockRun).optional(),
    completed: z.array(ClockRun),
  })
  .meta({
    id: 'Clock',
    description: 'One clock of a complaint: the run that goes on, and those that have ended.',
  })

const Pause = z.strictObject({ from: Instant, until: Instant.optional() })
export const Explanation = z
  .looseObject({
    clock: z.string(),
    cycle: z.number(),
    n: z.number(),
    state: z.string(),
    startedAt: Instant,
    dueAt: Instant,
    provisional: z.boolean(),
    promised: z.boolean(),
    term: z
      .looseObject({ amount: z.number(), unit: Unit })
      .optional()
      .meta({ description: 'What the policy gives; nothing where an instant was promised.' }),
    dueDate: z.string().optional(),
    notes: z.array(z.string()).optional().meta({ description: 'What else moved it.' }),
    moved: z
      .strictObject({ at: Instant, dueAt: Instant })
      .optional()
      .meta({ description: 'When a lead moved it, and to when: the journal says why.' }),
    pauses: z.array(Pause),
    policy: z.strictObject({ id: z.string(), version: z.string() }),
    calendar: z.strictObject({ id: z.string(), version: z.string(), zone: z.string() }),
    days: z
      .array(
        z.strictObject({
          date: z.string(),
          counted: z.boolean(),
          kind: z.string(),
          reason: z.string(),
          countedMs: z.number().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Explanation', description: 'Why a clock is due when it is, day by day.' })

/** The policy has no such clock. */
export const NoClock = z
  .strictObject({
    clock: z.string(),
    without: z.strictObject({ en: z.string(), zh: z.string() }),
    policy: z.strictObject({ id: z.string(), version: z.string() }),
  })
  .meta({ id: 'NoClock', description: 'Why the policy has no such clock.' })

const Offset = z.iso.datetime({ offset: true })
export const ClockLine = z
  .strictObject({
    case: z.string().meta({ description: "The channel's message id, else the complaint's number." }),
    cycle: z.number(),
    clock: z.string(),
    instance: z.number(),
    startedAt: Offset.meta({ description: "Here with the offset of the complaint's own calendar." }),
    dueAt: Offset,
    doneAt: Offset.nullable(),
    state: z.enum(['in_time', 'lapsed', 'lapsed_open', 'cancelled', 'running']),
    lapsedAt: Offset.nullable(),
  })
  .meta({ id: 'ClockLine' })
