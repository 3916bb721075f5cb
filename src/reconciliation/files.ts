import { dayMs } from '../domain/instant.ts'
import {
  complaintsNamingFiles,
  filesNamedIn,
  isAnyFileNamed,
  unknownOf,
  type NamedFile,
} from '../register/evidence/kept-files.ts'
import { keepProgress, pagesOfComplaintsWith, progressOf } from '../register/reconciliation/findings.ts'
import { ledgerOf, type CarryOut, type KeptFiles, type Means, type Turn } from './ledger.ts'

const PAGE = 50
/** So much is read again in a turn; the rest next time, so that in the end all of it is. */
const READ_BYTES = 1_000_000_000
const ROUND = 'files round'
const LAST_DAY = 'files of nobody'
/** Younger than this it may still come to be named. */
const YOUNG_MS = 7 * dayMs
const NAMED = 20

/** What complaints name as evidence and is kept here lies there as it was brought, and nothing else does (R59). */
export const checkFiles: CarryOut = async (means, turn) => {
  const { pool, files } = means
  const away = ledgerOf(means, 'filesAway', turn.at)
  if (!files || !(await isAnyFileNamed(pool))) return away.tally
  if (await isEmpty(files)) {
    // A volume that is not mounted is one fault, and not one of each complaint.
    await away.see([{ complaintId: '', detail: {} }])
    return away.tally
  }
  await away.over()
  const named = checkingNamed(means, files, turn)
  for (const kind of ['fileMissing', 'fileChanged'] as const)
    for await (const ids of pagesOfComplaintsWith(pool, kind, PAGE)) await named.all(ids)
  await goRound(means, named)
  const unknown = await checkUnknown(means, files, turn)
  const [one, other] = named.tallies
  return {
    looked: named.looked(),
    found: one.found + other.found + unknown.found,
    fresh: one.fresh + other.fresh + unknown.fresh,
    mended: 0,
  }
}

/** Nothing lies there, or it cannot be told. */
async function isEmpty(files: KeptFiles): Promise<boolean> {
  try {
    for await (const page of files.kept()) if (page.length > 0) return false
    return true
  } catch {
    return true
  }
}

function checkingNamed(means: Means, files: KeptFiles, { at, beat }: Turn) {
  const missing = ledgerOf(means, 'fileMissing', at)
  const changed = ledgerOf(means, 'fileChanged', at)
  const looked = new Set<string>()
  let read = 0
  const standing = async ({ digest, bytes }: NamedFile) => {
    const length = await files.lengthOf(digest)
    if (length === undefined) return missing
    read += length
    const isSame = length === bytes && (await files.digestNow(digest)) === digest
    return isSame ? undefined : changed
  }
  return {
    looked: () => looked.size,
    isTired: () => read >= READ_BYTES,
    tallies: [missing.tally, changed.tally] as const,
    async all(given: readonly string[]): Promise<void> {
      const ids = given.filter((id) => !looked.has(id))
      const wrong = new Map([missing, changed].map((ledger) => [ledger, new Map<string, string[]>()]))
      for (const file of await filesNamedIn(means.pool, ids, at - means.graceMs)) {
        const ledger = await standing(file)
        const of = ledger && wrong.get(ledger)
        of?.set(file.complaintId, [...(of.get(file.complaintId) ?? []), file.digest])
        beat('')
      }
      for (const [ledger, found] of wrong) {
        await ledger.see([...found].map(([complaintId, digests]) => ({ complaintId, detail: { digests } })))
        await ledger.over(ids)
      }
      for (const id of ids) looked.add(id)
    },
  }
}

async function goRound({ pool }: Means, named: ReturnType<typeof checkingNamed>): Promise<void> {
  let after = (await progressOf(pool, ROUND)) ?? ''
  while (!named.isTired()) {
    const ids = await complaintsNamingFiles(pool, after, PAGE)
    if (ids.length > 0) await named.all(ids)
    after = ids.length < PAGE ? '' : ids.at(-1)!
    await keepProgress(pool, ROUND, after)
    if (after === '') return
  }
}

/** What lies there and stands in no register, as after an old backup of it: once a day. */
async function checkUnknown(means: Means, files: KeptFiles, { at, beat }: Turn) {
  const { pool } = means
  const ledger = ledgerOf(means, 'fileUnknown', at)
  const today = new Date(at).toISOString().slice(0, 10)
  if ((await progressOf(pool, LAST_DAY)) === today) return ledger.tally
  const digests: string[] = []
  for await (const page of files.kept()) {
    const old = page.filter(({ since }) => since < at - YOUNG_MS).map(({ digest }) => digest)
    digests.push(...(await unknownOf(pool, old)))
    beat('')
  }
  const detail = { count: digests.length, digests: digests.slice(0, NAMED) }
  if (digests.length > 0) await ledger.see([{ complaintId: '', detail }])
  await ledger.over()
  await keepProgress(pool, LAST_DAY, today)
  return ledger.tally
}
