import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { Actor } from '../../domain/command.ts'
import { after } from '../../domain/clocks.ts'
import type { Complaint } from '../../domain/complaint.ts'
import { trimmed } from '../../domain/days.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Intake } from '../../domain/intake.ts'
import { open, openWithHistory, type Opening } from '../../domain/opening.ts'
import type { Policy } from '../../domain/policy.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import type { Admission } from '../../domain/admit.ts'
import { pinned, policyFor } from '../../policies/policies.ts'
import { digestOf } from '../../register/digest.ts'
import { TASK_QUEUE, WORKFLOW_TYPE, workflowIdOf, type Start } from '../../workflows/messages.ts'
import { attributesOf } from '../../workflows/search-attributes.ts'
import { complaintIdOf, numberOf } from '../complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { asking, OutcomeUnknown } from '../temporal.ts'
import { complaintView } from '../views/complaint-view.ts'
import { findComplaint } from './find.ts'
import { outcomeUnknown } from './outcome-unknown.ts'

type Begun = { start: Start; decided: Admission | Refusal; knownBy: readonly string[] | undefined }
type Asked = { by: Actor; body: object; idempotencyKey: string | undefined; now: Instant }

/** Takes a complaint in: decided here first, then begun in Temporal. No database is needed. */
export async function createComplaint(deps: Deps, call: Call<Contract['createComplaint']>): Promise<Reply> {
  const { commands = [], ...intake } = call.body
  const now = Date.now()
  const { opening, knownBy } = openingOf(deps, intake, { ...call, now })
  refuseReceiptAt(opening)
  if (!isInForce(opening.policy, now))
    throw new Problem('policyNotInForce', {
      detail: `The policy ${opening.policy.id} is not in force today.`,
    })
  const decided = open(opening, commands)
  return begin(deps, { start: { opening, commands }, decided, knownBy }, { ...call, now })
}

/** Takes a complaint over with its history, up to now. */
export async function importComplaint(deps: Deps, call: Call<Contract['importComplaint']>): Promise<Reply> {
  const { facts, ...intake } = call.body
  const now = Date.now()
  const { opening, knownBy } = openingOf(deps, intake, { ...call, now })
  const history = facts.map(({ at, by = call.by, ...command }) => ({ at, by, command }))
  const decided = openWithHistory(opening, history, now)
  return begin(deps, { start: { opening, history }, decided, knownBy }, { ...call, now })
}

async function begin(deps: Deps, { start, decided, knownBy }: Begun, asked: Asked): Promise<Reply> {
  if (isRefusal(decided)) throw new Problem(decided.code, { detail: decided.detail })
  const { complaint } = decided
  const requestDigest = digestOf(asked.body)
  try {
    await startWorkflow(deps, { start, complaint, requestDigest })
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError)
      return existing(deps, { id: complaint.id, requestDigest }, asked)
    // Without a key the complaint has an id of chance, and asking again would begin another one.
    if (error instanceof OutcomeUnknown)
      return knownBy
        ? outcomeUnknown(asked.idempotencyKey ?? knownBy.join('/'))
        : existingOrAway(deps, complaint.id, asked)
    throw error
  }
  return { status: 201, ...created(complaint, { ...asked, recorded: false }) }
}

function startWorkflow(
  { client, eagerStart }: Deps,
  { start, complaint, requestDigest }: { start: Start; complaint: Complaint; requestDigest: string },
) {
  return asking(client, () =>
    client.workflow.start(WORKFLOW_TYPE, {
      workflowId: workflowIdOf(complaint.id),
      taskQueue: TASK_QUEUE,
      args: [start],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      staticSummary: `${complaint.number} · ${complaint.kind} · ${complaint.channel} · ${complaint.policy.id}`,
      typedSearchAttributes: attributesOf(complaint),
      memo: { requestDigest },
      requestEagerStart: eagerStart,
    }),
  )
}

/** The same request again meets the complaint it began; another one under the same name is refused. */
async function existing(
  deps: Deps,
  { id, requestDigest }: { id: string; requestDigest: string },
  { by, now }: Asked,
): Promise<Reply> {
  const { client } = deps
  const { memo } = await asking(client, () => client.workflow.getHandle(workflowIdOf(id)).describe())
  if (memo?.requestDigest !== requestDigest) throw new Problem('keyReused', { members: { complaintId: id } })
  const { complaint, recorded } = await findComplaint(deps, id)
  const { headers, body } = created(complaint, { by, now, recorded })
  return { status: 200, headers: { ...headers, 'Idempotent-Replayed': 'true' }, body }
}

async function existingOrAway(deps: Deps, id: string, { by, now }: Asked): Promise<Reply> {
  const { complaint, recorded } = await findComplaint(deps, id).catch(() => {
    throw new Problem('temporalUnavailable')
  })
  return { status: 201, ...created(complaint, { by, now, recorded }) }
}

function created(complaint: Complaint, seen: { by: Actor; now: Instant; recorded: boolean }) {
  return {
    headers: { Location: `/v1/complaints/${complaint.id}`, ETag: `"${complaint.version}"` },
    body: complaintView(complaint, seen),
  }
}

function openingOf({ policies, calendars }: Deps, intake: Intake, { by, idempotencyKey, now }: Asked) {
  const { kind, channel, messageId, details, receivedAt = now } = intake
  const policy = policies.get(intake.policyId ?? policyFor(kind))
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${intake.policyId}.`)
  if (!policy.kinds.includes(kind))
    throw unfitting('/policyId', 'unfitting', `The policy ${policy.id} is not for the kind ${kind}.`)
  if (receivedAt > now)
    throw unfitting('/receivedAt', 'inFuture', 'It cannot have been received in the future.')
  const calendar = calendars.get(policy.calendar ?? 'cn')
  if (!calendar) throw new Error(`The policy ${policy.id} counts by a calendar that is not there.`)
  // The message comes first: sent again under another key it is still the same complaint.
  const knownBy = messageId
    ? ['message', channel, messageId]
    : idempotencyKey && ['key', by.id, idempotencyKey]
  const id = complaintIdOf(knownBy || undefined)
  const opening: Opening = {
    id,
    number: numberOf(id, now, calendar),
    kind,
    channel,
    ...(messageId && { messageId }),
    details,
    policy: pinned(policy),
    calendar: trimmed(calendar, receivedAt),
    receivedAt,
    registeredAt: now,
    by,
  }
  return { opening, knownBy: knownBy || undefined }
}

/** First contact lies before registration by as much as the policy allows. */
function refuseReceiptAt({ receivedAt, registeredAt, policy, calendar }: Opening): void {
  if (after(receivedAt, policy.receivedBefore, { calendar }) >= registeredAt) return
  const { amount, unit } = policy.receivedBefore
  throw unfitting(
    '/receivedAt',
    'tooLongAgo',
    `It may have been received at most ${amount} ${unit} before it is registered.`,
  )
}

function isInForce({ effectiveFrom, effectiveTo }: Policy, now: Instant): boolean {
  const today = new Date(now).toISOString().slice(0, 10)
  return effectiveFrom <= today && (effectiveTo === undefined || today <= effectiveTo)
}
