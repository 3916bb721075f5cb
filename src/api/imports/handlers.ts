import type { Actor } from '../../domain/command.ts'
import { EDITION } from '../../domain/decide/rule.ts'
import { toldUpTo } from '../../domain/import/importing.ts'
import { openWithHistory } from '../../domain/opening.ts'
import { digestOf } from '../../register/commit/digest.ts'
import type { ImportStanding } from '../../workflows/messages/complaint.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { otherFirst, toldOn } from './told.ts'
import { recordReadingOf } from '../middlewares/access-log.ts'
import { refuseKeptOne } from '../middlewares/hidden.ts'
import type { Call, Reply } from '../route.ts'
import { complaintView } from '../complaints/complaint-view.ts'
import { importAbandoned } from '../complaints/abandoned.ts'
import { begin } from '../complaints/begin.ts'
import { findComplaint, notFound } from '../complaints/find.ts'
import { importOf, isKeyReused, refuseLongAgo } from './import.ts'
import { isRecorded, otherPast, standingOf, takeStep, tellPiece } from './import-steps.ts'
import { openingOf } from '../complaints/opening.ts'
import { utc } from '../../domain/instant.ts'

/** Begins an import in pieces, or says how far the same one is. */
export async function beginImport(deps: Deps, call: Call<Contract['beginImport']>): Promise<Reply> {
  const asked = await importOf(deps, call)
  const imported = { intake: digestOf(call.body), digest: '', more: true } as const
  const begun = await begin(deps, asked, () => {
    const opening = openingOf(deps, call.body, asked, { imported: true })
    refuseLongAgo(opening)
    const decided = openWithHistory(opening, [], opening.receivedAt)
    return { start: { opening, history: [], imported, edition: EDITION }, decided }
  }).catch(async (error: unknown): Promise<Reply> => {
    if (!isKeyReused(error)) throw error
    const standing = await seenBy(deps, asked.id, call.actors)
    if (standing.imported?.intake !== imported.intake) throw error
    await recordReadingOf(deps, { operation: 'beginImport', complaint: asked.id, by: call.by })
    return { status: 200, body: {} }
  })
  const status = 'status' in begun ? begun.status : undefined
  if (status === 202) return begun
  const body = importView(asked.id, await standingOf(deps, asked.id))
  return { headers: { Location: `/v1/imports/${asked.id}` }, body, ...(status && { status }) }
}

export async function getImport(deps: Deps, { params, actors }: Call<Contract['getImport']>): Promise<Reply> {
  const { id } = params
  return { body: importView(id, await seenBy(deps, id, actors)) }
}

/** The next piece of a past; one that has been told already is told how far it is by now. */
export async function addImportPiece(deps: Deps, call: Call<Contract['addImportPiece']>): Promise<Reply> {
  const { id } = call.params
  const { after, facts } = call.body
  const standing = await seenBy(deps, id, call.actors)
  if (standing.importing === 'abandoned') throw importAbandoned()
  const { pieces } = knownTo(standing, id)
  const from = pieces.find(({ digest }) => digest === after.digest)
  const known = from && pieces.find(({ digest }) => digest === toldOn(from, facts).digest)
  if (known) return { body: importView(id, standing) }
  const last = pieces.at(-1)!
  if (from !== last)
    throw otherPast(
      after.facts === last.facts
        ? otherFirst(last)
        : `It has been told ${last.facts} facts: go on from there.`,
    )
  await tellPiece(deps, id, { after: last, facts, by: call.by })
  return { body: importView(id, await standingOf(deps, id)) }
}

/** All has been told: time runs on to now, all of it is recorded, and the complaint lives. */
export async function completeImport(deps: Deps, call: Call<Contract['completeImport']>): Promise<Reply> {
  const { id } = call.params
  const { by, actors } = call
  await refuseKeptOne(deps, id, actors)
  const { version } = await takeStep(deps, id, { type: 'complete', facts: call.body.facts })
  const recorded = await isRecorded(deps, id, version)
  const { complaint } = await findComplaint(deps, id)
  await recordReadingOf(deps, { operation: 'completeImport', complaint: id, by })
  return {
    headers: { ETag: `"${complaint.version}"` },
    body: complaintView(complaint, { by, now: Date.now(), recorded, categories: deps.categories }),
  }
}

export async function abandonImport(
  deps: Deps,
  { params: { id }, actors }: Call<Contract['abandonImport']>,
): Promise<Reply> {
  const standing = await seenBy(deps, id, actors)
  const isAbandoned = standing.importing === 'abandoned'
  return { body: importView(id, isAbandoned ? standing : await takeStep(deps, id, { type: 'abandon' })) }
}

/** How far an import is, for those who may see its complaint. */
async function seenBy(deps: Deps, id: string, actors: readonly Actor[]): Promise<ImportStanding> {
  await refuseKeptOne(deps, id, actors)
  return standingOf(deps, id)
}

function knownTo({ imported }: ImportStanding, id: string) {
  if (!imported) throw notFound(id)
  return imported
}

function importView(id: string, standing: ImportStanding) {
  const imported = knownTo(standing, id)
  return {
    id,
    state: standing.importing ?? 'complete',
    ...toldUpTo(imported),
    heardAt: utc(imported.heardAt),
  }
}
