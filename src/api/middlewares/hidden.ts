import { seesHidden } from '../../register/visible.ts'
import { readNumber } from '../complaint-id.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../handlers/find.ts'
import { fromRegister } from '../handlers/from-register.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Route } from '../route.ts'

const OF_ONE = '/v1/complaints/{id}'

/**
 * A restricted or erased complaint is not there for whoever may not see it, whichever of its pages is asked for. With
 * the register away this cannot be told: then archived complaints are shown to nobody.
 */
export async function refuseHidden(deps: Deps, { method, path }: Route, { params, by }: Call): Promise<void> {
  if (method !== 'get' || !path.startsWith(OF_ONE) || seesHidden(by.role)) return
  const { id } = params as unknown as { id: string }
  const number = readNumber(id)
  const isHidden = await fromRegister(deps, ({ keeping }) =>
    keeping.isHidden(number ? 'number' : 'id', number ?? id),
  ).catch((error: unknown) => {
    if (error instanceof Problem) return false
    throw error
  })
  if (isHidden) throw notFound(id)
}
