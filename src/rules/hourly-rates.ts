import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Money } from '../domain/commands/parts.ts'
import { InstantText } from '../domain/text.ts'
import { Role } from '../domain/policy/policy.ts'
import { readChecked } from '../files/read.ts'
import { refuseDisorder } from './dated.ts'

const Rates = z.strictObject({
  version: z.string().min(1),
  effectiveFrom: InstantText,
  currency: Money.shape.currency,
  /** What an hour of somebody in this role costs; of others none is known. */
  centsAnHour: z.partialRecord(Role, z.number().int().min(0).max(100_000_000)),
})

/** What an hour of handling costs, by role (R95). What was recorded before the first version has no rate. */
export const HourlyRates = z.strictObject({ versions: z.array(Rates) }).superRefine(({ versions }, context) =>
  refuseDisorder(
    versions.map((one) => ({ ...one, names: [] })),
    'centsAnHour',
    context,
  ),
)
export type HourlyRates = z.infer<typeof HourlyRates>

/** Minutes are counted, and cost nothing that is known. */
export const NO_RATES: HourlyRates = { versions: [] }

/** The rates beside the policies of a folder. */
export function loadHourlyRates(folder: string): HourlyRates {
  const file = join(folder, 'costs', 'hourly-rates.json')
  if (!existsSync(file)) return NO_RATES
  return readChecked(file, HourlyRates, { what: 'Hourly rates' })
}
