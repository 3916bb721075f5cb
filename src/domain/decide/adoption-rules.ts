import { isRunning, ruleOf } from '../time/clocks.ts'
import type { Actor, CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Policy } from '../policy/policy.ts'
import { unfold } from '../time/consequences.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { CUSTOMER_AND_STAFF, OPERATORS } from '../access/permission.ts'
import { isAtLeast } from '../permission.ts'
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
  events: (complaint, { snapshot, reason, carries }, { at }) =>
    snapshot ? [adopted(complaint, { snapshot, reason, carries, at })] : [],
}

type Adopting = Pick<CommandOf<'adoptPolicy'>, 'reason' | 'carries'> & { snapshot: Policy; at: Instant }

const adopted = (
  { policy }: Complaint,
  { snapshot, reason, carries, at }: Adopting,
): EventOf<'policyAdopted'> => ({
  type: 'policyAdopted',
  at,
  before: versionOf(policy),
  after: versionOf(snapshot),
  reason,
  policy: snapshot,
  ...(carries && { carries }),
})

/** Refuses a policy for another kind of matter, or under which no deadline would be left. */
function unfit(complaint: Complaint, command: CommandOf<'adoptPolicy'>, asked: Asked): Refusal | undefined {
  const { kind } = complaint
  const { snapshot } = command
  if (!snapshot?.kinds.includes(kind))
    return refuse('notAllowed', `The policy ${command.policyId} is not for the kind ${kind}.`)
  return leavesNothingOwed(complaint, adoptPolicy.events(complaint, command, asked), asked.by)
    ? refuse('notAllowed', `Under ${versionOf(snapshot)} the complaint would have no deadline left.`)
    : undefined
}

/** An open complaint is never left without a deadline by what moves it to another policy. */
const leavesNothingOwed = (complaint: Complaint, happened: readonly Event[], by: Actor): boolean =>
  isOwed(complaint) && !isOwed(unfold(complaint, happened, by).complaint)

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

/**
 * It turns out to be of another kind (R21): the policy for that kind is adopted with it, and what is owed under it counts
 * from the receipt. Staff say so while nothing has been offered; the customer whose complaint was said to be none may
 * object: then it is one again.
 */
export const changeKind: Rule<'changeKind'> = {
  may: CUSTOMER_AND_STAFF,
  // What it depends on beside the stage is a refusal: every answer to a command would have to tell whether it is possible.
  stages: ['received', 'investigating'],
  neverBackDated: true,
  refuses: (complaint, command, asked) =>
    (asked.by.role === 'customer' ? nothingToObject(complaint) : offered(complaint)) ??
    notThisKind(complaint, command, asked.by) ??
    (leavesNothingOwed(complaint, changeKind.events(complaint, command, asked), asked.by)
      ? refuse('notAllowed', `As ${command.kind} it would have no deadline left.`)
      : undefined),
  events: (complaint, { kind, reason, snapshot }, { at, by }) => [
    {
      ...{ type: 'kindChanged', at, kind, before: complaint.kind, reason },
      ...(by.role === 'customer' && { objected: true }),
    } satisfies Event,
    ...(snapshot ? [adopted(complaint, { snapshot, reason, carries: true, at })] : []),
  ],
}

const nothingToObject = ({ wasComplaint }: Complaint): Refusal | undefined =>
  wasComplaint === undefined
    ? refuse('nothingToAnswer', 'Nobody has said that it is no complaint.')
    : undefined

function offered({ cycle, reworks, proposal }: Complaint): Refusal | undefined {
  const isOffered =
    proposal !== undefined && proposal.state !== 'awaitingApproval' && proposal.state !== 'returned'
  return cycle === 1 && reworks === 0 && !isOffered
    ? undefined
    : refuse('alreadyDone', 'Something has been offered already: the kind stays as it is.')
}

function notThisKind(
  { kind: before, policy }: Complaint,
  { kind, snapshot = policy }: CommandOf<'changeKind'>,
  by: Actor,
): Refusal | undefined {
  if (kind === before) return refuse('alreadyDone', `It is of the kind ${kind} already.`)
  if (by.role === 'customer' && kind !== 'complaint')
    return refuse('notAllowed', 'A customer says that it is a complaint, and nothing else.')
  if (before === 'complaint' && !isAtLeast(by, 'supervisor'))
    return refuse('notAllowed', 'Only a supervisor says that it is no complaint.')
  return snapshot.kinds.includes(kind)
    ? undefined
    : refuse('notAllowed', `The policy ${snapshot.id} is not for the kind ${kind}.`)
}
