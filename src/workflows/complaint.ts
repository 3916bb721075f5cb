import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  currentUpdateInfo,
  defineQuery,
  defineUpdate,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import { admit, catchUp, type Admission } from '../domain/admit.ts'
import type { Complaint } from '../domain/complaint.ts'
import { allowedActions } from '../domain/decide.ts'
import { COMMAND_TYPES } from '../domain/decide/rules.ts'
import { noticesFor } from '../domain/notices.ts'
import { open, openWithHistory } from '../domain/opening.ts'
import { receiptOf } from '../domain/receipt.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { nextStep } from '../domain/steps.ts'
import { Alarm } from './alarm.ts'
import { detailsOf } from './details.ts'
import { Journal } from './journal.ts'
import {
  KEY_REUSED,
  PERFORM,
  VERSION_MISMATCH,
  VIEW,
  type Answer,
  type Answered,
  type Request,
  type Start,
} from './messages.ts'
import { changedAttributes } from './search-attributes.ts'
import { spinGuard } from './spin-guard.ts'

/** How many answers are kept for clients that ask again after a continue-as-new. */
const ANSWERS_KEPT = 50

/** One complaint's whole life, from the first contact to the archive. */
export async function complaint(start: Start): Promise<{ outcome: string | undefined }> {
  const opened = begin(start)
  let present: Complaint = opened.complaint
  let indexed: Complaint = present
  const answered = new Map((start.carried?.answered ?? []).map((one) => [one.id, one]))
  const journal = new Journal(() => present, start.carried ?? { entries: [], notices: [] })

  /** The one place where a complaint changes. No await in here: nothing is decided on a stale complaint. */
  function take(admission: Admission): void {
    present = admission.complaint
    journal.write(admission.entries, noticesFor(present, admission.entries))
    setCurrentDetails(detailsOf(present))
  }

  function admissible({ commands, by, arrivedAt, ifVersion }: Request): Admission {
    const now = Date.now()
    if (ifVersion !== undefined && ifVersion !== present.version)
      throw ApplicationFailure.nonRetryable(
        `The complaint has version ${present.version} now.`,
        VERSION_MISMATCH,
      )
    const admission = admit(present, commands, { by, at: Math.min(arrivedAt ?? now, now), now })
    if (isRefusal(admission)) throw refused(admission, present, by)
    return admission
  }

  function validate(request: Request): void {
    const known = answered.get(currentUpdateInfo()!.id)
    if (known?.digest === request.digest) return
    if (known) throw ApplicationFailure.nonRetryable('The key was used for another request.', KEY_REUSED)
    admissible(request)
  }

  async function perform(request: Request): Promise<Answer> {
    const { id } = currentUpdateInfo()!
    const { digest, by } = request
    const known = answered.get(id)
    if (known) return { ...known.receipt, digest, recorded: await journal.recorded(known.receipt.version) }
    take(admissible(request))
    index()
    const receipt = receiptOf(present, by)
    remember({ id, digest, receipt })
    return { ...receipt, digest, recorded: await journal.recorded(receipt.version) }
  }

  function index(): void {
    const attributes = changedAttributes(indexed, present)
    if (attributes.length === 0) return
    upsertSearchAttributes(attributes)
    indexed = present
  }

  function remember(answer: Answered): void {
    answered.set(answer.id, answer)
    const [oldest] = answered.keys()
    if (answered.size > ANSWERS_KEPT) answered.delete(oldest!)
  }

  /** Time's own loop: records what has lapsed, then sleeps until the next thing is due or the complaint changes. */
  async function watchTheClock(): Promise<void> {
    const alarm = new Alarm()
    const guard = spinGuard('clock')
    for (;;) {
      guard()
      const now = Date.now()
      const caught = catchUp(present, { until: now, now })
      if (caught.entries.length > 0) take(caught)
      if (present.archivedAt !== undefined) return
      const next = nextStep(present)
      if (next) alarm.setFor(next.at, next.what)
      const seen = present
      await condition(() => alarm.rang || present !== seen)
      alarm.clear()
    }
  }

  take(opened)
  setHandler(defineQuery<Complaint>(VIEW), () => present, { description: 'The complaint as it is now' })
  for (const name of [PERFORM, ...COMMAND_TYPES])
    setHandler(defineUpdate<Answer, [Request]>(name), perform, { validator: validate })
  const clock = watchTheClock()
  const keeping = journal.keep()
  const isOver = () => present.archivedAt !== undefined && journal.isEmpty
  await Promise.race([
    clock.then(() => condition(isOver)),
    keeping,
    condition(() => workflowInfo().continueAsNewSuggested),
  ])
  await condition(allHandlersFinished)
  if (!isOver())
    await continueAsNew<typeof complaint>({
      opening: start.opening,
      carried: { complaint: present, ...journal.owed, answered: [...answered.values()] },
    })
  return { outcome: present.outcome }
}

/** The complaint as its input tells it. The API has decided the same before it started the workflow. */
function begin({ opening, commands, history, carried }: Start): Admission {
  if (carried) return { complaint: carried.complaint, entries: [] }
  const now = Date.now()
  const registered = { ...opening, registeredAt: Math.min(opening.registeredAt, now) }
  const admission = history ? openWithHistory(registered, history, now) : open(registered, commands)
  if (isRefusal(admission)) throw ApplicationFailure.nonRetryable(admission.detail, admission.code)
  return admission
}

const refused = (refusal: Refusal, present: Complaint, by: Request['by']): ApplicationFailure =>
  ApplicationFailure.nonRetryable(refusal.detail, refusal.code, {
    allowedActions: allowedActions(present, by),
    stage: present.stage,
    version: present.version,
  })
