import type { Complaint } from '../../complaint.ts'
import type { Proposal } from '../../parts/solution.ts'
import { refuse, type Refusal } from '../../refusal.ts'

type Offered = Pick<Proposal, 'redress' | 'incident' | 'incidentTotal'>

/** It is of the incident that the complaint is in, and its total is no less than what is offered here. */
export function refuseIncident(
  { incident: present }: Complaint,
  { incident, incidentTotal, redress }: Offered,
): Refusal | undefined {
  if (incident === undefined)
    return incidentTotal && refuse('missing', 'A total names its incident (incident).', 'incident')
  if (incident !== present)
    return refuse('contradiction', 'It is not in this incident (incident).', 'incident')
  if (!redress) return undefined
  if (!incidentTotal)
    return refuse('missing', 'What an incident offers names its total (incidentTotal).', 'incidentTotal')
  return incidentTotal.currency !== redress.currency || incidentTotal.amountCents < redress.amountCents
    ? refuse(
        'contradiction',
        'The total of an incident has in it what is offered here (incidentTotal).',
        'incidentTotal',
      )
    : undefined
}
