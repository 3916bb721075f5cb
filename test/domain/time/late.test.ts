import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catchUp } from '../../../src/domain/admit.ts'
import { FACT_OF, lateFrom } from '../../../src/domain/time/late.ts'
import { nextStep } from '../../../src/domain/time/steps.ts'
import { live, script } from '../../support/domain/random-lives.ts'

const STEPS = 25

test('whatever step time takes, its fact is late from the instant of the step, or from when it was known here', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(script, (one) => {
      let { complaint } = live(one, { watched: true })
      for (let count = 0; count < STEPS; count++) {
        const step = nextStep(complaint)
        if (!step) return
        const caught = catchUp(complaint, { until: step.at + 1, now: step.at + 1 })
        const [fact] = caught.entries
        expect(fact?.event.type).toBe(FACT_OF[step.kind])
        const isRetroactive = fact!.event.type === 'breached' && fact!.event.retroactive === true
        const from = isRetroactive ? undefined : Math.max(step.at, complaint.registeredAt)
        expect(lateFrom(fact!, complaint.registeredAt)).toBe(from)
        seen.add(step.kind)
        complaint = caught.complaint
      }
    }),
    { numRuns: 100 },
  )
  expect([...seen].toSorted()).toEqual(
    expect.arrayContaining(['archive', 'climb', 'lapse', 'remind', 'warn']),
  )
})
