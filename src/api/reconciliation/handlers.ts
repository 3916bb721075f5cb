import type { Finding } from '../../register/reconciliation/finding.ts'
import { listFindings as findingsIn } from '../../register/reconciliation/findings.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister } from '../from-register.ts'
import { utc } from '../../domain/instant.ts'

export async function listFindings(deps: Deps, call: Call<Contract['listFindings']>): Promise<Reply> {
  const { kind, open, limit, cursor } = call.query
  const query = {
    ...(kind && { kind }),
    open,
    limit: limit + 1,
    ...(cursor !== undefined && { before: Number(cursor) }),
  }
  const rows = await fromRegister(deps, ({ pool }) => findingsIn(pool, query))
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return {
    body: {
      data: data.map(findingView),
      ...(rows.length > limit && last && { nextCursor: String(last.id) }),
    },
  }
}

function findingView({ kind, complaintId, firstSeenAt, lastSeenAt, endedAt, mending, detail }: Finding) {
  return {
    kind,
    ...(kind === 'figuresDiffer' ? { day: complaintId } : complaintId !== '' && { complaintId }),
    firstSeenAt: utc(firstSeenAt),
    lastSeenAt: utc(lastSeenAt),
    ...(endedAt !== null && { endedAt: utc(endedAt) }),
    ...(mending !== null && { mending }),
    detail: withTimesAsText(detail),
  }
}
