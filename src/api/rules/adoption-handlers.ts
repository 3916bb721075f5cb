import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import type { Adoption, Offered } from '../../domain/supervision/adoption.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { storable } from '../../register/commit/storable.ts'
import {
  adoptionOf,
  policyAdoptions,
  recordAdoption,
  type RecordedAdoption,
} from '../../register/supervision/adoptions.ts'
import { pinned } from '../../rules/policies.ts'
import { ADOPT_WORKFLOW, adoptIdOf, CANCEL_ADOPTION } from '../../workflows/messages/adoption.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, inOtherRoles, orderView } from '../supervision/carry-out-order.ts'
import { refuseUnchoosable } from './choosing.ts'

const adoptions = {
  called: 'adoption',
  none: (id: string) => `There is no adoption ${id}.`,
  path: '/v1/policy-adoptions',
  run: { type: ADOPT_WORKFLOW, idOf: adoptIdOf, cancel: CANCEL_ADOPTION },
  record: recordAdoption,
  recorded: adoptionOf,
  items: policyAdoptions.page,
}

export async function beginAdoption(
  deps: Deps,
  { by, actors, caller, body, idempotencyKey = randomUUID() }: Call<Contract['beginAdoption']>,
): Promise<Reply> {
  const { policyId, selection, reason, dryRun } = body
  const policy = deps.policies.get(policyId)
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${policyId}.`)
  refuseUnchoosable({ by, scopes: caller.scopes }, policy)
  const order: Adoption = storable({
    id: idOfParts('adp', [by.id, idempotencyKey]),
    policy: pinned(policy),
    selection: defined(selection) as Offered,
    reason,
    by,
    ...inOtherRoles(by, actors),
    ...(dryRun && { dryRun: true as const }),
    digest: digestOf(body),
  })
  return beginOrder(deps, adoptions, { order, body, idempotencyKey })
}

export const getAdoption = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getAdoption']>,
): Promise<Reply> => orderView(deps, adoptions, { actors, id, query, language, view: ownOfAdoption })

export const cancelAdoption = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelAdoption']>,
): Promise<Reply> => callOrderOff(deps, adoptions, { by, id })

const ownOfAdoption = ({
  policyId,
  policyVersion,
  dryRun,
  dues,
  begun,
  ended,
  breaches,
}: RecordedAdoption) => ({
  policy: { id: policyId, version: policyVersion },
  ...{ dryRun, dues, begun, ended, breaches },
})
