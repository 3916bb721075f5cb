import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/command.ts'
import { importOn, type ImportAsk } from '../../../src/domain/import/importing.ts'
import type { Fact } from '../../../src/domain/import/past.ts'
import { openWithHistory } from '../../../src/domain/opening.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import { agent, clockIn, customer, eventsOf, management, on, opening } from '../../support/domain/given.ts'
import { clearedPolicy } from '../../support/domain/cleared-policy.ts'
import { policyNamed } from '../../support/domain/given.ts'

const received = on('03-02 09:00')
const now = on('06-01 09:00')
const begin = (policy: Parameters<typeof opening>[0] = 'cn-nfra') => ({
  ...opening(policy, received),
  registeredAt: now,
})
const fact = (at: string, command: Command, more: Partial<Fact> = {}): Fact => ({
  command,
  by: agent,
  at: on(at),
  ...more,
})
const propose: Command = { type: 'proposeSolution', measures: 'The fee is paid back.' }
const accept: Command = { type: 'acceptSolution' }
const assigned = fact('03-02 10:00', { type: 'assign', department: 'service', person: agent.id })
const sentAt = (at: string) => ({ sentAt: on(at) })

function told(
  facts: readonly Fact[],
  { policy, ...how }: { policy?: Parameters<typeof opening>[0]; edition?: number } = {},
) {
  const lived = openWithHistory(begin(policy), facts, now, how)
  if (isRefusal(lived)) throw new Error(lived.detail)
  return lived
}
const decideOf = (facts: readonly Fact[], how = {}) => clockIn(told(facts, how).complaint, 'decide')

// R71, R76
describe('an offer of the past, under a policy where the term of the law ends with its letter', () => {
  test('is one that the customer was told of then: the letters of the old system are not ours to send', () => {
    const { complaint, entries } = told([assigned, fact('03-04 10:00', propose)])
    expect(clockIn(complaint, 'decide')).toMatchObject({ state: 'met', endedAt: on('03-04 10:00') })
    expect(eventsOf(entries, 'breached').filter(({ clock }) => clock === 'decide')).toEqual([])
    expect(eventsOf(entries, 'solutionOffered')).toMatchObject([{ sentAt: on('03-04 10:00') }])
  })

  test('counts from when its letter was sent, where the import says so', () => {
    const later = [assigned, fact('03-04 10:00', propose, sentAt('03-06 10:00')), fact('03-09 10:00', accept)]
    expect(decideOf(later)).toMatchObject({ state: 'met', endedAt: on('03-06 10:00') })
    const { complaint, entries } = told([assigned, fact('03-04 10:00', propose, sentAt('05-20 10:00'))])
    const [broken] = eventsOf(entries, 'breached').filter(({ clock }) => clock === 'decide')
    expect(clockIn(complaint, 'decide')).toMatchObject({
      state: 'met',
      endedAt: on('05-20 10:00'),
      breach: { dueAt: broken!.dueAt },
    })
  })

  test('may be told after what followed on it, in pieces', () => {
    const facts = [assigned, fact('03-04 10:00', propose, sentAt('03-06 10:00')), fact('03-05 10:00', accept)]
    const whole = told(facts)
    const first = openWithHistory(begin(), [], received)
    if (isRefusal(first)) throw new Error(first.detail)
    let present: typeof first.complaint = { ...first.complaint, importing: 'underWay' }
    let imported = {
      intake: '',
      pieces: [{ facts: 0, digest: '' }],
      at: received,
      heardAt: now,
      bytes: 0,
      work: 0,
    }
    const ask = (step: ImportAsk) => {
      const gone = importOn({ present, imported }, step, { now })
      if (isRefusal(gone)) throw new Error(gone.detail)
      present = gone.admission.complaint
      imported = { ...imported, ...gone.imported, pieces: [...gone.imported.pieces] }
    }
    for (const [index, one] of facts.entries())
      ask({ type: 'tell', after: imported.pieces.at(-1)!, facts: [one], digest: `${index}`, edition: 5 })
    ask({ type: 'complete', facts: facts.length })
    expect(present).toEqual(whole.complaint)
    expect(clockIn(present, 'decide')).toMatchObject({ state: 'met', endedAt: on('03-06 10:00') })
  })

  test('meets nothing where it was declined before its letter was sent', () => {
    const declined = fact('03-05 10:00', { type: 'declineSolution', reason: 'Too little' }, { by: customer })
    const facts = [assigned, fact('03-04 10:00', propose, sentAt('03-06 10:00')), declined]
    expect(decideOf(facts).endedAt).toBeUndefined()
    expect(decideOf([...facts, fact('03-09 10:00', propose)])).toMatchObject({ endedAt: on('03-09 10:00') })
  })

  test('is told with the fact that brings it before the customer', () => {
    const cleared = clearedPolicy([{ when: {}, by: 'management' }], policyNamed('cn-nfra'))
    const clear = fact('03-05 10:00', { type: 'clearProposal' }, { by: management, ...sentAt('03-06 10:00') })
    const facts = [assigned, fact('03-04 10:00', propose), clear]
    expect(decideOf(facts, { policy: cleared })).toMatchObject({ endedAt: on('03-06 10:00') })
  })

  test('was not sent before it was made, and not in the future', () => {
    for (const at of ['03-04 09:59', '06-01 09:01'])
      expect(
        openWithHistory(begin(), [assigned, fact('03-04 10:00', propose, sentAt(at))], now),
      ).toMatchObject({
        code: 'notThisInstant',
      })
  })

  test('goes on waiting for its letter where it was imported before', () => {
    const facts = [assigned, fact('03-04 10:00', propose)]
    expect(decideOf(facts, { edition: 4 })).toMatchObject({ state: 'running', breach: {} })
  })
})

test('where no clock waits for it, an imported offer says nothing of a letter', () => {
  const facts = [assigned, fact('03-04 10:00', propose, sentAt('03-06 10:00'))]
  const { entries } = told(facts, { policy: 'default' })
  expect(eventsOf(entries, 'solutionOffered')).toEqual([
    { type: 'solutionOffered', at: on('03-04 10:00'), proposal: 1 },
  ])
})
