import { z } from 'zod'
import { Name } from '../intake.ts'
import { command, Proof, Reason, unchecked } from './parts.ts'

/** Who bears responsibility for what was complained of, and what they say against it (R98, R109). */

export const Bearer = z.enum(['person', 'department', 'partner', 'product', 'customer', 'nobody'])
export type Bearer = z.infer<typeof Bearer>

export const Degree = z.enum(['full', 'main', 'equal', 'minor', 'none'])
export type Degree = z.infer<typeof Degree>

const determination = z.number().int().min(1)

export const responsibilityCommands = [
  command('determineResponsibility', {
    bearer: Bearer,
    /** Of a person too: whose figure it is. */
    department: Name.optional(),
    person: Name.optional(),
    /** Which partner, or which product. */
    name: Name.optional(),
    degree: Degree,
    reason: Reason,
    evidence: Proof.optional(),
    unchecked,
  }),
  command('objectToResponsibility', { determination, reason: Reason }),
  /** What was objected to stays; to change it is to determine it again. */
  command('upholdResponsibility', { determination, reason: Reason }),
] as const
