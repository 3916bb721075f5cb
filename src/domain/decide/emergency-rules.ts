import { CONTRIBUTORS, LEADS, OVERSEERS, STAFF } from '../access/permission.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { ladderOf } from '../time/ladder.ts'
import { manual } from './escalation-rules.ts'
import { ANY, contentOf, OPEN, type Rule } from './rule.ts'

/** One for each department or person that helps, and for each time. */
const RESOURCES_AT_MOST = 50

const noneOn = ({ emergency }: Complaint): Refusal | undefined =>
  emergency ? undefined : refuse('nothingToAnswer', 'No emergency is on.')

/** Again only once the one before is over: another begins. */
export const declareEmergency: Rule<'declareEmergency'> = {
  may: STAFF,
  stages: OPEN,
  usual: true,
  unless: ({ emergency }) =>
    emergency ? refuse('alreadyDone', 'The emergency has been declared.') : undefined,
  events: (complaint, command, { at }) => {
    const ladder = ladderOf(complaint, complaint.policy.manual?.ladder ?? '')
    const declared: Event = { type: 'emergencyDeclared', at, ...contentOf(command) }
    return [declared, ...manual(complaint, at, command.reason, ladder?.steps.at(-1)?.level)]
  },
}

/** Also by those who lend something. */
export const recordEmergencyMeasure: Rule<'recordEmergencyMeasure'> = {
  may: CONTRIBUTORS,
  stages: OPEN,
  unless: noneOn,
  events: (_, command, { at }) => [{ type: 'emergencyMeasured', at, ...contentOf(command) }],
}

export const assignResource: Rule<'assignResource'> = {
  may: STAFF,
  stages: OPEN,
  unless: noneOn,
  refuses: ({ resources = [] }, { until }, { at }) => {
    if (until !== undefined && until <= at)
      return refuse('notThisInstant', 'A resource is there until a time that lies ahead.', 'until')
    return resources.length >= RESOURCES_AT_MOST
      ? refuse('boundReached', `No more than ${RESOURCES_AT_MOST} resources may be assigned.`)
      : undefined
  },
  events: ({ resources = [] }, command, { at }) => [
    { type: 'resourceAssigned', at, resource: resources.length + 1, ...contentOf(command) },
  ],
}

/** Also after the complaint was closed: the matter may go on that the customer is content with. */
export const endEmergency: Rule<'endEmergency'> = {
  may: LEADS,
  stages: ANY,
  unless: noneOn,
  events: (_, command, { at }) => [{ type: 'emergencyEnded', at, ...contentOf(command) }],
}

/** Once for each emergency, after its end. */
export const evaluateEmergency: Rule<'evaluateEmergency'> = {
  may: OVERSEERS,
  stages: ANY,
  unless: ({ emergency, emergencyEnded }) => {
    if (emergency) return refuse('nothingToAnswer', 'An emergency is evaluated after its end.')
    if (!emergencyEnded) return refuse('nothingToAnswer', 'There was no emergency to evaluate.')
    return emergencyEnded.evaluatedAt === undefined
      ? undefined
      : refuse('alreadyDone', 'The emergency has been evaluated already.')
  },
  events: (_, command, { at, by }) => [{ type: 'emergencyEvaluated', at, by: by.id, ...contentOf(command) }],
}
