import type { Actor } from '../command.ts'
import { departmentOf, type Complaint } from '../complaint.ts'
import type { Event, EventType } from '../event.ts'
import { isAct } from '../evolve/handling.ts'
import type { Trigger } from '../policy/policy.ts'
import { ruleOf } from './clocks.ts'
import { runningClocks } from './going-on.ts'

export type By = Pick<Actor, 'id' | 'role' | 'departments'>

/** What people do there beside handling it as its owner. */
const ALSO_ACTS: ReadonlySet<EventType> = new Set<EventType>([
  ...(['solutionProposed', 'executionRecorded', 'interimMeasureOffered'] as const),
  ...(['investigationPromised', 'evidenceAttached'] as const),
])
const WORKERS: ReadonlySet<Actor['role']> = new Set(['agent', 'supervisor', 'manager', 'management'])

/** The clocks that run until a department has taken over what was handed to it. */
export const toBeTakenOver = (complaint: Complaint) =>
  runningClocks(complaint).filter(
    ({ name, cycle }) =>
      cycle === complaint.cycle && ruleOf(complaint, name)?.until.includes('takenOver') === true,
  )

/**
 * Which triggers of a hand-over an event pulls (F36, F37): an assignment to another department starts it, the first act
 * of somebody there ends it. To note something down, or to hand it on, is no such act.
 */
export function handOverTriggers(before: Complaint, event: Event, by: By): readonly Trigger[] {
  if (event.type === 'assigned' && departmentOf(before) !== event.department) {
    const isTaken = by.id === event.person || by.departments?.includes(event.department) === true
    return isTaken ? [] : ['handedOver']
  }
  const isOne = event.type === 'assigned' ? event.automatic === undefined : isActThere(event)
  if (!isOne || !isThere(before, by)) return []
  return toBeTakenOver(before).some(({ startedAt }) => startedAt <= event.at) ? ['takenOver'] : []
}

const isActThere = (event: Event): boolean => isAct(event) || ALSO_ACTS.has(event.type)

const isThere = ({ owner }: Complaint, { id, role, departments }: By): boolean =>
  WORKERS.has(role) &&
  owner !== undefined &&
  (id === owner.person || departments === undefined || departments.includes(owner.department))
