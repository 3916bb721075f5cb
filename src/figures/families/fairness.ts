import { family } from '../family.ts'
import { LATE_CHANGES } from '../late-changes.ts'

const waivers = family(
  (within) => `
    select key, count(*)
    from (${within(`select k, seq, at from figure_event where type = 'independenceWaived'`)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.fairness.waivers = count
  },
)

const lateChanges = family(
  (within) => `select key, count(*) from (${within(LATE_CHANGES)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.fairness.lateChanges = count
  },
)

/** What could have favoured a person, and is for people to look into (R41). */
export const FAIRNESS = [waivers, lateChanges]
