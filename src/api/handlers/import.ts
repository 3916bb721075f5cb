import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from '../../domain/command.ts'
import { dayMs } from '../../domain/instant.ts'
import type { Opening } from '../../domain/opening.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { asMeant } from '../commands.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { begin } from './begin.ts'
import { beginningOf, openingOf } from './opening.ts'

/** Temporal takes inputs of at most two megabytes; policy and calendar need some of it. */
const HISTORY_BYTES = 1_800_000

/** What the workflow has to do again within one task, with room for a slow machine. */
const WORK_AT_MOST = 1_000_000
/** No firm keeps a complaint for longer, and the law of no term reaches further back. */
const YEARS_BACK = 30

/** Takes a complaint over with its history, up to now. */
export async function importComplaint(deps: Deps, call: Call<Contract['importComplaint']>): Promise<Reply> {
  const { facts, ...intake } = call.body
  const asked = beginningOf(call)
  const history = facts.map(({ at, by = call.by, ...command }) => ({
    at,
    by,
    command: asMeant<Command>([command])[0]!,
  }))
  if (Buffer.byteLength(JSON.stringify(history)) > HISTORY_BYTES) throw new Problem('tooLarge')
  const reply = await begin(deps, asked, async () => {
    const opening = openingOf(deps, intake, asked, true)
    refuseLongAgo(opening)
    const past = { opening, history, until: asked.now, workAtMost: WORK_AT_MOST }
    const decided = await deps.pasts.tell(past)
    if (isRefusal(decided) && decided.code === 'tooMuchWork')
      throw new Problem('tooMuchWork', { detail: decided.detail, members: { workAtMost: WORK_AT_MOST } })
    return { start: { opening, history }, decided }
  })
  return 'status' in reply && reply.status === 201 ? onceRecorded(deps, asked.id, reply) : reply
}

const RECORDED_WITHIN_MS = 8_000
const LOOK_EVERY_MS = 25

/** An import goes no faster than it is recorded, and what it has brought can be read when it answers. */
async function onceRecorded(
  { register }: Deps,
  id: string,
  reply: Reply & { body: unknown },
): Promise<Reply> {
  for (const until = Date.now() + RECORDED_WITHIN_MS; Date.now() < until;) {
    const recorded = await register.hasComplaint(id).catch(() => false)
    if (recorded) return { ...reply, body: { ...(reply.body as object), recorded } }
    await delay(LOOK_EVERY_MS)
  }
  return reply
}

/** What is taken over was received within living memory; a year counts as 366 days. */
function refuseLongAgo({ receivedAt, registeredAt }: Opening): void {
  if (receivedAt >= registeredAt - YEARS_BACK * 366 * dayMs) return
  const detail = `It may have been received at most ${YEARS_BACK} years before it is imported.`
  throw unfitting('/receivedAt', 'tooLongAgo', detail)
}
