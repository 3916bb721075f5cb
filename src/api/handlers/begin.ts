import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { Admission } from '../../domain/admit.ts'
import { STAMP_GOOD_FOR_MS } from '../../domain/arrival.ts'
import { outgrown } from '../../domain/bounds.ts'
import type { Actor } from '../../domain/command.ts'
import type { Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { digestOf } from '../../register/digest.ts'
import { secretOf } from '../../progress/lookup-secret.ts'
import { TASK_QUEUE, WORKFLOW_TYPE, workflowIdOf, type Start } from '../../workflows/messages.ts'
import { attributesOf } from '../../workflows/search-attributes.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Reply } from '../route.ts'
import { acting, asking, OutcomeUnknown } from '../temporal.ts'
import { complaintView } from '../views/complaint-view.ts'
import { findComplaint } from './find.ts'
import { outcomeUnknown } from './outcome-unknown.ts'

/** A request to begin a complaint, under the id that follows from it. */
export type Beginning = {
  id: string
  /** Another request of the same name meets the same complaint. */
  name: string
  /** Whether the caller gave the name: then the request may have been made before. */
  isNamed: boolean
  by: Actor
  body: object
  now: Instant
}

type Decided = { start: Start; decided: Admission | Refusal }

/** Begins a complaint that `decide` has nothing against. A request that was made before is answered as it was. */
export async function begin(deps: Deps, asked: Beginning, decide: () => Decided): Promise<Reply> {
  try {
    return await beginNew(deps, asked, decide())
  } catch (error) {
    // What would be refused by now, a receipt too long ago for one, may have been taken in when it was first sent.
    const known = isRefused(error) && asked.isNamed ? await existing(deps, asked, error) : undefined
    if (known) return known
    throw error
  }
}

const refused = ({ code, detail }: Refusal): Problem => new Problem(code, { detail })

const isRefused = (error: unknown) =>
  error instanceof Problem && (error.status === 400 || error.status === 403 || error.status === 409)

async function beginNew(deps: Deps, asked: Beginning, { start, decided }: Decided): Promise<Reply> {
  if (isRefusal(decided)) throw refused(decided)
  const { complaint } = decided
  const tooLarge = outgrown(undefined, complaint)
  if (tooLarge) throw refused(tooLarge)
  try {
    await startWorkflow(deps, { start, complaint, requestDigest: digestOf(asked.body) })
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return existing(deps, asked, error)
    if (error instanceof OutcomeUnknown) return outcomeUnknown(asked.name)
    throw error
  }
  return { ...created(deps, complaint, { ...asked, recorded: false }), status: 201 }
}

type Starting = { start: Start; complaint: Complaint; requestDigest: string }

function startWorkflow(deps: Deps, { start, complaint, requestDigest }: Starting) {
  const { id, number, kind, channel, policy } = complaint
  return acting(deps, () =>
    deps.client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(id),
      taskQueue: TASK_QUEUE,
      args: ['carried' in start ? start : { ...start, stampGoodForMs: STAMP_GOOD_FOR_MS }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      // Never encrypted, so nothing personal is in it.
      staticSummary: `${number} · ${kind} · ${channel} · ${policy.id}`,
      typedSearchAttributes: attributesOf(complaint),
      memo: { requestDigest },
      requestEagerStart: deps.eagerStart,
    }),
  )
}

/** The complaint that the same request began; another request under its name is refused. */
async function existing(deps: Deps, asked: Beginning, otherwise: unknown): Promise<Reply> {
  const { client } = deps
  const describe = () => client.workflow.getHandle(workflowIdOf(asked.id)).describe()
  const { memo } = await asking(client, describe).catch((error: unknown) => {
    throw error instanceof WorkflowNotFoundError ? otherwise : error
  })
  if (memo?.['requestDigest'] !== digestOf(asked.body))
    throw new Problem('keyReused', { members: { complaintId: asked.id } })
  const { headers, body } = await found(deps, asked)
  return { status: 200, headers: { ...headers, 'Idempotent-Replayed': 'true' }, body }
}

async function found(deps: Deps, { id, by, now }: Beginning) {
  const { complaint, recorded } = await findComplaint(deps, id)
  return created(deps, complaint, { by, now, recorded })
}

const created = (
  { lookUp }: Deps,
  complaint: Complaint,
  seen: { by: Actor; now: Instant; recorded: boolean },
) => ({
  headers: {
    Location: `/v1/complaints/${complaint.id}`,
    ETag: `"${complaint.version}"`,
    // Whether it has been told before takes the register, which an intake does not wait for.
    Link: `</v1/complaints/${complaint.id}/similar>; rel="related"; title="similar complaints"`,
  },
  // Told here only, for the customer's slip.
  body: { ...complaintView(complaint, seen), lookupSecret: secretOf(lookUp.keys, complaint.id) },
})
