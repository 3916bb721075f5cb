import type { Calendar } from '../calendar/calendar.ts'
import { instantAfter } from './clocks.ts'
import type { Complaint, Escalation } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'
import { unended } from './going-on.ts'
import type { Ladder, Policy } from '../policy/policy.ts'
import { remembered } from '../remember.ts'

type Escalated = EventOf<'escalated'>

/** What an escalation is about: a clock's key, or what raised it without one. */
export type Source = { source: string; cycle: number; clock?: string; ladder: string; reason?: string }

/** Complaint × cycle × clock × instance × level × repeat: each occurs at most once (F40). */
const keyOf = (source: string, level: number, repeat: number): string => `${source}/L${level}/${repeat}`

export const ladderOf = (complaint: Pick<Complaint, 'policy'>, name: string): Ladder | undefined =>
  complaint.policy.ladders[name]

/** The first step of an escalation, raised at `at`: at the given level, else one higher for each earlier cycle. */
export function firstStep(complaint: Complaint, about: Source, at: Instant, level?: number): Escalated[] {
  const steps = ladderOf(complaint, about.ladder)?.steps
  if (!steps) return []
  const wanted = level === undefined ? about.cycle - 1 : steps.findIndex((step) => step.level >= level)
  const step = steps[wanted] ?? steps.at(-1)!
  const raisedBefore = complaint.escalations.find(({ source }) => source === about.source)
  const repeat = raisedBefore ? raisedBefore.repeat + 1 : 0
  const key = keyOf(about.source, step.level, repeat)
  return [{ type: 'escalated', at, ...about, key, level: step.level, repeat, to: step.to }]
}

/** The step that follows if it is not accepted, counted from the nominal instant of the one before. */
export const nextRung = ({ policy, calendar }: Complaint, escalation: Escalation): Escalated | undefined =>
  rungAfter(escalation, policy, calendar)

const rungAfter = remembered(countRung)

function countRung(escalation: Escalation, policy: Policy, calendar: Calendar): Escalated | undefined {
  const ladder = ladderOf({ policy }, escalation.ladder)
  if (!ladder) return undefined
  const higher = ladder.steps.find((step) => step.level > escalation.level)
  if (escalation.state === 'accepted') {
    const { acceptedAt } = escalation
    if (acceptedAt === undefined || !ladder.acceptedFor) return undefined
    const at = instantAfter(acceptedAt, ladder.acceptedFor, { calendar })
    return { ...(higher ? climbed(escalation, higher, at) : again(escalation, at)), unmet: true }
  }
  if (escalation.state !== 'open') return undefined
  if (higher) return climbed(escalation, higher, instantAfter(escalation.at, higher.after, { calendar }))
  return ladder.repeat && again(escalation, instantAfter(escalation.at, ladder.repeat, { calendar }))
}

const climbed = (escalation: Escalation, { level, to }: Ladder['steps'][number], at: Instant): Escalated =>
  escalated(escalation, { level, repeat: escalation.repeat, to, at })

/** The top once more. */
const again = (escalation: Escalation, at: Instant): Escalated =>
  escalated(escalation, { level: escalation.level, repeat: escalation.repeat + 1, to: escalation.to, at })

const escalated = (
  escalation: Escalation,
  { level, repeat, to, at }: Pick<Escalated, 'level' | 'repeat' | 'to' | 'at'>,
): Escalated => ({
  type: 'escalated',
  at,
  ...aboutOf(escalation),
  key: keyOf(escalation.source, level, repeat),
  level,
  repeat,
  to,
})

const aboutOf = ({ source, cycle, clock, ladder }: Escalation): Source => ({
  source,
  cycle,
  ...(clock !== undefined && { clock }),
  ladder,
})

/** How high the complaint has been escalated: the highest level of its escalations that go on, accepted or not. */
export const levelOf = (complaint: Pick<Complaint, 'escalations'>): number =>
  unended(complaint).reduce((highest, { level }) => Math.max(highest, level), 0)

/** A major complaint goes to the top at once, once a cycle (R28). */
export function escalateMajor(complaint: Complaint, event: Event): Escalated[] {
  const { major } = complaint.policy
  if (event.type !== 'classified' || event.severity !== 'major' || !major) return []
  const source = `${complaint.cycle}/severity`
  if (complaint.escalations.some((one) => one.source === source)) return []
  return firstStep(complaint, { source, cycle: complaint.cycle, ladder: major.ladder }, event.at, major.level)
}
