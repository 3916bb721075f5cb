import { WorkflowNotFoundError } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Actor } from '../../domain/command.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import type { ImportAsk, ToldUpTo } from '../../domain/import/importing.ts'
import { PAST_PIECE_WORK, WORK_AT_MOST } from '../../domain/import/past.ts'
import { IMPORT, IMPORTED, workflowIdOf, type ImportStanding } from '../../workflows/messages/complaint.ts'
import type { Deps } from '../deps.ts'
import type { ToldFact } from './fact.ts'
import { historyOf, toldOn } from './told.ts'
import { Problem } from '../problems/problem.ts'
import { queryTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { executeUpdate, goneOrUnknown } from '../complaints/execute-update.ts'

export const otherPast = (detail: string): Problem => new Problem('otherPast', { detail })

/** How far an import is, as the complaint itself knows it. */
export async function standingOf(deps: Deps, id: string): Promise<ImportStanding> {
  const { client } = deps
  const handle = client.workflow.getHandle(workflowIdOf(id))
  return queryTemporal(client, () => handle.query<ImportStanding>(IMPORTED)).catch(async (error: unknown) => {
    throw error instanceof WorkflowNotFoundError ? await goneOrUnknown(deps, id) : error
  })
}

type Piece = { after: ToldUpTo; facts: readonly ToldFact[]; by: Actor }

/** Tells one piece of a past; told twice it is told once. */
export async function tellPiece(deps: Deps, id: string, { after, facts, by }: Piece): Promise<ToldUpTo> {
  const upTo = toldOn(after, facts)
  const { digest } = upTo
  const ask = { type: 'tell', after, facts: historyOf(facts, by), digest, edition: EDITION } as const
  const { imported } = await takeStep(deps, id, ask, digest.slice(0, 22))
  if (imported?.pieces.some((piece) => piece.digest === digest)) return upTo
  throw otherPast('Another piece has come between: ask how far it is, and go on from there.')
}

/** One step of an import. Each comes to the same however often it is asked for: what is unknown is asked again. */
export async function takeStep(
  deps: Deps,
  id: string,
  request: ImportAsk,
  updateId: string = randomUUID(),
): Promise<ImportStanding> {
  const execution = { id, name: IMPORT, request, updateId }
  const standing = await executeUpdate<ImportAsk, ImportStanding>(deps, execution).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'tooMuchWork')) throw error
    throw new Problem(error.code, {
      ...error.more,
      members: { workAtMost: request.type === 'tell' ? PAST_PIECE_WORK : WORK_AT_MOST },
    })
  })
  if (standing instanceof OutcomeUnknown) throw new Problem('temporalUnavailable')
  return standing
}

const RECORDED_WITHIN_MS = 8_000
const LOOK_EVERY_MS = 25

/** An import goes no faster than it is recorded, and what it has brought can be read when it answers. */
export async function isRecorded({ register }: Deps, id: string, version: number): Promise<boolean> {
  for (const until = Date.now() + RECORDED_WITHIN_MS; Date.now() < until;) {
    if (await register.hasComplaint(id, version).catch(() => false)) return true
    await delay(LOOK_EVERY_MS)
  }
  return false
}
