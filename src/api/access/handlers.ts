import {
  listAccesses as accessesIn,
  listUndertakings as undertakingsIn,
  recordUndertaking,
} from '../../register/retention/access.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Confidentiality } from '../../rules/confidentiality.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister } from '../from-register.ts'
import { defined } from '../../domain/defined.ts'

export async function listAccesses(deps: Deps, call: Call<Contract['listAccesses']>): Promise<Reply> {
  const { limit, cursor = '0', complaint: typed, ...others } = call.query
  const asked = { ...others, complaint: typed && (readNumber(typed) ?? typed) }
  const offset = Number(cursor)
  const given = defined(asked)
  const lines = await fromRegister(deps, ({ slow }) =>
    accessesIn(slow, { ...given, offset, limit: limit + 1 }),
  )
  const data = lines.slice(0, limit).map(({ complaintId, number, ...line }) => ({
    ...(complaintId !== '' && { complaintId }),
    ...(number !== null && { number }),
    ...line,
  }))
  return {
    body: {
      data: withTimesAsText(data),
      ...(lines.length > limit && { nextCursor: String(offset + limit) }),
    },
  }
}

function inForce({ confidentiality }: Deps): Confidentiality {
  if (confidentiality) return confidentiality
  throw new Problem('notFound', { detail: 'No undertaking is asked here.' })
}

export async function getConfidentiality(
  deps: Deps,
  { by }: Call<Contract['getConfidentiality']>,
): Promise<Reply> {
  const { version, text } = inForce(deps)
  const [given] = await fromRegister(deps, ({ pool }) => undertakingsIn(pool, { version, person: by.id }))
  return { body: withTimesAsText({ version, text, ...(given && { givenAt: given.at }) }) }
}

export async function giveUndertaking(deps: Deps, call: Call<Contract['giveUndertaking']>): Promise<Reply> {
  const { version } = inForce(deps)
  const { by, body } = call
  if (body.version !== version)
    throw unfitting('/version', 'unknown', `The version in force is ${version}: read that one.`)
  const given = { person: by.id, role: by.role, version, at: Date.now() }
  return { body: withTimesAsText(await fromRegister(deps, ({ pool }) => recordUndertaking(pool, given))) }
}

export async function listUndertakings(deps: Deps, call: Call<Contract['listUndertakings']>): Promise<Reply> {
  const { version = inForce(deps).version } = call.query
  const data = await fromRegister(deps, ({ pool }) => undertakingsIn(pool, { version }))
  return { body: { data: withTimesAsText(data) } }
}
