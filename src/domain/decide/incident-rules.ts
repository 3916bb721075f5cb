import { LEADS } from '../access/permission.ts'
import type { Complaint } from '../complaint.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { ANY, contentOf, OPEN, type Rule } from './rule.ts'

const isNoMember = ({ incident }: Complaint): Refusal | undefined =>
  incident === undefined ? refuse('nothingToAnswer', 'It is in no incident.') : undefined

/** A complaint is in one incident at a time: which messages and proposals reach it stays plain. */
export const joinIncident: Rule<'joinIncident'> = {
  may: LEADS,
  stages: OPEN,
  usual: true,
  refuses: ({ incident: present }, { incident }) => {
    if (present === undefined) return undefined
    return present === incident
      ? refuse('alreadyDone', 'It is in this incident already.', 'incident')
      : refuse('contradiction', `It is in incident ${present}: it leaves that one first.`, 'incident')
  },
  events: (_, command, { at }) => [{ type: 'incidentJoined', at, ...contentOf(command) }],
}

export const leaveIncident: Rule<'leaveIncident'> = {
  may: LEADS,
  stages: ANY,
  unless: isNoMember,
  events: ({ incident }, command, { at }) =>
    incident === undefined ? [] : [{ type: 'incidentLeft', at, incident, ...contentOf(command) }],
}
