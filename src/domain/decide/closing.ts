import { instantAfter } from '../time/clocks.ts'
import type { Complaint } from '../complaint.ts'
import type { Task } from '../parts/duties.ts'
import type { Event, Outcome } from '../event.ts'
import { sourcesOf } from '../evolve/gathered.ts'
import { isOpenTask } from '../time/tasks.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Asked } from './rule.ts'

type When = Pick<Asked, 'at' | 'edition'>

/**
 * The end of a complaint's handling, and of the tasks that nobody has done; it may be reopened until the policy's term
 * has passed.
 */
export function closingEvents(complaint: Complaint, outcome: Outcome, { at, edition }: When): Event[] {
  const left = edition < 4 ? [] : complaint.tasks.filter(isOpenTask)
  return [
    ...left.map(({ n }): Event => ({ type: 'taskCancelled', at, task: n, why: 'closed' })),
    { type: 'closed', at, outcome, reopenUntil: instantAfter(at, complaint.policy.reopen, complaint) },
  ]
}

/** Resolved, by what the customer said or by what was done; while a mandatory task is open the end waits for it (R66). */
export const resolvedEvents = (complaint: Complaint, when: When): Event[] =>
  when.edition >= 4 && openMandatory(complaint)
    ? [{ type: 'closingHeld', at: when.at, outcome: 'resolved' }]
    : closingEvents(complaint, 'resolved', when)

/** The end that has waited for a task, where that was the last of them. */
export function heldEvents(complaint: Complaint, done: number, when: When): Event[] {
  const { closingHeld, tasks } = complaint
  const after = { ...complaint, tasks: tasks.filter(({ n }) => n !== done) }
  return closingHeld && !openMandatory(after) ? closingEvents(after, closingHeld.outcome, when) : []
}

const openMandatory = ({ tasks }: Complaint): Task | undefined =>
  tasks.find((task) => task.mandatory && isOpenTask(task))

/** What must be done first (R37). */
export function mandatoryTask(complaint: Complaint): Refusal | undefined {
  const open = openMandatory(complaint)
  return open && refuse('taskOpen', `Task ${open.n} (${open.title}) must be completed first.`)
}

/** Where its policy or its category asks for it, a complaint does not end as answered before its root cause is recorded (R62). */
export const causeMissing = ({ policy, classification, rootCause }: Complaint): Refusal | undefined =>
  (policy.requiresRootCause || classification?.requiresRootCause) && rootCause === undefined
    ? refuse('missing', 'The root cause must be recorded before the complaint is closed.')
    : undefined

/** Where its policy asks for it, nothing is proposed or answered for good on the word of too few (R61). */
export function sourcesMissing(complaint: Complaint): Refusal | undefined {
  const { needed = 0, known = 0 } = sourcesOf(complaint) ?? {}
  return known < needed
    ? refuse(
        'missing',
        `Before that evidence of ${needed} independent sources is needed (evidence, source), and there is that of ${known}.`,
      )
    : undefined
}
