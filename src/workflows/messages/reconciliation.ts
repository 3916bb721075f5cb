import type { Instant } from '../../domain/instant.ts'

/** What clients and workers agree on for holding register, journals and runs against each other. */
export const RECONCILE_WORKFLOW = 'reconcile'

/**
 * clocks: every step of time is recorded. complaints: every run is in the register. runs: every complaint that is not
 * archived has its run. projections: rows follow from their events. figures: once a day, they are what the journals fold to.
 * merges: whatever was merged is in a complaint that was not. names: who was named while nobody could look is there.
 * files: what is named as evidence and kept here lies there.
 */
// A run that is under way when this grows goes on with what was added: new ones come last.
export const CHECKS = [
  'clocks',
  'complaints',
  'runs',
  'projections',
  'figures',
  'merges',
  'names',
  'files',
] as const
export type Check = (typeof CHECKS)[number]

/** What one check came to. `fresh`: what was not known before; each is an alarm. */
export type Tally = { looked: number; found: number; fresh: number; mended: number }

export type ReconciliationActivities = {
  /** May run twice, and goes on where it was: a finding is one however often it is seen. */
  carryOutCheck(check: Check, at: Instant): Promise<Tally>
}
