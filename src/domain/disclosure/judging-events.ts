import type { EventFields } from './field.ts'

const ofWhom = { person: 'staff', department: { is: 'named', endpoints: false } } as const

type Judging = 'responsibilityDetermined' | 'responsibilityObjected' | 'responsibilityUpheld'

/** Who bears responsibility. Endpoints learn that it was judged, and not of whom (R98). */
export const OF_JUDGING: Pick<EventFields, Judging> = {
  responsibilityDetermined: {
    determination: 'count',
    by: 'staff',
    role: 'code',
    bearer: { is: 'code', endpoints: false },
    department: { is: 'named', endpoints: false },
    person: 'staff',
    name: 'words',
    degree: { is: 'code', endpoints: false },
    reason: 'words',
    evidence: 'evidence',
    replaces: 'count',
    unchecked: 'inner',
  },
  responsibilityObjected: { determination: 'count', by: 'staff', ...ofWhom, reason: 'words' },
  responsibilityUpheld: { determination: 'count', by: 'staff', ...ofWhom, reason: 'words' },
}
