import type { z } from 'zod'
import type { Actor, Command } from '../../domain/command.ts'
import { decide } from '../../domain/decide/decide.ts'
import type { Instant } from '../../domain/instant.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { listOrders, type GoingOrder } from '../../register/supervision/orders.ts'
import { superviseOrderView } from '../complaints/complaint-view.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import { polled } from '../polled.ts'
import type { Call, Reply } from '../route.ts'
import { whose } from './escalation-view.ts'
import type { GoingOrderView } from './supervise-order-routes.ts'

export const listSuperviseOrders = (
  deps: Deps,
  call: Call<Contract['listSuperviseOrders']>,
): Promise<Reply> =>
  polled(deps, call, async () => {
    const { department, limit } = call.query
    const sight = sightOf(call.actors, 'readEscalations')
    const asked = { sight, limit, ...(department !== undefined && { department }) }
    const orders = await fromRegister(deps, ({ pool }) => listOrders(pool, asked))
    const now = Date.now()
    return { data: orders.map((one) => orderView(one, { by: call.by, now })) }
  })

type Seen = { by: Actor; now: Instant }

const orderView = ({ complaint, order }: GoingOrder, seen: Seen) =>
  withTimesAsText({
    complaint: whose(complaint),
    order: superviseOrderView(order),
    allowedActions: allowed({ complaint, order }, seen),
  }) as z.input<typeof GoingOrderView>

const ACTIONS: readonly [action: 'reply' | 'conclude', command: (order: number) => Command][] = [
  ['reply', (order) => ({ type: 'replyToSupervision', order, reply: 'asked' })],
  ['conclude', (order) => ({ type: 'concludeSupervision', order })],
]

/** What this reader could do with it: the complaint's own rules are asked. */
const allowed = ({ complaint, order: { n } }: GoingOrder, { by, now }: Seen) =>
  ACTIONS.filter(([, command]) => !isRefusal(decide(complaint, { command: command(n), by, at: now }))).map(
    ([action]) => action,
  )
