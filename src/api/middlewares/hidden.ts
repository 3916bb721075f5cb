import { seesHidden } from '../../register/lists/visible.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'
import type { Actor } from '../../domain/command.ts'

/**
 * A restricted or erased complaint is not there for those who may not see it. With the register away this cannot be told:
 * then archived complaints are not shown.
 */
export async function refuseHiddenOne(deps: Deps, id: string, by: Actor): Promise<void> {
  if (seesHidden(by.role)) return
  const number = readNumber(id)
  const isHidden = await fromRegister(deps, ({ register: { retention } }) =>
    retention.isHidden(number ? 'number' : 'id', number ?? id),
  ).catch((error: unknown) => {
    if (error instanceof Problem) return false
    throw error
  })
  if (isHidden) throw notFound(id)
}
