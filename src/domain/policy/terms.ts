import { z } from 'zod'

export const Unit = z.enum([
  'seconds',
  'minutes',
  'hours',
  'workingHours',
  'workingDays',
  'calendarDays',
  'weeks',
  'months',
])

const amount = z.number().int().max(400)
/** A length of time in its own unit; day units end at the same time of day. */
export const Span = z.strictObject({ amount: amount.min(0), unit: Unit })
export type Span = z.infer<typeof Span>

export const TermRule = z.strictObject({
  amount: amount.min(1, 'A term needs an amount of at least 1: its due would not lie after its start.'),
  unit: Unit,
  due: z.enum(['sameTime', 'endOfDay', 'closeOfBusiness']).optional(),
  start: z.enum(['plain', 'nextWorkingDay']).optional(),
  roll: z.enum(['none', 'nextWorkingDay']).optional(),
})
export type TermRule = z.infer<typeof TermRule>
