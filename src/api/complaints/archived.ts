import { WorkflowNotFoundError } from '@temporalio/client'
import type { Instant } from '../../domain/instant.ts'
import type { Intake } from '../../domain/intake.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { workflowIdOf } from '../../workflows/messages/complaint.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { queryTemporal } from '../connections/temporal.ts'
import { fromRegister } from '../from-register.ts'

/** More than any complaint has. */
const WHOLE = 1_000_000

/** Temporal forgets what has ended after some weeks: then a request could begin an archived complaint once more. */
export async function isForgotten({ client }: Deps, id: string): Promise<boolean> {
  const describe = () => client.workflow.getHandle(workflowIdOf(id)).describe()
  return queryTemporal(client, describe).then(
    () => false,
    (error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return true
      throw error
    },
  )
}

/** Refuses what an archived complaint does not have already. */
export async function refuseNew(deps: Deps, { id, body }: { id: string; body: object }): Promise<void> {
  const entries = await fromRegister(deps, ({ register }) => register.listEvents(id, 0, WHOLE))
  if (!hasAll(entries, body as Begun)) throw new Problem('archived', { members: { complaintId: id } })
}

type Asked = { type: string; at?: Instant }
/** An intake with its commands, or an import with its facts. */
type Begun = Intake & { commands?: readonly Asked[]; facts?: readonly Asked[] }

/** What was asked is told by its command and, of a past, its instant: with them a journal says what it came to. */
function hasAll(entries: readonly Entry[], body: Begun): boolean {
  const [first] = entries
  if (first?.event.type !== 'received' || receiptIn(first.event) !== receiptIn(body)) return false
  const asked = new Set(entries.flatMap(({ command, event }) => [command, `${command} ${event.at}`]))
  return [...(body.commands ?? []), ...(body.facts ?? [])].every(({ type, at }) =>
    asked.has(at === undefined ? type : `${type} ${at}`),
  )
}

/** Whom it is about may have been told by name, and stands there by their id. */
const receiptIn = ({ kind, channel, details }: Pick<Intake, 'kind' | 'channel' | 'details'>): string =>
  digestOf({ kind, channel, details: { ...details, about: undefined } })
