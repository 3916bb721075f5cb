import type { ClientBase } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import { deskOrderOf } from '../../domain/complaint-row.ts'
import { priorityOf } from '../../domain/policy/priority.ts'

const AT_ONCE = 500

type Earlier = Pick<Complaint, 'kind' | 'stage'> & {
  id: string
  dueOrder: number
  isOverdue: boolean
  classification: Complaint['classification'] | null
}

/** Gives complaints from before desks had an order their place; what is done stays done if it is interrupted. */
export async function deskEarlier(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<Earlier>(
      `select id, kind, stage, due_order::float8 as "dueOrder", overdue_since is not null as "isOverdue",
         state -> 'classification' as classification
       from complaint where desk_order is null order by id limit ${AT_ONCE}`,
    )
    if (rows.length === 0) return
    const placed = rows.map(placeOf)
    await client.query(
      `update complaint c set priority = told.priority, desk_order = told.desk_order
       from unnest($1::text[], $2::smallint[], $3::bigint[]) told (id, priority, desk_order)
       where c.id = told.id and c.desk_order is null`,
      [
        rows.map(({ id }) => id),
        placed.map(({ priority }) => priority),
        placed.map(({ deskOrder }) => deskOrder),
      ],
    )
  }
}

function placeOf({ classification, stage, ...row }: Earlier) {
  const priority = classification ? priorityOf({ classification }) : undefined
  return { priority, deskOrder: deskOrderOf({ ...row, isOpen: stage !== 'closed', priority }) }
}
