import { EDITION } from '../../domain/decide/rule.ts'
import { dayMs } from '../../domain/instant.ts'
import { toldUpTo } from '../../domain/import/importing.ts'
import type { Opening } from '../../domain/opening.ts'
import { AT_ONCE_BYTES, pastPieces, WORK_AT_MOST } from '../../domain/import/past.ts'
import { bytesOf } from '../../domain/journal/pieces.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { complaintIdOf } from '../complaints/complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { following, historyOf, NOTHING_TOLD, toldOn } from './told.ts'
import { refuseHiddenOne } from '../middlewares/hidden.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { begin, foundReply, type Beginning } from '../complaints/begin.ts'
import { fromRegister } from '../from-register.ts'
import { isRecorded, otherPast, standingOf, tellPiece } from './import-steps.ts'
import { beginningOf, openingOf } from '../complaints/opening.ts'

/** No firm keeps a complaint for longer, and the law of no term reaches further back. */
const YEARS_BACK = 30

type Importing = Call<Contract['importComplaint']>

/** Takes a complaint over with its history, up to now. One that has grown goes on from what is there. */
export async function importComplaint(deps: Deps, call: Importing): Promise<Reply> {
  const { facts, ...intake } = call.body
  const asked = await importOf(deps, call)
  const history = historyOf(facts, call.by)
  if (bytesOf(history) > AT_ONCE_BYTES)
    throw new Problem('tooLarge', { detail: 'So long a history is sent in pieces: POST /v1/imports.' })
  const imported = { intake: digestOf(intake), digest: toldOn(NOTHING_TOLD, facts).digest }
  const reply = await begin(deps, asked, async () => {
    const opening = openingOf(deps, intake, asked, { imported: true })
    refuseLongAgo(opening)
    const past = { opening, history, until: asked.now, workAtMost: WORK_AT_MOST }
    const decided = await deps.pasts.tell(past)
    if (isRefusal(decided) && decided.code === 'tooMuchWork')
      throw new Problem('tooMuchWork', { detail: decided.detail, members: { workAtMost: WORK_AT_MOST } })
    return { start: { opening, history, imported, edition: EDITION }, decided }
  }).catch((error: unknown) => {
    if (!isKeyReused(error)) throw error
    return grown(deps, { asked, call }, error)
  })
  if (!('status' in reply) || reply.status !== 201) return reply
  const body = reply.body as { version: number }
  return { ...reply, body: { ...body, recorded: await isRecorded(deps, asked.id, body.version) } }
}

export const isKeyReused = (error: unknown): error is Problem =>
  error instanceof Problem && error.code === 'keyReused'

/** The same case with more facts than before: those are told. */
async function grown(
  deps: Deps,
  { asked, call }: { asked: Beginning; call: Importing },
  otherwise: Problem,
): Promise<Reply> {
  const { facts, ...intake } = call.body
  await refuseHiddenOne(deps, asked.id, call.actors)
  const { imported, importing } = await standingOf(deps, asked.id)
  if (imported?.intake !== digestOf(intake)) throw otherwise
  if (importing) throw new Problem('importing')
  const told = toldUpTo(imported)
  const more = following(told, facts, (fact) => fact)
  if (typeof more === 'string') throw otherPast(more)
  let after = told
  for (const piece of pastPieces(more))
    after = await tellPiece(deps, asked.id, { after, facts: piece, by: call.by })
  const { headers, body } = await foundReply(deps, asked, 'importComplaint')
  const again = after === told && { 'Idempotent-Replayed': 'true' }
  return { status: 200, headers: { ...headers, ...again }, body }
}

/** A complaint that was imported before imports were apart keeps the id of its message: only the register knows. */
export async function importOf(
  deps: Deps,
  call: Pick<Importing, 'by' | 'caller' | 'idempotencyKey'> & { body: Omit<Importing['body'], 'facts'> },
): Promise<Beginning> {
  const asked = beginningOf(call, 'import')
  const { channel, messageId } = call.body
  if (messageId === undefined) return asked
  const before = complaintIdOf(['message', channel, messageId])
  const isFromBefore = await fromRegister(deps, ({ register }) => register.wasImported(before))
  return isFromBefore ? { ...asked, id: before } : asked
}

/** What is taken over was received within living memory; a year counts as 366 days. */
export function refuseLongAgo({ receivedAt, registeredAt }: Opening): void {
  if (receivedAt >= registeredAt - YEARS_BACK * 366 * dayMs) return
  const detail = `It may have been received at most ${YEARS_BACK} years before it is imported.`
  throw unfitting('/receivedAt', 'tooLongAgo', detail)
}
