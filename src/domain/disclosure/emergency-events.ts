import type { EventFields } from './field.ts'

type Helping = 'emergencyMeasured' | 'resourceAssigned' | 'emergencyEnded' | 'emergencyEvaluated'

/** Of emergencies the customer is told nothing: what helps them is offered to them as an interim measure. */
export const OF_HELPING: Pick<EventFields, Helping> = {
  emergencyMeasured: { what: 'words' },
  resourceAssigned: {
    resource: 'count',
    what: 'words',
    department: 'named',
    person: 'staff',
    until: 'instant',
    unchecked: 'inner',
  },
  emergencyEnded: { summary: 'words' },
  emergencyEvaluated: { by: 'staff', effective: 'flag', text: 'words' },
}
