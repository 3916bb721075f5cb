import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { TeamKind } from '../domain/supervision/team.ts'
import type { Absence, OnCall, Person, RoleHeld } from './directory.ts'

/** Reads of the directory, for people. */

export type DepartmentLine = {
  id: string
  name: { zh: string; en: string }
  parent: string | null
  kind: TeamKind | null
}

export async function listDepartments(pool: Pool): Promise<DepartmentLine[]> {
  const { rows } = await pool.query<DepartmentLine>(
    `select id, jsonb_build_object('zh', name_zh, 'en', name_en) as name, parent, kind from department order by id`,
  )
  return rows
}

export type PersonLine = Person & {
  absent: boolean
  roles: Omit<RoleHeld, 'person'>[]
  deputies: string[]
  openComplaints: number
}
type PersonFilter = { id?: string | undefined; department?: string | undefined; role?: Role | undefined }

/** All people, or those who hold a role, or hold one somewhere. */
export async function listPeople(
  pool: Pool,
  { id, department, role }: PersonFilter = {},
): Promise<PersonLine[]> {
  const { rows } = await pool.query<PersonLine>(
    `select p.id, p.name, p.email, p.language, p.active,
       p.id in (select away_at(now())) as absent,
       coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'department', r.department)
         order by r.role, r.department) from person_role r where r.person = p.id), '[]') as roles,
       coalesce((select jsonb_agg(d.deputy order by d.position) from deputy d where d.person = p.id), '[]')
         as deputies,
       (select count(*) from complaint c where c.handler = p.id and c.stage <> 'closed') as "openComplaints"
     from person p
     where ($1::text is null or p.id = $1) and ($2::text is null and $3::text is null or exists (
       select from person_role r where r.person = p.id and ($2::text is null or r.department = $2)
         and ($3::text is null or r.role = $3)))
     order by p.id`,
    [id, department, role],
  )
  return rows
}

/** A person's times away that have not ended. */
export async function absencesOf(pool: Pool, person: string): Promise<Absence[]> {
  const { rows } = await pool.query<Absence>(
    `select id, person, from_at as from, until_at as until, note from absence
     where person = $1 and (until_at is null or until_at > now()) order by from_at`,
    [person],
  )
  return rows
}

/** Who is on call, now and later. */
export async function listOnCall(pool: Pool, id?: string): Promise<OnCall[]> {
  const { rows } = await pool.query<OnCall>(
    `select id, role, department, person, from_at as from, until_at as until from on_call
     where ($1::text is null and until_at > now()) or id = $1 order by from_at, person`,
    [id],
  )
  return rows
}

export type ChangeLine = {
  position: number
  at: Instant
  by: { id: string; role: Role }
  what: string
  data: Record<string, unknown>
}

/** What was changed, the latest first. */
export async function listChanges(
  pool: Pool,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<ChangeLine[]> {
  const { rows } = await pool.query<ChangeLine>(
    `select position, at, jsonb_build_object('id', actor_id, 'role', actor_role) as by, what, data
     from directory_change where $1::bigint is null or position < $1 order by position desc limit $2`,
    [before, limit],
  )
  return rows
}
