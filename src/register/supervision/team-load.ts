import type { Pool } from 'pg'
import { dayMs, type Instant } from '../../domain/instant.ts'
import type { Reader } from '../lists/reader.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import { INTAKE } from '../../domain/complaint.ts'

/** How much a person has to do, or how much waits in a queue. */
export type Load = {
  department: string
  person: string | null
  name: string | null
  absent: boolean
  open: number
  overdue: number
  dueToday: number
  dueWithin24Hours: number
  escalated: number
  waiting: number
}

/** Departments, now, its zone and the end of the next 24 hours are told; what of the lines may be counted is said here. */
const loadOf = (visible: string) => `with day as (
     select (1000 * extract(epoch from
       (date_trunc('day', to_timestamp($2::float8 / 1000) at time zone $3) + interval '1 day') at time zone $3))::bigint
       as ends
   ), own as (
     select coalesce(l.department, '${INTAKE}') as department, l.handler as person, count(*) as open,
       count(*) filter (where l.overdue) as overdue,
       count(*) filter (where l.due_order >= $2 and l.due_order < day.ends) as today,
       count(*) filter (where l.due_order >= $2 and l.due_order < $4) as soon,
       count(*) filter (where l.level > 0) as escalated,
       count(*) filter (where l.waiting) as waiting
     from complaint_line l cross join day
     where not l.closed and ${visible}
       and ($1::text[] is null or coalesce(l.department, '${INTAKE}') = any($1))
     group by 1, 2
   ), members as (
     select distinct r.department, r.person from person_role r join person p on p.id = r.person
     where r.role = 'agent' and p.active and r.department is not null
       and ($1::text[] is null or r.department = any($1))
   ), places as (
     select department, person from members
     union select department, person from own
     union select unnest($1::text[]), null
   )
   select w.department, w.person, p.name,
     exists (select from away_at(to_timestamp($2::float8 / 1000)) away where away = w.person) as absent,
     coalesce(o.open, 0) as open, coalesce(o.overdue, 0) as overdue, coalesce(o.today, 0) as "dueToday",
     coalesce(o.soon, 0) as "dueWithin24Hours", coalesce(o.escalated, 0) as escalated,
     coalesce(o.waiting, 0) as waiting
   from places w
   left join own o on o.department = w.department and o.person is not distinct from w.person
   left join person p on p.id = w.person
   order by w.department, w.person nulls first`

/**
 * The load of a department's queue and of each person in it, by the directory or by having a complaint of it: of one
 * department, or of all that the reader belongs to.
 */
export async function teamLoad(
  pool: Pool,
  reader: Reader,
  { department, now, zone, sight }: { department?: string; now: Instant; zone: string; sight: Sight },
): Promise<Load[]> {
  const departments = department === undefined ? (reader.departments ?? null) : [department]
  const { rows } = await pool.query<Load>(loadOf(seenBy(sight, 'l')), [departments, now, zone, now + dayMs])
  return rows
}
