import type { Actor } from '../../domain/command.ts'
import { utcIfAny, type Instant } from '../../domain/instant.ts'
import type { CountFilter } from '../../register/lists/complaint-counts.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { listedView } from '../complaints/complaint-view.ts'
import { fromRegister } from '../from-register.ts'
import { refuseUnknownClock } from './lapsed.ts'
import { polled } from '../polled.ts'
import { beginOfToday } from './today.ts'
import { defined } from '../../domain/defined.ts'
import { wrongCursor } from '../problems/wrong-query.ts'

export async function listComplaints(deps: Deps, call: Call<Contract['listComplaints']>): Promise<Reply> {
  const { sort, limit, cursor, ...filter } = call.query
  await refuseUnknownClock(deps, filter.lapsed)
  const query = {
    filter: defined(filter),
    sort,
    limit,
    sight: sightOf(call.actors, 'readLists'),
    ...defined({ cursor }),
  }
  return polled(deps, call, async () => {
    const page = await fromRegister(deps, ({ register }) => register.listComplaints(query)).catch(wrongCursor)
    return { ...page, data: page.data.map(listedView) }
  })
}

export function countComplaints(deps: Deps, call: Call<Contract['countComplaints']>): Promise<Reply> {
  // What was done today is nothing again at midnight, though nothing happens.
  const today = beginOfToday()
  return polled(deps, { ...call, query: { today } }, async () => {
    const tabs = tabsOf(call.by, today)
    const sight = sightOf(call.actors, 'readLists')
    const counts = await fromRegister(deps, ({ register }) => register.countLists(tabs, sight))
    return {
      data: Object.entries(tabs).map(([tab, filter]) => ({ tab, count: counts[tab], filter: shown(filter) })),
    }
  })
}

/** As it is asked with. */
const shown = ({ closedAfter, ...filter }: CountFilter) => ({
  ...filter,
  ...defined({ closedAfter: utcIfAny(closedAfter) }),
})

export async function totalComplaints(deps: Deps, call: Call<Contract['totalComplaints']>): Promise<Reply> {
  const { query } = call
  await refuseUnknownClock(deps, query.lapsed)
  const sight = sightOf(call.actors, 'readLists')
  return polled(deps, call, () =>
    fromRegister(deps, ({ register }) => register.countMatching(defined(query), sight)),
  )
}

/** What is on an agent's desk: the work there is, whose it is, and what is overdue. */
function tabsOf({ id, role, departments }: Actor, today: Instant): Record<string, CountFilter> {
  const [department] = departments ?? []
  return {
    open: { open: true },
    mine: { open: true, handler: id },
    ...(department && { department: { open: true, department } }),
    unassigned: { open: true, unassigned: true, ...(department && { department }) },
    unclassified: { open: true, unclassified: true },
    waiting: { open: true, waiting: true },
    overdue: { open: true, overdue: true },
    escalated: { open: true, level: 1 },
    closed: { open: false },
    doneToday: {
      ...{ open: false, closedAfter: today },
      ...(role === 'agent' ? { handler: id } : department && { department }),
    },
  }
}
