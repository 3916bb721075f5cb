import { z } from 'zod'
import { Instant } from './schemas.ts'

// A clock by itself: why it is due when it is, and as a line of the export.

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
