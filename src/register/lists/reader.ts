import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import type { Role } from '../../domain/policy/policy.ts'

/** A reader of what their departments do; without any named, of all of them. */
export type Reader = { id: string; role: Role; departments?: readonly string[] }

/** The departments a person belongs to, by their sign-in and by the directory. */
export async function readerOf(pool: Pool, { id, role, departments }: Actor): Promise<Reader> {
  const { rows } = await pool.query<{ department: string | null }>(
    'select department from person_role where person = $1 and role = $2',
    [id, role],
  )
  const known = rows.map((row) => row.department)
  if (departments === undefined && (known.length === 0 || known.includes(null))) return { id, role }
  const named = [...known, ...(departments ?? [])].filter((one) => typeof one === 'string')
  return { id, role, departments: [...new Set(named)] }
}
