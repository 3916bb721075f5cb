import { isNamed, ruleOf, stageOwnerOf, termOf } from './clocks.ts'
import type { Clock, Complaint } from '../complaint.ts'
import { explainDays } from '../calendar/explain-days.ts'

/** Why a clock is due when it is: what was counted, what not and why, under which policy and calendar (F3). */
export function explain(complaint: Complaint, clock: Clock) {
  const rule = ruleOf(complaint, clock.name)
  const term = rule && termOf(complaint, rule)
  const owner = stageOwnerOf(complaint, clock.name)
  const counted = term && !isNamed(clock)
  return {
    ...(counted && explainDays(clock.startedAt, term, complaint.calendar, clock.pauses)),
    clock: clock.name,
    cycle: clock.cycle,
    n: clock.n,
    basis: rule?.basis,
    owedBy: rule?.owedBy,
    ...(owner && { owner }),
    state: clock.state,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    provisional: clock.provisional ?? false,
    promised: clock.fixedDueAt !== undefined,
    ...(clock.moved && { moved: { at: clock.moved.at, dueAt: clock.moved.dueAt } }),
    term,
    pauses: [...clock.pauses, ...(clock.pausedAt === undefined ? [] : [{ from: clock.pausedAt }])],
    extensions: clock.extensions ?? [],
    policy: { id: complaint.policy.id, version: complaint.policy.version },
    calendar: {
      id: complaint.calendar.id,
      version: complaint.calendar.version,
      zone: complaint.calendar.zone,
    },
  }
}
