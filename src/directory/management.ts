import type { Pool } from 'pg'
import type { Language } from '../domain/names.ts'

/** Somebody of management, and where mail reaches them. */
export type OfManagement = { id: string; language: Language; email: string | null }

/** Who is of management now. */
export async function ofManagement(pool: Pool): Promise<OfManagement[]> {
  const { rows } = await pool.query<OfManagement>(
    `select id, language, email from person p
     where active and exists (select from person_role r where r.person = p.id and r.role = 'management') order by id`,
  )
  return rows
}
