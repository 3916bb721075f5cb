import type { Complaint } from '../complaint.ts'
import type { Determination } from '../parts/duties.ts'
import type { Event, EventOf } from '../event.ts'
import { bearsSome, isOfSame } from '../supervision/responsibility.ts'

/** What is determined, objected to and upheld. */
export function evolveResponsibility(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'responsibilityDetermined':
      return { ...complaint, responsibilities: determined(complaint, event) }
    case 'responsibilityObjected':
      return change(complaint, event.determination, { objection: said(event) })
    case 'responsibilityUpheld':
      return change(complaint, event.determination, { upheld: said(event) })
    default:
      return complaint
  }
}

const said = ({ at, by, reason }: EventOf<'responsibilityObjected' | 'responsibilityUpheld'>) => ({
  at,
  by,
  reason,
})

/** It takes the place of what was determined of the same before; where somebody bears it, not nobody does. */
function determined(
  { responsibilities = [] }: Complaint,
  {
    type: _,
    determination: n,
    evidence: _e,
    replaces: _r,
    unchecked: _u,
    toldAt: _t,
    toldBy: _b,
    ...one
  }: EventOf<'responsibilityDetermined'>,
): Determination[] {
  const others = responsibilities.filter(
    (other) => !isOfSame(other, one) && !(other.bearer === 'nobody' && bearsSome(one)),
  )
  return [...others, { n, ...one }]
}

function change(complaint: Complaint, n: number, more: Partial<Determination>): Complaint {
  const { responsibilities = [] } = complaint
  return {
    ...complaint,
    responsibilities: responsibilities.map((one) => (one.n === n ? { ...one, ...more } : one)),
  }
}
