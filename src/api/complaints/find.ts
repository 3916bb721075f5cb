import { WorkflowNotFoundError } from '@temporalio/client'
import type { Complaint } from '../../domain/complaint.ts'
import { VIEW, workflowIdOf } from '../../workflows/messages/complaint.ts'
import { readNumber } from './complaint-id.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { queryTemporal } from '../connections/temporal.ts'
import { fromRegister } from '../from-register.ts'

type Found = { complaint: Complaint; recorded: boolean }

const isId = (reference: string) => /^cmp_[0-9a-z]{26}$/.test(reference)

/** A complaint by id or number: from the register, and where that has nothing to say, from its workflow. */
export async function findComplaint(deps: Deps, reference: string): Promise<Found> {
  const number = readNumber(reference)
  if (!isId(reference) && !number) throw notFound(reference)
  const recorded = await fromRegister(deps, ({ register }) =>
    number ? register.getComplaintByNumber(number) : register.getComplaint(reference),
  ).catch((error: unknown) => {
    if (number) throw error
    return error as Problem
  })
  if (recorded instanceof Problem) return live(deps, reference, recorded)
  if (recorded) return { complaint: recorded.complaint, recorded: true }
  if (number) throw notFound(reference)
  return live(deps, reference)
}

/** The complaint as its workflow knows it. With the register away, that it is not here means nothing. */
async function live({ client }: Deps, id: string, registerAway?: Problem): Promise<Found> {
  try {
    const handle = client.workflow.getHandle(workflowIdOf(id))
    const complaint = await queryTemporal(client, () => handle.query<Complaint>(VIEW))
    if (complaint.importing === 'abandoned') throw notFound(id)
    // What is archived is read in the register only: only there it is known who may see it.
    if (registerAway && complaint.archivedAt !== undefined) throw registerAway
    return { complaint, recorded: false }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw registerAway ?? notFound(id)
    throw error
  }
}

/** The id behind a reference. Only a number needs the register. */
export async function idOf(deps: Deps, reference: string): Promise<string> {
  if (isId(reference)) return reference
  const number = readNumber(reference)
  const known = number && (await fromRegister(deps, ({ register }) => register.getComplaintByNumber(number)))
  if (!known) throw notFound(reference)
  return known.complaint.id
}

export const notFound = (reference: string): Problem =>
  new Problem('notFound', { detail: `There is no complaint ${reference}.` })
