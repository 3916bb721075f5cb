import { readFeed as feedPage, type Change } from '../../register/feed/feed.ts'
import { seesOne, sightOf } from '../../register/lists/visible.ts'
import type { Actor } from '../../domain/command.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { eventView } from '../complaints/complaint-view.ts'
import { fromRegister } from '../from-register.ts'
import { wrongCursor, wrongQuery } from '../problems/wrong-query.ts'

export async function readFeed(deps: Deps, { query, actors }: Call<Contract['readFeed']>): Promise<Reply> {
  const { after = '0', limit } = query
  if (!/^\d{1,15}$/.test(after)) throw wrongQuery('/after', 'This cursor does not belong to the feed.')
  const { changes, next, hasMore } = await fromRegister(deps, ({ pool }) =>
    feedPage(pool, { sight: sightOf(actors, 'readFeed'), after: Number(after), limit }),
  ).catch((error: unknown) => wrongCursor(error, '/after'))
  return {
    body: { data: changes.map((change) => changeView(change, actors)), nextCursor: String(next), hasMore },
  }
}

/** An entry is told as it is read in those roles that reach its complaint. */
function changeView(change: Change, actors: readonly Actor[]) {
  const { position, complaintId, kind, sequence } = change
  const entry = change.kind === 'recorded' && {
    entry: eventView(
      change.entry,
      actors.filter((by) => seesOne(sightOf([by], 'readFeed'), change.standing)),
    ),
  }
  return { cursor: String(position), complaintId, kind, sequence, ...entry }
}
