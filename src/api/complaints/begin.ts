import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { Admission } from '../../domain/admit.ts'
import { mayUnder } from '../../domain/access/table.ts'
import { relationsOf } from '../../domain/access/ties.ts'
import { STAMP_GOOD_FOR_MS } from '../../domain/arrival.ts'
import { outgrown } from '../../domain/bounds.ts'
import type { Actor } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Intake } from '../../domain/intake.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { secretOf } from '../../portal/lookup-secret.ts'
import { TASK_QUEUE, WORKFLOW_TYPE, workflowIdOf, type Start } from '../../workflows/messages/complaint.ts'
import { attributesOf } from '../../workflows/complaint/search-attributes.ts'
import { within } from '../../within.ts'
import type { Deps } from '../deps.ts'
import { refusalProblem } from '../problems/refusal-problem.ts'
import { Problem } from '../problems/problem.ts'
import type { Reply } from '../route.ts'
import { commandTemporal, queryTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { complaintView, takenInView } from './complaint-view.ts'
import { recordReadingOf } from '../middlewares/access-log.ts'
import { refuseHiddenOne } from '../middlewares/hidden.ts'
import { wasAbandoned } from './abandoned.ts'
import { isForgotten, refuseNew } from './archived.ts'
import { findComplaint } from './find.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'

/** A request to begin a complaint, under the id that follows from it. */
export type Beginning = {
  id: string
  /** Another request of the same name meets the same complaint. */
  name: string
  /** Whether the caller gave the name: then the request may have been made before. */
  isNamed: boolean
  /** The request is known by its own key, and by no message that others see too. */
  isKeyed: boolean
  by: Actor
  /** The caller in the roles in which they may read complaints. */
  readers: readonly Actor[]
  body: Pick<Intake, 'kind'>
  now: Instant
}

type Decided = { start: Start; decided: Pick<Admission, 'complaint'> | Refusal }

/** Begins a complaint that `decide` has nothing against. A request that was made before is answered as it was. */
export async function begin(
  deps: Deps,
  asked: Beginning,
  decide: () => Decided | Promise<Decided>,
): Promise<Reply> {
  const end = asked.isNamed ? await endOf(deps, asked.id) : undefined
  if (end === 'erased') throw new Problem('erased')
  if (end === 'archived' && (await isForgotten(deps, asked.id))) return repeatedReply(deps, asked, refuseNew)
  try {
    return await beginNew(deps, asked, await decide())
  } catch (error) {
    // What would be refused by now, a receipt too long ago for one, may have been taken in when it was first sent.
    const known = isRefused(error) && asked.isNamed ? await existing(deps, asked, error) : undefined
    if (known) return known
    throw error
  }
}

/** How long an intake waits for the register to say that this complaint is over. It needs no register. */
const END_WITHIN_MS = 300

/**
 * A complaint that is over is not begun again by the request that began it once. Where the register does not say so in
 * time the run learns it with its first commit, ends, and one that was erased is forgotten by the next purge.
 */
const endOf = ({ register }: Deps, id: string) =>
  within(
    END_WITHIN_MS,
    register.retention.endOf(id).catch(() => undefined),
  )

const refused = (refusal: Refusal): Problem => refusalProblem(refusal, { isOfSeveral: true })

const isRefused = (error: unknown) =>
  error instanceof Problem && (error.status === 400 || error.status === 403 || error.status === 409)

/** The complaint that would be begun; what is against it is refused. */
export function fitting(decided: Decided['decided']): Complaint {
  if (isRefusal(decided)) throw refused(decided)
  const { complaint } = decided
  const tooLarge = outgrown(undefined, complaint)
  if (tooLarge) throw refused(tooLarge)
  return complaint
}

async function beginNew(deps: Deps, asked: Beginning, { start, decided }: Decided): Promise<Reply> {
  const complaint = fitting(decided)
  const starting = { start, complaint, requestDigest: digestOf(asked.body) }
  try {
    await startWorkflow(deps, starting).catch(async (error: unknown) => {
      if (!isThere(error) || !(await wasAbandoned(deps, asked.id))) throw error
      return startWorkflow(deps, { ...starting, anew: true })
    })
  } catch (error) {
    if (isThere(error)) return existing(deps, asked, error)
    if (error instanceof OutcomeUnknown) return outcomeUnknown(asked.name)
    throw error
  }
  const { by, now } = asked
  return { ...created(deps, complaint, { by, now, recorded: false }), status: 201 }
}

const isThere = (error: unknown) => error instanceof WorkflowExecutionAlreadyStartedError

const ONCE_BEGUN = { stampGoodForMs: STAMP_GOOD_FOR_MS, attributes: 'atClosing' } as const

type Starting = { start: Start; complaint: Complaint; requestDigest: string; anew?: true }

function startWorkflow(deps: Deps, { start, complaint, requestDigest, anew }: Starting) {
  const { id, number, kind, channel, policy } = complaint
  return commandTemporal(deps, () =>
    deps.client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(id),
      taskQueue: TASK_QUEUE,
      args: ['carried' in start ? start : { ...start, ...ONCE_BEGUN }],
      workflowIdReusePolicy: anew ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      // Never encrypted, so nothing personal is in it.
      staticSummary: `${number} · ${kind} · ${channel} · ${policy.id}`,
      typedSearchAttributes: attributesOf(complaint),
      // Of an import in pieces it tells, without asking the run, why nothing of it is recorded yet.
      memo: { requestDigest, ...('imported' in start && start.imported?.more && { inPieces: true }) },
      requestEagerStart: deps.eagerStart,
    }),
  )
}

