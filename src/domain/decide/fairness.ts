import type { Actor, Command, CommandType } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import { selves } from '../access/ties.ts'
import { isOpenTask } from '../time/tasks.ts'
import { refuse, type Refusal } from '../refusal.ts'

/*
 * Fair and independent (R41, R82, F68): who may not do what on a complaint because they have a part in it. Whoever
 * routes, reassigns or assigns asks here.
 */

/** What is looked at here, as a row of the register has it too. */
export type Parts = Pick<Complaint, 'cycle' | 'owner' | 'handledBefore' | 'handledBy' | 'waived'> & {
  details: Pick<Complaint['details'], 'about'>
}

/** Those who owned a cycle and acted, proposed or executed in it. In older states the owner stands for them. */
function handlersOf({ cycle, owner, handledBefore, handledBy, waived }: Parts, of: number): string[] {
  const last = of === cycle ? owner?.person : of === cycle - 1 ? handledBefore : undefined
  const all = new Set([...(handledBy?.[of] ?? []), ...(last === undefined ? [] : [last])])
  return [...all].filter((person) => !waived?.some((one) => one.person === person && one.cycle >= of))
}

/** Who has handled the present cycle: they neither revisit it nor approve what is proposed in it. */
export const hasHandled = (parts: Parts, id: string): boolean => handlersOf(parts, parts.cycle).includes(id)

/** Who has handled any cycle: they do not judge how it was handled. */
export const hasEverHandled = (parts: Parts, id: string): boolean =>
  Array.from({ length: parts.cycle }, (_, index) => handlersOf(parts, index + 1))
    .flat()
    .includes(id)

/** Those who handled the cycle before: the present one is for others (R82). */
const handledLast = (parts: Parts, id: string): boolean => handlersOf(parts, parts.cycle - 1).includes(id)

/** Those who may not have the complaint: the person it is about, and those who handled the cycle before. */
export function barredFrom(parts: Parts): string[] {
  const { about } = parts.details
  return [...new Set([...(about === undefined ? [] : [about]), ...handlersOf(parts, parts.cycle - 1)])]
}

/** Why a person may not have the complaint. */
export function mayNotHave(parts: Parts, person: string): Refusal | undefined {
  if (person === parts.details.about)
    return refuse('conflictOfInterest', 'The person a complaint is about does not handle it.')
  return secondHandling(parts, person)
}

function secondHandling(parts: Parts, person: string): Refusal | undefined {
  return handledLast(parts, person)
    ? refuse('conflictOfInterest', 'A second handling needs another handler than the first.')
    : undefined
}

/** What the person a complaint is about may still do: say and show what they know, finish their own tasks, object. */
const LEFT_TO_THEM: readonly CommandType[] = [
  'addNote',
  'attachEvidence',
  'completeTask',
  'objectToResponsibility',
]
/** What makes a person the handler of a cycle, though another owns it. */
const HANDLING: readonly CommandType[] = [
  'recordFindings',
  'draftProposal',
  'proposeSolution',
  'recordExecution',
  'finalResponse',
]

/** Somebody, with whom they stand in for if they act for another. */
type One = Pick<Actor, 'id' | 'for'>

export const isAbout = ({ details: { about } }: Pick<Parts, 'details'>, by: One): boolean =>
  isOneOf(by, about)

/** Whether it is they, or whom they stand in for. */
export const isOneOf = (by: One, person: string | undefined): boolean =>
  person !== undefined && selves(by).includes(person)

/** Whether a part in the complaint forbids a person anything that stage and role allow. */
export const hasPart = (complaint: Complaint, by: One): boolean =>
  isAbout(complaint, by) || selves(by).some((id) => handledLast(complaint, id))

/** What a part in the complaint forbids, whatever the words. */
export function conflictOf(complaint: Complaint, type: CommandType, by: Actor): Refusal | undefined {
  const isTheirTask = complaint.tasks.some((task) => isOneOf(by, task.person) && isOpenTask(task))
  const isLeft = LEFT_TO_THEM.includes(type) && (type !== 'completeTask' || isTheirTask)
  if (isAbout(complaint, by) && !isLeft)
    return refuse(
      'conflictOfInterest',
      'The person a complaint is about may add notes and evidence, complete their own tasks and object to their responsibility, and nothing else.',
    )
  if (!HANDLING.includes(type)) return undefined
  return selves(by)
    .map((id) => secondHandling(complaint, id))
    .find((refusal) => refusal !== undefined)
}

/** The person a complaint is about completes their own tasks only. */
export function othersTask(complaint: Complaint, command: Command, by: Actor): Refusal | undefined {
  if (command.type !== 'completeTask' || !isAbout(complaint, by)) return undefined
  return isOneOf(by, complaint.tasks.find(({ n }) => n === command.task)?.person)
    ? undefined
    : refuse('conflictOfInterest', 'That task was given to another person.')
}
