import { defined } from '../../domain/defined.ts'
import type { Actor } from '../../domain/command.ts'
import type { Offered } from '../../domain/supervision/adoption.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import type { RecordedAdoption } from '../../register/supervision/adoptions-table.ts'
import type { Call } from '../route.ts'
import { inOtherRoles } from '../supervision/carry-out-order.ts'

type Asked = {
  by: Actor
  actors: Call['actors']
  body: { selection: object; reason: string; dryRun?: boolean | undefined }
  idempotencyKey: string
}

/** What an order by which many complaints adopt something says, beside what that is. */
export const adoptionOrder = (prefix: string, { by, actors, body, idempotencyKey }: Asked) => ({
  id: idOfParts(prefix, [by.id, idempotencyKey]),
  selection: defined(body.selection) as Offered,
  reason: body.reason,
  by,
  ...inOtherRoles(by, actors),
  ...(body.dryRun && { dryRun: true as const }),
  digest: digestOf(body),
})

/** What is told of it beside what every order tells; what it adopts goes by its own name. */
export const ownOfAdoption =
  (what: 'policy' | 'calendar') =>
  ({ adopted, dryRun, dues, begun, ended, breaches }: RecordedAdoption) => ({
    [what]: adopted,
    ...{ dryRun, dues, begun, ended, breaches },
  })
