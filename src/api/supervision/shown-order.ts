import type { Actor } from '../../domain/command.ts'
import { seenAmong } from '../../register/complaint/reads.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Deps } from '../deps.ts'
import type { Call } from '../route.ts'
import { fromRegister } from '../from-register.ts'

type Line = { complaintId: string; number: string | null }
type Order = { by: Pick<Actor, 'id'>; selection: object }

/**
 * An order over many complaints, as somebody is shown it: with the lines of those complaints that they may read. Who gave
 * it is told of each what they named, and no more than that of those that they may not.
 */
export async function shownOrder<L extends Line>(
  deps: Deps,
  actors: Call['actors'],
  { order, lines }: { order: Order; lines: readonly L[] },
): Promise<{ selection: object; items: L[] }> {
  const ids = lines.map(({ complaintId }) => complaintId)
  const seen = await fromRegister(deps, ({ pool }) => seenAmong(pool, ids, sightOf(actors, 'readComplaint')))
  const isTheirs = order.by.id === actors[0].id
  return {
    selection: isTheirs ? order.selection : withoutNamed(order.selection),
    items: lines
      .filter(({ complaintId }) => isTheirs || seen.has(complaintId))
      .map((line) => (seen.has(line.complaintId) ? line : { ...line, number: null })),
  }
}

/** Which complaints were named says each line to whom it may. */
export function withoutNamed(selection: object): object {
  const { ids: _, ...others } = selection as { ids?: unknown }
  return others
}
