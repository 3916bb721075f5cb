import type { Answer, Listed } from '../asking/contract.ts'
import type { Query } from './address.ts'

/** Whether it is not in what is shown yet, and is or may be of the list. */
export function concerns(
  { complaintId, sequence, handler, department, kind }: Answer<'openStream'>,
  rows: readonly Pick<Listed, 'id' | 'version'>[],
  query: Query | undefined,
): boolean {
  const row = rows.find(({ id }) => id === complaintId)
  if (row) return kind !== 'recorded' || sequence > row.version
  const fits = (wanted: unknown, is: string | undefined) => wanted === undefined || wanted === is
  return (
    fits(query?.handler, handler) &&
    fits(query?.department, department) &&
    (query?.unassigned !== true || handler === undefined)
  )
}
