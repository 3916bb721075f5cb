import { family } from '../family.ts'
import type { Fairness } from '../figure.ts'
import { LATE_CHANGES } from '../late-changes.ts'

const counted = (type: 'independenceWaived' | 'dueMoved', as: keyof Fairness) =>
  family(
    (within) => `
    select key, count(*)
    from (${within(`select k, seq, at from figure_event where type = '${type}'`)}) f group by key`,
    (figures, { count }: { count: number }) => {
      figures.fairness[as] = count
    },
  )

const waivers = counted('independenceWaived', 'waivers')
const movedDues = counted('dueMoved', 'movedDues')

const lateChanges = family(
  (within) => `select key, count(*) from (${within(LATE_CHANGES)}) f group by key`,
  (figures, { count }: { count: number }) => {
    figures.fairness.lateChanges = count
  },
)

/** What could have favoured a person, and is for people to look into (R41). */
export const FAIRNESS = [waivers, lateChanges, movedDues]
