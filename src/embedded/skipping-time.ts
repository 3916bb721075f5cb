import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { ensureSearchAttributes, type SearchAttribute } from './search-attributes.ts'
import { ensureTimeSkippingServer, type TimeSkippingOptions } from './time-skipping-server.ts'

export type SkippingTime = Pick<
  TestWorkflowEnvironment,
  'client' | 'nativeConnection' | 'currentTimeMs' | 'sleep' | 'teardown'
>

/** The server that lets days pass in milliseconds, fetched if it is not here, and started. */
export async function startSkippingTime(
  options: TimeSkippingOptions & { searchAttributes: readonly SearchAttribute[] },
): Promise<SkippingTime> {
  const executable = await ensureTimeSkippingServer(options)
  const { TestWorkflowEnvironment: Environment } = await import('@temporalio/testing')
  const environment = await Environment.createTimeSkipping({ server: { executable } })
  await ensureSearchAttributes(environment.connection, options.searchAttributes)
  return environment
}
