import type { Asked } from '../asking/contract.ts'

/** What the list behind a figure is asked with. */
export type ListFilter = NonNullable<Asked<'listComplaints'>['query']>
