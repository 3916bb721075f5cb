import { IMPORT_ABANDONED, workflowIdOf } from '../../workflows/messages/complaint.ts'
import { queryTemporal } from '../connections/temporal.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'

export const importAbandoned = (): Problem =>
  new Problem('alreadyDone', { detail: 'The import has been abandoned.' })

/**
 * Whether the complaint's import was given up: nothing of it is recorded, and what begins now is the first. Throws
 * WorkflowNotFoundError, where nothing ever began.
 */
export async function wasAbandoned({ client }: Pick<Deps, 'client'>, id: string): Promise<boolean> {
  const handle = client.workflow.getHandle(workflowIdOf(id))
  const { status } = await queryTemporal(client, () => handle.describe())
  if (status.name !== 'COMPLETED') return false
  const ended = (await queryTemporal(client, () => handle.result())) as { outcome?: string } | undefined
  return ended?.outcome === IMPORT_ABANDONED
}
