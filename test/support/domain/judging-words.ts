import type { Complaint } from '../../../src/domain/complaint.ts'

type Turn = { flag: boolean; number: number }
type Judging = 'determineResponsibility' | 'objectToResponsibility' | 'upholdResponsibility'

/** What is said of who is responsible. */
export const JUDGING_WORDS: Record<Judging, (turn: Turn, complaint: Complaint) => object> = {
  determineResponsibility: ({ flag, number }) => ({
    type: 'determineResponsibility',
    ...(flag
      ? { bearer: 'person', department: 'service', person: ['li.na', 'wang.wei', 'rude.man'][number % 3] }
      : { bearer: ['product', 'customer', 'partner'][number % 3] }),
    degree: ['minor', 'main', 'full', 'none'][number % 4],
    reason: 'Looked into',
    evidence: { kind: 'recording', digest: 'a'.repeat(64), source: 'phone' },
  }),
  objectToResponsibility: (_, { responsibilities }) => ({
    type: 'objectToResponsibility',
    determination: responsibilities?.at(-1)?.n ?? 1,
    reason: 'It was not so',
  }),
  upholdResponsibility: (_, { responsibilities }) => ({
    type: 'upholdResponsibility',
    determination: responsibilities?.find(({ objection }) => objection)?.n ?? 1,
    reason: 'Looked into again',
  }),
}
