import { z } from 'zod'

/** A kind of team that is told apart: one for rapid response has a queue of its own (R38). */
export const TeamKind = z.enum(['rapidResponse'])
export type TeamKind = z.infer<typeof TeamKind>
