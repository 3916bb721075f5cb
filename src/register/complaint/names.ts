import type { Pool } from 'pg'
import type { Names } from '../../domain/names.ts'

/** What the people and departments of the directory are called now, those who have left as well. */
export async function readNames(pool: Pick<Pool, 'query'>): Promise<Pick<Names, 'people' | 'departments'>> {
  const { rows } = await pool.query<Pick<Names, 'people' | 'departments'>>(
    `select (select coalesce(jsonb_object_agg(id, name), '{}') from person) as people,
       (select coalesce(jsonb_object_agg(id, jsonb_build_object('zh', name_zh, 'en', name_en)), '{}') from department)
         as departments`,
  )
  return rows[0]!
}
