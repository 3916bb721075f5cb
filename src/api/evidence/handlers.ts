import type { Readable } from 'node:stream'
import type { Actor } from '../../domain/command.ts'
import { TooLarge } from '../../evidence/incoming.ts'
import type { Evidence, NotTaken } from '../../evidence/evidence.ts'
import { entriesNaming, fileNamedBy, recordFile, type KeptFile } from '../../register/evidence/files.ts'
import { isFileWithheld } from '../../domain/disclosure/withheld.ts'
import { findComplaint } from '../complaints/find.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply, SentFile } from '../route.ts'

const PROBLEM_OF: Readonly<Record<NotTaken, string>> = {
  unknown: 'unknownFileType',
  otherwise: 'wrongFileType',
  unsafe: 'unsafeFile',
}

export const bringFile = async (deps: Deps, { file, by }: Call<Contract['bringFile']>): Promise<Reply> => ({
  body: await keepFile(deps, file, by),
})

/** Keeps a file, by whichever way it came, or throws the problem that says why not; both are counted. */
export async function keepFile(
  deps: Deps,
  file: SentFile | undefined,
  by: Pick<Actor, 'id'>,
): Promise<KeptFile> {
  try {
    const taken = await takenIn(deps, file, by)
    deps.metrics.fileBrought(taken)
    return taken
  } catch (error) {
    if (error instanceof Problem) deps.metrics.fileBrought({ refused: error.code })
    throw error
  }
}

async function takenIn(deps: Deps, file: SentFile | undefined, by: Pick<Actor, 'id'>): Promise<KeptFile> {
  const evidence = keptBy(deps)
  if (file === undefined || (file.declaredBytes ?? 0) > evidence.limitBytes) throw new Problem('tooLarge')
  const record = (kept: KeptFile) =>
    fromRegister(deps, ({ pool }) => recordFile(pool, { ...kept, by: by.id, at: deps.now() }))
  const taken = await fromStore(deps, () => evidence.takeIn(file.bytes, file.contentType, record))
  if (typeof taken === 'string') throw new Problem(PROBLEM_OF[taken])
  return taken
}

export async function getEvidence(
  deps: Deps,
  { params, actors }: Call<Contract['getEvidence']>,
): Promise<Reply> {
  const { complaint } = await findComplaint(deps, params.id)
  const [named, entries] = await fromRegister(deps, ({ pool }) =>
    Promise.all([
      fileNamedBy(pool, complaint.id, params.digest),
      entriesNaming(pool, complaint.id, params.digest),
    ]),
  )
  const kept = isFileWithheld(params.digest, entries, actors) ? undefined : named
  const content = kept && (await fromStore(deps, () => keptBy(deps).read(kept.digest)))
  if (!content)
    throw new Problem('notFound', { detail: 'This complaint names no such file that is kept here.' })
  return replyOf(kept, piecesOf(deps, content))
}

/** Its pieces; a store that goes away is told as one. */
async function* piecesOf(deps: Deps, content: Readable): AsyncGenerator<Buffer> {
  const pieces = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    for (;;) {
      const { done, value } = await fromStore(deps, () => pieces.next())
      if (done) return
      yield value
    }
  } finally {
    content.destroy()
  }
}

const replyOf = ({ digest, bytes, mediaType }: KeptFile, content: AsyncIterable<Buffer>): Reply => ({
  chunks: content,
  type: mediaType,
  filename: digest.slice(0, 12),
  bytes,
})

function keptBy({ evidence }: Deps): Evidence {
  if (evidence) return evidence
  throw new Problem('filesUnavailable', {
    detail: 'No place for files is set here (EVIDENCE_DIR, EVIDENCE_BUCKET).',
  })
}

/** A store that is full or away has lost nothing, and is no fault of who asks. */
async function fromStore<T>({ logger }: Deps, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof TooLarge) throw new Problem('tooLarge')
    logger.error({ reason: (error as Error).message }, 'files cannot be kept or read')
    throw new Problem('filesUnavailable')
  }
}
