import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import type { Reassignment, Selection, Target } from '../../domain/supervision/reassignment.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { storable } from '../../register/commit/storable.ts'
import { listItems, reassignmentOf, recordReassignment } from '../../register/supervision/reassignments.ts'
import {
  CANCEL_REASSIGNMENT,
  REASSIGN_WORKFLOW,
  reassignIdOf,
} from '../../workflows/messages/reassignment.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, inOtherRoles, orderView } from './carry-out-order.ts'

const reassignments = {
  called: 'reassignment',
  none: (id: string) => `There is no reassignment ${id}.`,
  path: '/v1/reassignments',
  run: { type: REASSIGN_WORKFLOW, idOf: reassignIdOf, cancel: CANCEL_REASSIGNMENT },
  record: recordReassignment,
  recorded: reassignmentOf,
  items: listItems,
}

export function beginReassignment(
  deps: Deps,
  { by, actors, body, idempotencyKey = randomUUID() }: Call<Contract['beginReassignment']>,
): Promise<Reply> {
  const order: Reassignment = storable({
    id: idOfParts('rsg', [by.id, idempotencyKey]),
    selection: defined(body.selection) as Selection,
    target: defined(body.target) as Target,
    reason: body.reason,
    by,
    ...inOtherRoles(by, actors),
    digest: digestOf(body),
  })
  return beginOrder(deps, reassignments, { order, body, idempotencyKey })
}

export const getReassignment = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getReassignment']>,
): Promise<Reply> =>
  orderView(deps, reassignments, { actors, id, query, language, view: ({ target }) => ({ target }) })

export const cancelReassignment = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelReassignment']>,
): Promise<Reply> => callOrderOff(deps, reassignments, { by, id })
