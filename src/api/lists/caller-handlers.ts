import type { z } from 'zod'
import type { Actor } from '../../domain/command.ts'
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
  const sight = sightOf(call.actors, 'readLists')
  const found = await fromRegister(deps, ({ pool }) => callersLike(pool, told, { limit, sight }))
  return { body: { data: found.map((caller) => callerView(caller, call.by)) } }
}

/** Who they are says only what complaints say that are read anyway. */
function callerView({ sameness, complaints }: CallerFound, by: Actor) {
  const latest = complaints
    .filter(({ reached }) => reached)
    .toSorted((one, other) => other.receivedAt - one.receivedAt)[0]
  const view = {
    sameness,
    ...(latest && whoIs(latest, by)),
    open: complaints.filter(({ stage }) => stage !== 'closed').length,
    complaints: complaints.map(complaintView),
  }
  return withTimesAsText(view) as z.input<typeof CallerView>
}

function whoIs({ details }: CallersComplaint, by: Actor) {
  const { complainant, customerId } = details
  const { name, phone, email } = seesContacts(by) ? complainant : masked(complainant)
  return { name, phone, email, customerId }
}

function complaintView({ reached, details: _, ...complaint }: CallersComplaint) {
  const { number, kind, stage, department } = complaint
  return reached ? complaint : { number, kind, stage, department }
}
