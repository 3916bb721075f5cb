import type { Instant } from '../../domain/instant.ts'

/**
 * What may be amiss between the register, the journals and the runs:
 * a step of time that is not recorded, a run that the register does not know, a complaint without its run, rows that
 * do not follow from their events, a journal that is not whole, figures that are not what the journals fold to, a
 * complaint that was merged round in a ring, or into one that is not there, somebody who was named while nobody could
 * look and is not who or where they were taken for, a file that a complaint names and that is not there or is another;
 * and, of the system as a whole: files that lie there and stand in no register, all files away, steps of time that come late, a canary that is not heard of any more.
 */
export const FINDING_KINDS = [
  'stepNotRecorded',
  'complaintNotRecorded',
  'runMissing',
  'projectionWrong',
  'journalBroken',
  'figuresDiffer',
  'mergedIntoNone',
  'misnamed',
  'fileMissing',
  'fileChanged',
  'fileUnknown',
  'filesAway',
  'late',
  'canarySilent',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Facts about a fault, nothing about persons. */
export type Detail = Record<string, string | number | readonly string[]>
/** Figures are those of a day: then the day stands in the complaint's place; of the system as a whole nothing does. */
export type Found = { complaintId: string; detail: Detail }

/** One fault of one complaint for as long as it lasts. */
export type Finding = Found & {
  id: number
  kind: FindingKind
  firstSeenAt: Instant
  lastSeenAt: Instant
  endedAt: Instant | null
  /** What was done about it; null where it went by itself. */
  mending: string | null
}
