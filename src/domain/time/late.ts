import { TIME } from '../admit.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Entry } from '../journal/journal.ts'
import type { StepKind } from './steps.ts'

/** The fact with which each kind of step begins. */
export const FACT_OF = {
  warn: 'warned',
  remind: 'reminded',
  lapse: 'breached',
  giveUpWaiting: 'clockExpired',
  endPause: 'clockResumed',
  climb: 'escalated',
  taskOverdue: 'taskOverdue',
  appointmentNear: 'appointmentNear',
  supervisionOverdue: 'supervisionOverdue',
  letterSent: 'noticeConfirmed',
  archive: 'archived',
} as const satisfies Record<StepKind, Event['type']>

const factOf = (command: string): Event['type'] | undefined => FACT_OF[command as StepKind]

/**
 * From when on a step that time took by itself is late: its due, but not before the complaint was known here. Its fact
 * counts, and the escalation it begins; not what else follows from it, what an import tells of the past, or a due that
 * was moved into the past.
 */
export function lateFrom({ event, by, command, past }: Entry, registeredAt: Instant): Instant | undefined {
  if (by.id !== TIME.id || past || ('retroactive' in event && event.retroactive)) return undefined
  const isOfStep = event.type === factOf(command) || event.type === FACT_OF.climb
  return isOfStep ? Math.max(event.at, registeredAt) : undefined
}
