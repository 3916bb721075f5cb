import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Admission } from '../../domain/admit.ts'
import { openedAt } from '../../domain/arrival.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { COMMAND_TYPES } from '../../domain/decide/rules.ts'
import { beforeFirst } from '../../domain/evolve/fold.ts'
import type { Imported, ImportAsk } from '../../domain/import/importing.ts'
import type { Instant } from '../../domain/instant.ts'
import { open, openWithHistory, type Opening } from '../../domain/opening.ts'
import { bytesOf } from '../../domain/journal/pieces.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { LiveComplaint, type Begun } from './live-complaint.ts'
import {
  IMPORT,
  IMPORT_ABANDONED,
  IMPORTED,
  PERFORM,
  VIEW,
  type Answer,
  type ImportStanding,
  type Request,
  type Start,
} from '../messages/complaint.ts'

type Opened = Exclude<Start, { carried: unknown }>

const NOTHING_CARRIED = { entries: [], notices: [], answered: [] }
const attributesIn = ({ attributes }: Opened) => attributes && { attributes }

/** One complaint's whole life, from the first contact to the archive. */
export async function complaint(start: Start): Promise<{ outcome: string | undefined }> {
  const carried = 'carried' in start ? start.carried : { ...NOTHING_CARRIED, ...attributesIn(start) }
  const live = new LiveComplaint(begin(start), carried)
  setHandler(defineQuery<Complaint>(VIEW), () => live.present, { description: 'The complaint as it is now' })
  for (const name of [PERFORM, ...COMMAND_TYPES])
    setHandler(defineUpdate<Answer, [Request]>(name), live.perform, { validator: live.validate })
  setHandler(defineQuery<ImportStanding>(IMPORTED), () => live.importStanding)
  setHandler(defineUpdate<ImportStanding, [ImportAsk]>(IMPORT), live.importOn, {
    validator: live.validateImport,
  })

  const lived = live.watchTheClock().then(() => condition(() => live.isOver))
  const kept = live.keepJournal()
  while (!live.isOver) {
    const grown = condition(() => workflowInfo().continueAsNewSuggested && live.isHandy)
    await Promise.race([lived, kept, grown])
    // What they wait for may be late, and more is asked meanwhile: perhaps more than the next run can be given.
    await condition(allHandlersFinished)
    if (!live.isOver && live.isHandy) await continueAsNew<typeof complaint>({ carried: live.carried })
  }
  return { outcome: live.isAbandoned ? IMPORT_ABANDONED : live.present.outcome }
}

/**
 * The complaint as its input tells it. The API has decided it before it started the workflow, by the rules of that day:
 * nothing is refused here.
 */
function begin(start: Start): Begun {
  if ('carried' in start) {
    const { complaint } = start.carried
    return { before: complaint, complaint, entries: [] }
  }
  const { opening } = start
  const admission = beginAt(start)
  if (isRefusal(admission)) throw ApplicationFailure.nonRetryable(admission.detail, admission.code)
  const { policy, calendar, messageId } = opening
  const pins = { policy, calendar, ...(messageId !== undefined && { messageId }) }
  const before = beforeFirst(pins, admission.entries)!
  const { imported } = start
  if (!imported) return { before, ...admission }
  const begun = importedAtFirst(start, imported, admission.complaint)
  if (!imported.more) return { before, ...admission, imported: begun }
  const importing = 'underWay'
  const complaint = { ...admission.complaint, importing } as const
  return { before: { ...before, importing }, ...admission, complaint, imported: begun }
}

function importedAtFirst(
  { history = [] }: Opened,
  { intake, digest }: NonNullable<Opened['imported']>,
  { receivedAt }: Complaint,
): Imported {
  const first = { facts: 0, digest: '' }
  return {
    intake,
    pieces: history.length > 0 ? [first, { facts: history.length, digest }] : [first],
    at: history.at(-1)?.at ?? receivedAt,
    heardAt: Date.now(),
    bytes: bytesOf(history),
    work: 0,
  }
}

/** By the run's own start. What the API has taken in is taken in, if need be by the API's own clock. */
function beginAt(start: Opened): Admission | Refusal {
  const { opening, stampGoodForMs } = start
  const now = Date.now()
  const asStamped = { ...opening, registeredAt: Math.min(opening.registeredAt, now) }
  if (stampGoodForMs === undefined) return beginWith(start, asStamped, now)
  const startedAt = workflowInfo().runStartTime.getTime()
  const begun = beginWith(start, openedAt(opening, startedAt, stampGoodForMs), now)
  return isRefusal(begun) ? beginWith(start, asStamped, Math.max(now, opening.registeredAt)) : begun
}

/** Where more of its past is to come, time stands still at the last that was told. */
function beginWith(
  { commands, history, imported, edition = 1 }: Opened,
  opening: Opening,
  now: Instant,
): Admission | Refusal {
  if (!history) return open(opening, commands, { accepted: true, edition })
  const until = imported?.more ? (history.at(-1)?.at ?? opening.receivedAt) : now
  return openWithHistory(opening, history, until, { edition })
}
