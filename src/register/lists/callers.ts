import type { Pool } from 'pg'
import type { Details } from '../../domain/intake.ts'
import { byPerson, callerKeys, isCaller, type Told } from '../../domain/matching/callers.ts'
import type { Sameness } from '../../domain/matching/sameness.ts'
import { CANDIDATES, FOUND_COLUMNS, type FoundComplaint } from './found-complaint.ts'
import { seenBy, withoutReach, type Sight } from './visible.ts'

export type CallersComplaint = FoundComplaint & {
  details: Details
  /** Whether who asks sees it in lists; of others they are told that they are there. */
  reached: boolean
  /** Whether they reach it in a role that sees contact data. */
  contacts: boolean
}

/** One who may be calling: what they have complained of, what is open first. */
export type CallerFound = { sameness: Exclude<Sameness, 'not'>; complaints: CallersComplaint[] }

/** Those who may be calling, the certain ones first. */
export async function callersLike(
  pool: Pool,
  told: Told,
  { limit, sight, contacts }: { limit: number; sight: Sight; contacts: Sight | undefined },
): Promise<CallerFound[]> {
  const { rows } = await pool.query<CallersComplaint>(queryFor(sight, contacts), [
    JSON.stringify(callerKeys(told)),
    told.customerId ?? null,
  ])
  const known = rows.flatMap((row) => {
    const sameness = isCaller(told, row.details)
    return sameness === 'not' ? [] : [{ ...row, sameness }]
  })
  return byPerson(known)
    .map((theirs) => ({
      sameness: theirs.some(({ sameness }) => sameness === 'certain')
        ? ('certain' as const)
        : ('possible' as const),
      complaints: theirs.map(({ sameness: _, ...complaint }) => complaint).toSorted(openFirst),
    }))
    .toSorted(certainFirst)
    .slice(0, limit)
}

const matched = (key: string) =>
  `(select complaint_id as id from complaint_match where ${key} = (select ${key} from told)
    order by received_at desc limit ${CANDIDATES})`

/** Keys and ids find those who may be it; who is, the core says. */
const queryFor = (
  sight: Sight,
  contacts: Sight | undefined,
) => `with told as (select * from match_of($1::jsonb)),
  candidate as (${['phone', 'email', 'name', 'order_number'].map(matched).join(' union ')}
    union (select complaint_id from complaint_subject where customer_id = $2 limit ${CANDIDATES}))
  select ${FOUND_COLUMNS}, c.state -> 'details' as details,
    (${seenBy(sight, 'c')}) as reached, (${contacts ? seenBy(contacts, 'c') : 'false'}) as contacts
  from candidate join complaint c on c.id = candidate.id
  where ${seenBy(withoutReach(sight), 'c')}`

const isOpen = ({ stage }: CallersComplaint) => stage !== 'closed'

const openFirst = (one: CallersComplaint, other: CallersComplaint): number =>
  Number(isOpen(other)) - Number(isOpen(one)) ||
  other.receivedAt - one.receivedAt ||
  (one.id < other.id ? -1 : 1)

const certainFirst = (one: CallerFound, other: CallerFound): number =>
  Number(other.sameness === 'certain') - Number(one.sameness === 'certain') ||
  openFirst(one.complaints[0]!, other.complaints[0]!)
