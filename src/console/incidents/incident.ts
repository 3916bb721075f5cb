import type { Answer } from '../asking/contract.ts'

/** One incident, with its complaints, its log and what was ordered. */
export type Incident = Answer<'getIncident'>
