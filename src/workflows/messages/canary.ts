import type { Instant } from '../../domain/instant.ts'

/** What clients and workers agree on for trying the system's own clocks. */
export const CANARY_WORKFLOW = 'canary'

/** A clock of a real complaint that will not be met. */
export type CanaryFlight = { complaintId: string; n: number; dueAt: Instant }

/** How late its lapse was acted on and recorded; null when it was not heard of in time. */
export type CanarySighting = { firedLateMs: number; recordedLateMs: number } | null

/** Everything here may run twice: a flight is one by its name, and what has been cleared up is not there. */
export type CanaryActivities = {
  /** Starts a clock on the complaint of this day, which begins if it has not yet. */
  letOut(name: string, day: string): Promise<CanaryFlight>
  lookFor(flight: CanaryFlight): Promise<CanarySighting>
  /** Ends the complaints of the days before. */
  clearUp(day: string): Promise<void>
}