/** The complaint that the same request began; another request under its name is refused. */
async function existing(deps: Deps, asked: Beginning, otherwise: unknown): Promise<Reply> {
  const { client } = deps
  const describe = () => client.workflow.getHandle(workflowIdOf(asked.id)).describe()
  const { memo } = await queryTemporal(client, describe).catch((error: unknown) => {
    throw error instanceof WorkflowNotFoundError ? otherwise : error
  })
  if (memo?.['requestDigest'] !== digestOf(asked.body))
    throw new Problem('keyReused', { members: { complaintId: asked.id } })
  return repeatedReply(deps, asked)
}

/** The answer of what is there already; `check`: whether that is all they ask. */
async function repeatedReply(deps: Deps, asked: Beginning, check?: typeof refuseNew): Promise<Reply> {
  await refuseHiddenOne(deps, asked.id, [asked.by, ...asked.readers])
  await check?.(deps, asked)
  const { headers, body } = await foundReply(deps, asked, 'createComplaint')
  return { status: 200, headers: { ...headers, 'Idempotent-Replayed': 'true' }, body }
}

/** So long the caller that took a complaint in gets the customer's secret again. */
const TOLD_AGAIN_WITHIN_MS = 10 * 60_000

/**
 * The answer where the complaint is there already: how it stands, which counts as a reading; and to who may not read it, that
 * it is there.
 */
export async function foundReply(
  deps: Deps,
  { id, readers, now, isKeyed, body: { kind } }: Beginning,
  operation: string,
) {
  const { complaint, recorded } = await findComplaint(deps, id)
  const isTold = isKeyed && now - complaint.registeredAt <= TOLD_AGAIN_WITHIN_MS
  const by = readers.find((one) => mayUnder(one, 'readComplaint', relationsOf(complaint, one)))
  if (!by) {
    const told = takenInView({ ...complaint, kind, recorded })
    return { headers: { Location: pathOf(id) }, body: { ...told, ...(isTold && secretFor(deps, complaint)) } }
  }
  await recordReadingOf(deps, { operation, complaint: id, by })
  return created(deps, complaint, { by, now, recorded, isTold })
}

const pathOf = (id: string) => `/v1/complaints/${id}`

/** Told here only, for the customer's slip. */
const secretFor = ({ lookUp }: Deps, { id, slip }: Complaint) =>
  slip === undefined && { lookupSecret: secretOf(lookUp.keys, id) }

const created = (
  deps: Deps,
  complaint: Complaint,
  { isTold = true, ...seen }: { by: Actor; now: Instant; recorded: boolean; isTold?: boolean },
) => ({
  headers: {
    Location: pathOf(complaint.id),
    ETag: `"${complaint.version}"`,
    // Whether it has been told before takes the register, which an intake does not wait for.
    Link: `<${pathOf(complaint.id)}/similar>; rel="related"; title="similar complaints"`,
  },
  body: {
    ...complaintView(complaint, { ...seen, categories: deps.categories }),
    ...(isTold && secretFor(deps, complaint)),
  },
})
