import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { Instant } from './schemas.ts'

/** An entry of the journal, as one reader gets it. */
export const EventView = z
  .strictObject({
    sequence: z.number(),
    event: z.looseObject({ type: z.string(), at: Instant }),
    by: z.strictObject({
      id: z.string(),
      role: Role,
      for: z.string().optional().meta({ description: 'Whom they stood in for.' }),
    }),
    command: z.string(),
    recordedAt: Instant,
    past: z.literal(true).optional(),
    digest: z.string().optional(),
    withheld: z.array(z.string()).optional().meta({
      description: 'What of it is for others: a note for leads or for legal, who bears responsibility.',
    }),
  })
  .meta({ id: 'Event', description: 'One line of the journal.' })
