import { isRunning, ruleOf } from '../time/clocks.ts'
import type { CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import { unfold } from '../time/consequences.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { OPERATORS } from '../access/permission.ts'
import { OPEN, type Asked, type Rule } from './rule.ts'

const versionOf = ({ id, version }: { id: string; version: string }): string => `${id} ${version}`

/** Running complaints move to another policy only so, with before and after on record (F30). */
export const adoptPolicy: Rule<'adoptPolicy'> = {
  may: OPERATORS,
  stages: OPEN,
  neverBackDated: true,
  refuses: (complaint, command, asked) => {
    const { policy } = complaint
    const { snapshot, policyId } = command
    if (!snapshot) return refuse('unknown', `There is no policy ${policyId}.`)
    return versionOf(snapshot) === versionOf(policy)
      ? refuse('alreadyDone', `The complaint runs under ${versionOf(policy)} already.`)
      : unfit(complaint, command, asked)
  },
  events: ({ policy }, { snapshot, reason, carries }, { at }) =>
    snapshot
      ? [
          {
            type: 'policyAdopted',
            at,
            before: versionOf(policy),
            after: versionOf(snapshot),
            reason,
            policy: snapshot,
            ...(carries && { carries }),
          },
        ]
      : [],
}

/** Refuses a policy for another kind of matter, or under which no deadline would be left. */
function unfit(complaint: Complaint, command: CommandOf<'adoptPolicy'>, asked: Asked): Refusal | undefined {
  const { kind } = complaint
  const { snapshot } = command
  if (!snapshot?.kinds.includes(kind))
    return refuse('notAllowed', `The policy ${command.policyId} is not for the kind ${kind}.`)
  const after = unfold(complaint, adoptPolicy.events(complaint, command, asked), asked.by).complaint
  return isOwed(complaint) && !isOwed(after)
    ? refuse('notAllowed', `Under ${versionOf(snapshot)} the complaint would have no deadline left.`)
    : undefined
}

const isOwed = (complaint: Complaint): boolean =>
  complaint.clocks.some((clock) => isRunning(clock) && ruleOf(complaint, clock.name) !== undefined)

export const adoptCalendar: Rule<'adoptCalendar'> = {
  may: OPERATORS,
  stages: OPEN,
  neverBackDated: true,
  refuses: ({ calendar }, { snapshot, calendarId }) => {
    if (!snapshot) return refuse('unknown', `There is no calendar ${calendarId}.`)
    if (snapshot.id !== calendar.id) return refuse('notAllowed', `The complaint counts by ${calendar.id}.`)
    return snapshot.version === calendar.version
      ? refuse('alreadyDone', `The complaint counts by ${calendar.version} already.`)
      : undefined
  },
  events: ({ calendar }, { snapshot, reason }, { at }) =>
    snapshot
      ? [
          {
            type: 'calendarAdopted',
            at,
            before: calendar.version,
            after: snapshot.version,
            reason,
            calendar: snapshot,
          },
        ]
      : [],
}
