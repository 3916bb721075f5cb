import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Complaint } from '../../src/domain/complaint.ts'
import { evolve } from '../../src/domain/evolve/evolve.ts'
import { beforeFirst } from '../../src/domain/evolve/fold.ts'
import { LEADING, stagesAfter } from '../../src/domain/evolve/stages.ts'
import { live, script } from '../support/domain/random-lives.ts'

test('the stage after each event is that of the complaint the events add up to, in whatever lives', () => {
  fc.assert(
    fc.property(script, (one) => {
      const { opening, entries } = live(one)
      const before = beforeFirst(opening, entries)!
      let complaint: Complaint = before
      const lived = entries.map(({ event, by }) => (complaint = evolve(complaint, event, by)).stage)
      const events = entries.map(({ event }) => event)
      expect(stagesAfter(before, events)).toEqual(lived)
      const moved = events.filter((_, index) => lived[index] !== (lived[index - 1] ?? 'none'))
      for (const { type } of moved) expect(LEADING).toContain(type)
    }),
    { numRuns: 150 },
  )
})
