import { family } from '../family.ts'

/** Of complaints, whatever they are by now. */
const CHANGES = `select k, seq, at, said, 'complaint' as kind from figure_event where type = 'kindChanged'`

const changes = family(
  (within) => `
    select key, count(*) filter (where said ->> 'before' = 'complaint') as left,
      count(*) filter (where (said -> 'objected')::boolean) as objections
    from (${within(CHANGES, { kind: 'f.kind' })}) f group by key`,
  (figures, { left, objections }: { left: number; objections: number }) => {
    figures.kinds = { left, objections }
  },
)

/** What was said to be no complaint (R21). */
export const KIND_CHANGES = [changes]
