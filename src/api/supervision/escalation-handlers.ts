import type { CommandType } from '../../domain/command.ts'
import {
  countEscalations as countThem,
  listEscalations as listThem,
  type EscalationQuery,
  type EscalationView,
} from '../../register/supervision/escalations.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { readerOf } from '../../register/lists/reader.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { escalationView, keyOf, readEscalationId } from './escalation-view.ts'
import { fromRegister } from '../from-register.ts'
import { performOne } from '../complaints/perform.ts'
import { polled } from '../polled.ts'
import { wrongCursor } from '../problems/wrong-query.ts'
import { defined } from '../../domain/defined.ts'

/** Who sees the escalations of the whole house. */
const SEES_ALL = ['management', 'operator', 'auditor', 'legal']
const viewsOf = (actors: Call['actors']): readonly EscalationView[] =>
  actors.some(({ role }) => SEES_ALL.includes(role)) ? ['mine', 'team', 'all'] : ['mine', 'team']

export async function listEscalations(deps: Deps, call: Call<Contract['listEscalations']>): Promise<Reply> {
  const { by, actors } = call
  const { view, limit, cursor, state, level, clock, department } = call.query
  if (!viewsOf(actors).includes(view)) throw new Problem('forbidden')
  return polled(deps, call, async () => {
    const reader = await fromRegister(deps, ({ pool }) => readerOf(pool, by))
    const query: EscalationQuery = {
      ...{ view, reader, limit, sight: sightOf(actors, 'readEscalations') },
      filter: defined({ state, level, clock, department }),
      ...defined({ cursor }),
    }
    const page = await fromRegister(deps, ({ pool }) => listThem(pool, query)).catch(wrongCursor)
    const now = Date.now()
    return { ...page, data: page.data.map((one) => escalationView(one, { by, now })) }
  })
}

export const countEscalations = (deps: Deps, call: Call<Contract['countEscalations']>): Promise<Reply> =>
  polled(deps, call, async () => {
    const { by, actors } = call
    const views = viewsOf(actors)
    const counts = await fromRegister(deps, async ({ pool }) =>
      countThem(pool, { reader: await readerOf(pool, by), sight: sightOf(actors, 'readEscalations') }, views),
    )
    return { data: views.map((view) => ({ view, ...counts[view] })) }
  })

type AnswerCall = Call<Contract['acceptById' | 'delegateById' | 'resolveById']>

/** A command of the complaint it belongs to, on the same way as every other. */
const answering =
  (type: CommandType) =>
  async (deps: Deps, call: AnswerCall): Promise<Reply> => {
    const { id } = call.params
    const named = readEscalationId(id)
    if (!named) throw new Problem('notFound', { detail: `There is no escalation ${id}.` })
    const { complaintId, source } = named
    const body = { ...call.body, key: keyOf(source) }
    return performOne(type)(deps, { ...call, params: { id: complaintId }, body })
  }

export const acceptById = answering('acceptEscalation')
export const delegateById = answering('delegateEscalation')
export const resolveById = answering('resolveEscalation')
