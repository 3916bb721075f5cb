import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'
import { bundleWorkflowCode, DefaultLogger, Worker, type InjectedSinks } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'
import type { Commit } from '../domain/journal.ts'
import type { Register } from '../register/register.ts'
import type { WitnessSinks } from '../workflows/journal-witness.ts'
import { workflowIdOf } from '../workflows/messages.ts'

type History = temporal.api.history.v1.IHistory
type Run = { runId: string; history: History }
type Ports = { client: Client; register: Pick<Register, 'commit'> }

const fileAt = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Tells the register again what a complaint's runs have told it, from their histories: each is replayed, its commits
 * are caught and made once more under their own fence. What is there already stays; a run that goes on comes after.
 */
export async function rerecord({ client, register }: Ports, id: string): Promise<number> {
  const runs = await runsOf(client, workflowIdOf(id))
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileAt('../workflows/index.ts'),
    workflowInterceptorModules: [fileAt('../workflows/journal-witness.ts')],
    logger: new DefaultLogger('ERROR'),
  })
  let told = 0
  for (const { runId, history } of runs) {
    const commits: Commit[] = []
    const sinks: InjectedSinks<WitnessSinks> = {
      witness: { committed: { fn: (_, commit) => void commits.push(commit), callDuringReplay: true } },
    }
    await Worker.runReplayHistory({ workflowBundle, sinks }, history, workflowIdOf(id))
    for (const commit of commits) await register.commit(commit, runId)
    told += commits.length
  }
  return told
}

/** The runs of a complaint that Temporal still has, the first one first. */
async function runsOf(client: Client, workflowId: string): Promise<Run[]> {
  const runs: Run[] = []
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId
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
