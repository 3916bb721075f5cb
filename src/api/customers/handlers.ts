import type { Details } from '../../domain/intake.ts'
import { defined } from '../../domain/defined.ts'
import { personOf } from '../../domain/matching/same-person.ts'
import { findComplaint } from '../complaints/find.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { callersTold, callerView } from '../lists/caller-handlers.ts'
import type { Call, Reply } from '../route.ts'

export async function getContacts(deps: Deps, { params }: Call<Contract['getContacts']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, params.id)
  const { complainant, representative } = complaint.details
  return {
    body: {
      complainant: reachedBy(complainant),
      ...(representative && { representative: reachedBy(representative) }),
    },
  }
}

const reachedBy = ({ name, phone, email }: Pick<Details['complainant'], 'name' | 'phone' | 'email'>) =>
  defined({ name, phone, email })

/** People by the same number are asked for at most so many: more share it than are one. */
const CALLERS = 10

export async function getCaller(deps: Deps, call: Call<Contract['getCaller']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, call.params.id)
  const found = await callersTold(deps, call, { told: personOf(complaint.details), limit: CALLERS })
  const others = found
    .map((caller) => ({ ...caller, complaints: caller.complaints.filter(({ id }) => id !== complaint.id) }))
    .filter(({ complaints }) => complaints.length > 0)
  return { body: { data: others.map(callerView) } }
}
