import type { Pool } from 'pg'
import type { Complainant, Details } from '../../domain/intake.ts'
import { matchKeys } from '../../domain/matching/match-keys.ts'
import { personOf, samePerson } from '../../domain/matching/same-person.ts'
import type { Sameness } from '../../domain/matching/sameness.ts'
import { dayMs, utc, type Instant } from '../../domain/instant.ts'
import { isAlike } from './alike.ts'
import { CANDIDATES, FOUND_COLUMNS, type FoundComplaint } from './found-complaint.ts'
import { EVERYTHING, seenBy, type Sight } from './visible.ts'

/** What the two have in common; see `samePerson`. */
export type Likeness = 'sameOrder' | 'samePerson' | 'possiblySamePerson' | 'similarSubject'

/**
 * A likely duplicate is being handled while the other came in, and tells of the same; of a repeat one was closed
 * before the other came in. What is related is neither.
 */
export type Relation = 'duplicate' | 'repeat' | 'related'

export type SimilarComplaint = FoundComplaint & { reasons: Likeness[]; relation: Relation }

/** The complaint that others are compared with; the register need not have it yet. */
export type Compared = {
  id: string
  details: Details
  receivedAt: Instant
  closedAt?: Instant | undefined
}

type Candidate = FoundComplaint & {
  isSameOrder: boolean
  complainant: Complainant
  customerId: string | null
}

/** Others that were received, or were still being handled, within so many days of this one. */
export async function similarComplaints(
  pool: Pool,
  compared: Compared,
  { withinDays, limit, sight = EVERYTHING }: { withinDays: number; limit: number; sight?: Sight },
): Promise<SimilarComplaint[]> {
  const { id, details, receivedAt } = compared
  const { rows } = await pool.query<Candidate>(queryFor(sight), [
    id,
    JSON.stringify(matchKeys(details)),
    utc(receivedAt - withinDays * dayMs),
    utc(receivedAt + withinDays * dayMs),
    details.customerId ?? null,
  ])
  return rows
    .map((candidate) => similar(compared, candidate))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(byWeight)
    .slice(0, limit)
}

const matched = (key: string) =>
  `(select m.* from complaint_match m where m.${key} = (select ${key} from told) and m.received_at <= $4
    order by m.received_at desc limit ${CANDIDATES})`

/** Keys and ids find those who may be the same; who is, the core says of what was told. */
const queryFor = (sight: Sight) => `with told as (select * from match_of($2::jsonb)),
  candidate as (${['phone', 'email', 'name', 'order_number', 'subject'].map(matched).join(' union ')}
    union (select m.* from complaint_subject s join complaint_match m on m.complaint_id = s.complaint_id
      where s.customer_id = $5 and m.received_at <= $4 order by m.received_at desc limit ${CANDIDATES}))
  select ${FOUND_COLUMNS},
    coalesce(m.order_number = told.order_number, false) as "isSameOrder",
    c.state #> '{details,complainant}' as complainant, c.customer_id as "customerId"
  from candidate m join complaint c on c.id = m.complaint_id cross join told
  where c.id <> $1 and c.outcome is distinct from 'merged' and (c.closed_at is null or c.closed_at >= $3)
    and ${seenBy(sight, 'c')}`

const PERSON = {
  certain: ['samePerson'],
  possible: ['possiblySamePerson'],
  not: [],
} as const satisfies Record<Sameness, readonly Likeness[]>

function similar(
  compared: Compared,
  { isSameOrder, complainant, customerId, ...other }: Candidate,
): SimilarComplaint {
  const person = samePerson(personOf(compared.details), {
    ...complainant,
    customerId: customerId ?? undefined,
  })
  const reasons: Likeness[] = [
    ...(isSameOrder ? ['sameOrder' as const] : []),
    ...PERSON[person],
    ...(isAlike(compared.details.subject, other.subject) ? ['similarSubject' as const] : []),
  ]
  return { ...other, reasons, relation: relationOf(compared, other, reasons) }
}

function relationOf(
  compared: Compared,
  other: Pick<SimilarComplaint, 'receivedAt' | 'closedAt'>,
  reasons: readonly Likeness[],
): Relation {
  const isMaybeOne = reasons.includes('samePerson') || reasons.includes('possiblySamePerson')
  const isOneMatter = reasons.includes('sameOrder') || (isMaybeOne && reasons.includes('similarSubject'))
  const isOneAfterTheOther =
    (other.closedAt ?? Infinity) <= compared.receivedAt || (compared.closedAt ?? Infinity) <= other.receivedAt
  if (isOneAfterTheOther)
    return reasons.includes('samePerson') || reasons.includes('sameOrder') ? 'repeat' : 'related'
  return isOneMatter && other.closedAt === null ? 'duplicate' : 'related'
}

const RELATIONS: readonly Relation[] = ['duplicate', 'repeat', 'related']

function byWeight(one: SimilarComplaint, other: SimilarComplaint): number {
  return (
    RELATIONS.indexOf(one.relation) - RELATIONS.indexOf(other.relation) ||
    other.reasons.length - one.reasons.length ||
    other.receivedAt - one.receivedAt ||
    (one.id < other.id ? -1 : 1)
  )
}
