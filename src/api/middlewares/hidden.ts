import { seesHidden } from '../../register/lists/visible.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'
import type { Actor } from '../../domain/command.ts'

/** What decides who reaches a complaint. */
export type Standing = { hidden: boolean; ties: readonly string[] }

/** How a complaint stands in the register, by its id or number; nothing, where it is not there or the register is away. */
export async function recordedStanding(deps: Deps, reference: string): Promise<Standing | undefined> {
  const number = readNumber(reference)
  return fromRegister(deps, ({ register }) =>
    register.standing(number ? 'number' : 'id', number ?? reference),
  ).catch((error: unknown) => {
    if (error instanceof Problem) return undefined
    throw error
  })
}

/**
 * A restricted or erased complaint is not there for those who may not see it. With the register away this cannot be told:
 * then archived complaints are not shown.
 */
export async function refuseHiddenOne(deps: Deps, id: string, by: Actor): Promise<void> {
  if (seesHidden(by.role)) return
  if ((await recordedStanding(deps, id))?.hidden) throw notFound(id)
}
