import { EDITION } from '../../domain/decide/rule.ts'
import { toldUpTo } from '../../domain/importing.ts'
import { openWithHistory } from '../../domain/opening.ts'
import { digestOf } from '../../register/digest.ts'
import type { ImportStanding } from '../../workflows/messages.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { toldOn } from '../imports/told.ts'
import type { Call, Reply } from '../route.ts'
import { complaintView } from '../views/complaint-view.ts'
import { begin } from './begin.ts'
import { findComplaint, notFound } from './find.ts'
import { importOf, isKeyReused, refuseLongAgo } from './import.ts'
import { isRecorded, otherPast, standingOf, takeStep, tellPiece } from './import-steps.ts'
import { openingOf } from './opening.ts'

/** Begins an import in pieces, or says how far the same one is. */
export async function beginImport(deps: Deps, call: Call<Contract['beginImport']>): Promise<Reply> {
  const asked = await importOf(deps, call)
  const imported = { intake: digestOf(call.body), digest: '', more: true } as const
  const begun = await begin(deps, asked, () => {
    const opening = openingOf(deps, call.body, asked, true)
    refuseLongAgo(opening)
    const decided = openWithHistory(opening, [], opening.receivedAt)
    return { start: { opening, history: [], imported, edition: EDITION }, decided }
  }).catch(async (error: unknown): Promise<Reply> => {
    if (!isKeyReused(error)) throw error
    const standing = await standingOf(deps, asked.id)
    if (standing.imported?.intake !== imported.intake) throw error
    return { status: 200, body: {} }
  })
  const status = 'status' in begun ? begun.status : undefined
  if (status === 202) return begun
  const body = importView(asked.id, await standingOf(deps, asked.id))
  return { headers: { Location: `/v1/imports/${asked.id}` }, body, ...(status && { status }) }
}

export async function getImport(deps: Deps, { params: { id } }: Call<Contract['getImport']>): Promise<Reply> {
  return { body: importView(id, await standingOf(deps, id)) }
}

/** The next piece of a past; one that has been told already is told how far it is by now. */
export async function addImportPiece(deps: Deps, call: Call<Contract['addImportPiece']>): Promise<Reply> {
  const { id } = call.params
  const { after, facts } = call.body
  const standing = await standingOf(deps, id)
  const { pieces } = knownTo(standing, id)
  const from = pieces.find((piece) => piece.facts === after)
  const known = from && pieces.find(({ digest }) => digest === toldOn(from, facts).digest)
  if (known) return { body: importView(id, standing) }
  if (!from || from !== pieces.at(-1))
    throw otherPast(`It has been told ${pieces.at(-1)!.facts} facts: go on from there.`)
  await tellPiece(deps, id, { after: from, facts, by: call.by })
  return { body: importView(id, await standingOf(deps, id)) }
}

/** All has been told: time runs on to now, all of it is recorded, and the complaint lives. */
export async function completeImport(deps: Deps, call: Call<Contract['completeImport']>): Promise<Reply> {
  const { id } = call.params
  const { version } = await takeStep(deps, id, { type: 'complete', facts: call.body.facts })
  const recorded = await isRecorded(deps, id, version)
  const { complaint } = await findComplaint(deps, id)
  return {
    headers: { ETag: `"${complaint.version}"` },
    body: complaintView(complaint, { by: call.by, now: Date.now(), recorded }),
  }
}

export async function abandonImport(
  deps: Deps,
  { params: { id } }: Call<Contract['abandonImport']>,
): Promise<Reply> {
  const standing = await standingOf(deps, id)
  const isAbandoned = standing.importing === 'abandoned'
  return { body: importView(id, isAbandoned ? standing : await takeStep(deps, id, { type: 'abandon' })) }
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
    facts: toldUpTo(imported).facts,
    heardAt: new Date(imported.heardAt).toISOString(),
  }
}
