import { Context } from '@temporalio/activity'

const PULSE_MS = 3_000

/** Says now and then that the work goes on: when its worker dies, another takes it up within seconds. */
export async function withHeartbeats<T>(work: Promise<T>): Promise<T> {
  const context = Context.current()
  const pulse = setInterval(() => context.heartbeat(), PULSE_MS)
  try {
    return await work
  } finally {
    clearInterval(pulse)
  }
}
