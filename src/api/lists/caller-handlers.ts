import type { z } from 'zod'
import type { Told } from '../../domain/matching/callers.ts'
import { callersLike, type CallerFound, type CallersComplaint } from '../../register/lists/callers.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { masked, seesContacts, withTimesAsText } from '../outside.ts'
import type { Call, Reply } from '../route.ts'
import type { CallerView } from './caller-routes.ts'

export async function listCallers(deps: Deps, call: Call<Contract['listCallers']>): Promise<Reply> {
  const { limit, ...told } = call.query
  const found = await callersTold(deps, call, { told, limit })
  return { body: { data: found.map(callerView) } }
}

/** Those who may be who is told of, as far as who asks may know. */
export async function callersTold(
  deps: Deps,
  { actors }: Pick<Call, 'actors'>,
  { told, limit }: { told: Told; limit: number },
): Promise<CallerFound[]> {
  const sight = sightOf(actors, 'readLists')
  const [first, ...others] = actors.filter(seesContacts)
  const contacts = first && sightOf([first, ...others], 'readLists')
  return fromRegister(deps, ({ pool }) => callersLike(pool, told, { limit, sight, contacts }))
}

/** Who they are says only what complaints say that are read anyway. */
export function callerView({ sameness, complaints }: CallerFound) {
  const latest = complaints
    .filter(({ reached }) => reached)
    .toSorted((one, other) => other.receivedAt - one.receivedAt)[0]
  const view = {
    sameness,
    ...(latest && whoIs(latest)),
    open: complaints.filter(({ stage }) => stage !== 'closed').length,
    complaints: complaints.map(complaintView),
  }
  return withTimesAsText(view) as z.input<typeof CallerView>
}

function whoIs({ details, contacts }: CallersComplaint) {
  const { complainant, customerId } = details
  const { name, phone, email } = contacts ? complainant : masked(complainant)
  return { name, phone, email, customerId }
}

function complaintView({ reached, contacts: _c, details: _, ...complaint }: CallersComplaint) {
  const { number, kind, stage, department } = complaint
  return reached ? complaint : { number, kind, stage, department }
}
