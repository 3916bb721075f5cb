import type { Pool } from 'pg'
import { utc, type Instant } from '../domain/instant.ts'
import type { Directory } from './directory.ts'

/** All of the directory that matters at an instant, in one statement and so of one moment. */
export async function readDirectory(pool: Pick<Pool, 'query'>, at: Instant): Promise<Directory> {
  const { rows } = await pool.query<Directory>({
    name: 'read-directory',
    text: `select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'email', email, 'language', language,
        'active', active) order by id), '[]') from person) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('person', person, 'role', role, 'department', department)
        order by person), '[]') from person_role) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('person', person, 'deputy', deputy)
        order by person, position), '[]') from deputy) as deputies,
      (select coalesce(jsonb_agg(distinct away), '[]') from away_at($1) away) as absent,
      (select coalesce(jsonb_agg(jsonb_build_object('person', person, 'role', role, 'department', department)
        order by from_at, person), '[]') from on_call where from_at <= $1 and until_at > $1) as "onCall",
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'parent', parent,
        'name', jsonb_build_object('zh', name_zh, 'en', name_en))), '[]') from department)
        as departments`,
    values: [utc(at)],
  })
  return rows[0]!
}
