import { readFeed as feedPage, type Change } from '../../register/feed/feed.ts'
import { InvalidCursor } from '../../register/lists/list-cursor.ts'
import type { Actor } from '../../domain/command.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { eventView } from '../complaints/complaint-view.ts'
import { fromRegister } from '../from-register.ts'

export async function readFeed(deps: Deps, { query, by }: Call<Contract['readFeed']>): Promise<Reply> {
  const { after = '0', limit } = query
  if (!/^\d{1,15}$/.test(after)) throw wrongCursor('This cursor does not belong to the feed.')
  try {
    const page = await fromRegister(deps, ({ pool }) =>
      feedPage(pool, { reader: by.role, after: Number(after), limit }),
    )
    const { changes, next, hasMore } = page
    return {
      body: { data: changes.map((change) => changeView(change, by)), nextCursor: String(next), hasMore },
    }
  } catch (error) {
    throw error instanceof InvalidCursor ? wrongCursor(error.message) : error
  }
}

function changeView(change: Change, by: Actor) {
  const { position, complaintId, kind, sequence } = change
  const entry = change.kind === 'recorded' && { entry: eventView(change.entry, by) }
  return { cursor: String(position), complaintId, kind, sequence, ...entry }
}

const wrongCursor = (detail: string): Problem =>
  new Problem('invalid', {
    detail,
    errors: [{ in: 'query', pointer: '/after', code: 'invalid', detail }],
  })
