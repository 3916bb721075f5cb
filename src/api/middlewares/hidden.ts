import { mayUnder } from '../../domain/access/table.ts'
import { relationsBy, tiesOf } from '../../domain/access/ties.ts'
import { seesHidden } from '../../register/lists/visible.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import { findComplaint, notFound } from '../complaints/find.ts'
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
export async function refuseHiddenOne(deps: Deps, id: string, actors: readonly Actor[]): Promise<void> {
  if (actors.some(({ role }) => seesHidden(role))) return
  if ((await recordedStanding(deps, id))?.hidden) throw notFound(id)
}

/** How a complaint stands that the register does not have yet, or cannot tell of. */
export async function liveStanding(deps: Deps, reference: string): Promise<Standing | undefined> {
  const live = await findComplaint(deps, reference).catch(() => undefined)
  return live && { hidden: false, ties: tiesOf(live.complaint) }
}

/** Whether somebody may not even read how a complaint stands: it is nothing to them, or hidden from them. */
export async function isKeptFrom(deps: Deps, id: string, by: Actor): Promise<boolean> {
  const standing = (await recordedStanding(deps, id)) ?? (await liveStanding(deps, id))
  return standing !== undefined && !reads(by, standing)
}

/** The same of what the register has: a complaint whose past is being told is nobody's yet. */
export async function refuseKeptOne(deps: Deps, id: string, actors: readonly Actor[]): Promise<void> {
  const recorded = await recordedStanding(deps, id)
  if (recorded && !actors.some((by) => reads(by, recorded))) throw notFound(id)
}

const reads = (by: Actor, { hidden, ties }: Standing): boolean =>
  (!hidden || seesHidden(by.role)) && mayUnder(by, 'readComplaint', relationsBy(ties, by))
