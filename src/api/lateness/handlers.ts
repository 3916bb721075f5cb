import { readPunctuality } from '../../register/punctuality/lateness.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { ALARMS, alarmsOf } from './punctual.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister } from '../from-register.ts'

export async function getLateness(deps: Deps, _: Call<Contract['getLateness']>): Promise<Reply> {
  const now = deps.now()
  const limitMs = deps.latenessLimitMs
  const found = await fromRegister(deps, ({ slow }) => readPunctuality(slow, now))
  const raised = alarmsOf(found, { limitMs, now })
  const alarms = ALARMS.filter((alarm) => raised[alarm])
  const { canary, ...spreads } = found
  return {
    body: withTimesAsText({
      ok: alarms.length === 0,
      alarms,
      limitMs,
      ...spreads,
      ...(canary && { canary }),
    }),
  }
}

export async function getMetrics(deps: Deps, _: Call<Contract['getMetrics']>): Promise<Reply> {
  const text = await fromRegister(deps, () => deps.metrics.render())
  return { text, type: 'text/plain; version=0.0.4' }
}
