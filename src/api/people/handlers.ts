import { randomUUID } from 'node:crypto'
import { utc } from '../../domain/instant.ts'
import { keptUntil, mayNotRecord } from '../../domain/supervision/person-records.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { recordOfPerson, recordsOfPerson, type PersonRecord } from '../../register/people/person-records.ts'
import { refuseStrangers } from '../complaints/naming.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { recordReadingOf } from '../middlewares/access-log.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import { refusalProblem } from '../problems/refusal-problem.ts'
import type { Call, Reply } from '../route.ts'

const recordView = (one: PersonRecord) => withTimesAsText({ ...one, keepUntil: utc(one.keepUntil) }) as object

async function record(deps: Deps, call: Call<Contract['recordOfPerson']>): Promise<Reply> {
  const { by, body, params, idempotencyKey = randomUUID() } = call
  const now = Date.now()
  const { kind, what, occurredAt = now } = body
  const refusal = mayNotRecord(by, { person: params.id, occurredAt, now })
  if (refusal) throw refusalProblem(refusal)
  await refuseStrangers(deps, [params.id], '')
  const about = { person: params.id, kind, what, occurredAt, keepUntil: keptUntil(occurredAt) }
  const told = { id: idOfParts('rec', [by.id, idempotencyKey]), recordedAt: now, recordedBy: by.id }
  const digest = digestOf([params.id, body])
  const kept = await fromRegister(deps, ({ pool }) => recordOfPerson(pool, { ...about, ...told, digest }))
  if (!kept) throw new Problem('keyReused')
  return { body: recordView(kept) }
}

/** Whose they are is written down with who reads them. */
async function list(deps: Deps, call: Call<Contract['listPersonRecords']>): Promise<Reply> {
  const { by, params } = call
  await recordReadingOf(deps, { operation: 'listPersonRecords', complaint: `person:${params.id}`, by })
  const data = await fromRegister(deps, ({ pool }) => recordsOfPerson(pool, params.id, Date.now()))
  return { body: { data: data.map(recordView) } }
}

export const personRecordHandlers = { recordOfPerson: record, listPersonRecords: list }
