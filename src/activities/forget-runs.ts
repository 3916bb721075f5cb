import { WorkflowNotFoundError, type Client } from '@temporalio/client'

const NOT_FOUND = 5

/**
 * Deletes the closed runs of a workflow: those that are known, those that visibility lists, and the latest. One that
 * runs is not ended for it: that is a fault, and tried again later.
 */
export const forgetRunsWith =
  (client: Client) =>
  async (workflowId: string, known: readonly string[]): Promise<void> => {
    const runs = new Set(known)
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
      runs.add(runId)
    const latest = await latestRun(client, workflowId)
    if (latest) runs.add(latest)
    for (const runId of runs) await deleteRun(client, workflowId, runId)
  }

async function latestRun(client: Client, workflowId: string): Promise<string | undefined> {
  try {
    const { runId, status } = await client.workflow.getHandle(workflowId).describe()
    if (status.name === 'RUNNING')
      throw new Error(`The workflow ${workflowId} still runs: it cannot be forgotten yet.`)
    return runId
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}

async function deleteRun(client: Client, workflowId: string, runId: string): Promise<void> {
  try {
    await client.workflowService.deleteWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId, runId },
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === NOT_FOUND)) throw error
  }
}
