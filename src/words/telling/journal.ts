import type { EventType } from '../../domain/event.ts'

// How a journal is told to people: what belongs together, and which way words went.

/** Events that only tell what an act did to clocks and notices. */
const CONSEQUENCES = new Set<string>([
  'clockStarted',
  'clockPaused',
  'clockResumed',
  'clockMet',
  'clockCancelled',
  'dueChanged',
  'noticeConfirmed',
  'escalationEnded',
  'supervisionConcluded',
] satisfies EventType[])

/** What a journal's line is told by; instants as numbers or as text. */
type Line = { type: string; at: unknown; command?: string; recordedAt?: unknown }

/** What happened in one go: somebody's act, or time's, and what followed from it. */
export type Act<L extends Line> = { head: L; rest: L[] }

export function actsOf<L extends Line>(lines: readonly L[]): Act<L>[] {
  const acts: Act<L>[] = []
  for (const line of lines) {
    const last = acts.at(-1)
    if (last && isConsequence(line, last.head)) last.rest.push(line)
    else acts.push({ head: line, rest: [] })
  }
  return acts
}

const isConsequence = (line: Line, head: Line): boolean =>
  CONSEQUENCES.has(line.type) &&
  !CONSEQUENCES.has(head.type) &&
  line.at === head.at &&
  line.command === head.command &&
  line.recordedAt === head.recordedAt

/** What was said between the customer and the house: which way, and in which field (R72, R73). */
export const SPOKEN: { readonly [T in EventType]?: readonly ['inward' | 'outward', text?: string] } = {
  received: ['inward'],
  acknowledged: ['outward', 'said'],
  interimMeasureOffered: ['outward', 'said'],
  investigationPromised: ['outward', 'said'],
  informationRequested: ['outward', 'what'],
  informationProvided: ['inward', 'text'],
  solutionOffered: ['outward', 'measures'],
  solutionAccepted: ['inward'],
  solutionDeclined: ['inward', 'reason'],
  revisitRecorded: ['outward', 'comment'],
  messageWritten: ['outward', 'text'],
  rated: ['inward', 'comment'],
  feedbackGiven: ['inward', 'text'],
  finalResponseGiven: ['outward', 'reasons'],
  withdrawn: ['inward', 'reason'],
  refused: ['outward', 'reason'],
  transferred: ['outward', 'reason'],
  reopened: ['inward', 'reason'],
}
