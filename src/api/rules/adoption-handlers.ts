import { randomUUID } from 'node:crypto'
import type { Adoption } from '../../domain/supervision/adoption.ts'
import { storable } from '../../register/commit/storable.ts'
import { policyAdoptions, recordAdoption } from '../../register/supervision/adoptions.ts'
import { pinned } from '../../rules/policies.ts'
import { ADOPT_WORKFLOW, adoptIdOf, CANCEL_ADOPTION } from '../../workflows/messages/adoption.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, orderView } from '../supervision/carry-out-order.ts'
import { refuseUnchoosable } from './choosing.ts'
import { adoptionOrder, ownOfAdoption } from './adoption-order.ts'

const adoptions = {
  called: 'adoption',
  none: (id: string) => `There is no adoption ${id}.`,
  path: '/v1/policy-adoptions',
  run: { type: ADOPT_WORKFLOW, idOf: adoptIdOf, cancel: CANCEL_ADOPTION },
  record: recordAdoption,
  recorded: policyAdoptions.recorded,
  items: policyAdoptions.page,
}

export async function beginAdoption(
  deps: Deps,
  { by, actors, caller, body, idempotencyKey = randomUUID() }: Call<Contract['beginAdoption']>,
): Promise<Reply> {
  const { policyId } = body
  const policy = deps.policies.get(policyId)
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${policyId}.`)
  refuseUnchoosable({ by, scopes: caller.scopes }, policy)
  const said = adoptionOrder('adp', { by, actors, body, idempotencyKey })
  const order: Adoption = storable({ ...said, policy: pinned(policy) })
  return beginOrder(deps, adoptions, { order, body, idempotencyKey })
}

export const getAdoption = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getAdoption']>,
): Promise<Reply> =>
  orderView(deps, adoptions, { actors, id, query, language, view: ownOfAdoption('policy') })

export const cancelAdoption = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelAdoption']>,
): Promise<Reply> => callOrderOff(deps, adoptions, { by, id })
