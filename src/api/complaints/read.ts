import type { z } from 'zod'
import type { Complaint } from '../../domain/complaint.ts'
import type { NoClock } from './clock-schemas.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { clockViews } from './clock-view.ts'
import { complaintView, eventView, explanation } from './complaint-view.ts'
import { findComplaint, idOf } from './find.ts'
import { fromRegister } from '../from-register.ts'
import { wrongQuery } from '../problems/wrong-query.ts'

export async function getComplaint(deps: Deps, call: Call<Contract['getComplaint']>): Promise<Reply> {
  const { by, params, query } = call
  const { complaint, recorded } = await findComplaint(deps, params.id)
  return {
    headers: { ETag: `"${complaint.version}"` },
    body: complaintView(complaint, {
      by,
      now: Date.now(),
      recorded,
      contacts: query.contacts,
      categories: deps.categories,
    }),
  }
}

export async function listEvents(deps: Deps, call: Call<Contract['listEvents']>): Promise<Reply> {
  const { limit, cursor = '0', contacts } = call.query
  const after = /^\d{1,9}$/.test(cursor) ? Number(cursor) : undefined
  if (after === undefined) throw wrongQuery('/cursor', 'This cursor does not belong to this list.')
  const id = await idOf(deps, call.params.id)
  const rows = await fromRegister(deps, ({ register }) => register.listEvents(id, after, limit + 1))
  if (rows.length === 0 && after === 0) await findComplaint(deps, id)
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return {
    body: {
      data: data.map((entry) => eventView(entry, [call.by], contacts)),
      ...(rows.length > limit && last && { nextCursor: String(last.sequence) }),
    },
  }
}

export async function listClocks(deps: Deps, call: Call<Contract['listClocks']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, call.params.id)
  return {
    headers: { ETag: `"${complaint.version}"` },
    body: { data: clockViews(complaint, Date.now()) },
  }
}

export async function explainClock(deps: Deps, call: Call<Contract['explainClock']>): Promise<Reply> {
  const { name, id } = call.params
  const { cycle, n } = call.query
  const { complaint } = await findComplaint(deps, id)
  const clock = complaint.clocks.findLast(
    (one) =>
      one.name === name && (cycle === undefined || one.cycle === cycle) && (n === undefined || one.n === n),
  )
  const headers = { ETag: `"${complaint.version}"` }
  const none = clock ? undefined : withoutClock(complaint, name)
  if (none) return { headers, body: none }
  if (!clock) throw new Problem('notFound', { detail: `The complaint has no such clock ${name}.` })
  return { headers, body: explanation(complaint, clock) }
}

function withoutClock({ policy }: Complaint, name: string): z.input<typeof NoClock> | undefined {
  const none = policy.without?.find(({ clock }) => clock === name)
  return none && { clock: name, without: none.reason, policy: { id: policy.id, version: policy.version } }
}
