import type { Pool } from 'pg'
import { barredFrom, type Parts } from '../domain/decide/fairness.ts'
import { partsIn } from '../register/supervision/parts.ts'
import { INTAKE, type Owner } from '../domain/complaint.ts'
import type { Routable } from './choose-rule.ts'

/** A complaint that has been classified and has no owner. */
export type WaitingComplaint = Routable & {
  id: string
  version: number
  owner: Owner | null
  /** Who may not have it. */
  except: string[]
}

type Page = { after: string; limit: number; graceMs: number }

/** Those that nobody has chosen an owner for, from one id on; what is just being classified is left alone. */
export async function waitingComplaints(
  pool: Pool,
  { after, limit, graceMs }: Page,
): Promise<WaitingComplaint[]> {
  const { rows } = await pool.query<
    Omit<WaitingComplaint, 'storeId' | 'except'> & { storeId: string | null; parts: Parts }
  >(
    `select id, version, category, subject, state -> 'details' ->> 'storeId' as "storeId",
       state -> 'owner' as owner,
       ${partsIn('state')} as parts
     from complaint
     where stage in ('received', 'investigating', 'proposed') and category is not null and handler is null
       and (department is null or department = '${INTAKE}' or state -> 'owner' ? 'automatic')
       and updated_at < now() - $3 * interval '1 millisecond' and id > $1
     order by id limit $2`,
    [after, limit, graceMs],
  )
  return rows.map(({ storeId, parts, ...row }) => ({
    ...row,
    except: barredFrom(parts),
    ...(storeId !== null && { storeId }),
  }))
}
