import { afterAll, beforeAll, expect } from 'vitest'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { parseInstant, type Instant } from '../../../src/domain/instant.ts'
import { workerWithRegister, type WorkerWithRegister } from './worker-with-register.ts'
import { ATTRIBUTES, begin, type Life } from './workflow-lives.ts'
import { timeSkippingEnvironment } from './servers.ts'

/** A file's own server that skips time, with a worker on it. Its time goes forward only, from test to test. */
export function skippedTime() {
  let environment: TestWorkflowEnvironment
  let house: WorkerWithRegister
  beforeAll(async () => {
    environment = await timeSkippingEnvironment(ATTRIBUTES)
    house = await workerWithRegister(environment.nativeConnection)
  })
  afterAll(async () => {
    await house?.close()
    await environment?.teardown()
  })
  const now = () => environment.currentTimeMs()
  return {
    get environment() {
      return environment
    },
    get house() {
      return house
    },
    now,
    begin: (...given: Parameters<typeof begin> extends [unknown, ...infer Rest] ? Rest : never) =>
      begin(environment.client, ...given),
    /** Lets time pass until just after an instant, given as text or in milliseconds. */
    until: async (instant: string | Instant) => {
      const at = typeof instant === 'string' ? parseInstant(instant) : instant
      const leftMs = at + 2 - (await now())
      if (leftMs > 0) await environment.sleep(leftMs)
    },
    /** Waits, in real time, until a complaint has come so far: tasks take a moment after their timer. */
    eventually: (complaint: Life, holds: object) =>
      expect.poll(() => complaint.view(), { timeout: 10_000, interval: 30 }).toMatchObject(holds),
  }
}
