import {
  condition,
  defineQuery,
  defineUpdate,
  proxySinks,
  setHandler,
  type Sinks,
} from '@temporalio/workflow'

export type Step = { type: string; text: string }
/** Tells the worker's process that the timers are set: a call without an event. */
export interface BareSinks extends Sinks {
  bench: { armed(): void }
}

const { bench } = proxySinks<BareSinks>()

/** What a complaint would be with nothing but the SDK: two timers at first, seven answered steps, a query. */
export async function bareLife(_subject: string): Promise<number> {
  let steps = 0
  setHandler(defineQuery<number>('steps'), () => steps)
  const step = (_: Step) => {
    steps += 1
    return { steps }
  }
  const validator = ({ type }: Step) => {
    if (!type) throw new Error('A step needs a type.')
  }
  setHandler(defineUpdate<{ steps: number }, [Step]>('step'), step, { validator })
  const timers = [condition(() => steps >= 1, '24 hours'), condition(() => steps >= 5, '5 days')]
  bench.armed()
  await Promise.all(timers)
  await condition(() => steps >= 7, '3 days')
  return steps
}
