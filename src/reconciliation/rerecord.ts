import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'
import { Worker, type InjectedSinks, type WorkflowBundleOption } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'
import type { Commit } from '../domain/journal/journal.ts'
import type { Register } from '../register/register.ts'
import type { WitnessSinks } from '../workflows/complaint/journal-witness.ts'
import { workflowIdOf } from '../workflows/messages/complaint.ts'

type History = temporal.api.history.v1.IHistory
type Run = { runId: string; history: History }
export type RerecordPorts = {
  client: Client
  register: Pick<Register, 'commit'>
  /** The workflows' code, in which these modules listen in. */
  bundle: (interceptors: readonly string[]) => Promise<WorkflowBundleOption>
}

const WITNESS = fileURLToPath(new URL('../workflows/complaint/journal-witness.ts', import.meta.url))

/** What the runs had written, as far as they could be replayed: the last entry, and what stopped a replay. */
export type Rerecorded = { upTo: number; stopped?: string }

/**
 * Tells the register what a complaint's runs have written, told before or owed, from their histories: each is replayed,
 * what it writes is caught and committed under its own fence. What is there already stays; a run that goes on comes
 * after. Of several runs the given one is the last.
 */
export async function rerecord(ports: RerecordPorts, id: string, runId?: string): Promise<Rerecorded> {
  const { client, register } = ports
  const runs = await runsOf(client, workflowIdOf(id), runId)
  const workflowBundle = await ports.bundle([WITNESS])
  let upTo = 0
  for (const { runId, history } of runs) {
    const commits: Commit[] = []
    const sinks: InjectedSinks<WitnessSinks> = {
      witness: {
        wrote: { fn: (_, commit) => void commits.push(commit), callDuringReplay: true },
        committed: { fn: () => {} },
      },
    }
    const replayed = Worker.runReplayHistory({ workflowBundle, sinks }, history, workflowIdOf(id))
    const stopped = await replayed.then(
      () => undefined,
      (error: Error) => error.message,
    )
    for (const commit of commits) await register.commit(commit, runId)
    upTo = commits.at(-1)?.complaint.version ?? upTo
    if (stopped !== undefined) return { upTo, stopped }
  }
  return { upTo }
}

/** The runs of a complaint that Temporal still has, the first one first, up to the given one or the latest. */
async function runsOf(client: Client, workflowId: string, last?: string): Promise<Run[]> {
  const runs: Run[] = []
  let runId: string | undefined = last ?? (await client.workflow.getHandle(workflowId).describe()).runId
  while (runId) {
    const history = await historyOf(client, workflowId, runId)
    if (!history) break
    runs.unshift({ runId, history })
    const [started] = history.events ?? []
    runId = started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined
  }
  return runs
}

async function historyOf(client: Client, workflowId: string, runId: string): Promise<History | undefined> {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory()
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}
