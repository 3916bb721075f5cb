import { describe, expect, test } from 'vitest'
import { complaintView } from '../../src/api/complaints/complaint-view.ts'
import { processOf } from '../../src/drawings/process.ts'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import { agent, given, on, opening, policyNamed } from '../support/domain/given.ts'

// F27

const reason = { en: 'An enquiry is answered at once.', zh: '咨询即时答复。' }
const policy = { ...policyNamed('enquiry'), without: [{ clock: 'consent', reason }] }
const faults = (one: object) =>
  WorkablePolicy.safeParse(one).error?.issues.map(({ path, message }) => [path.join('/'), message])

describe('a policy that goes without a clock', () => {
  test('is loaded with the reason, and a complaint shows it', () => {
    expect(faults(policy)).toBeUndefined()
    const { complaint } = given({ ...opening(policy), kind: 'enquiry' })
    const seen = { by: agent, now: on('03-02 10:00'), recorded: true, categories: new Map() }
    expect(complaintView(complaint, seen)).toMatchObject({ without: [{ clock: 'consent', reason }] })
    expect(processOf(policy)).toMatchObject({ without: [{ clock: 'consent', reason }] })
    expect(complaintView(given(opening()).complaint, seen)).not.toHaveProperty('without')
  })

  test('does not have it, says so once, and gives the reason in both languages', () => {
    expect(faults({ ...policy, without: [{ clock: 'answer', reason }] })).toEqual([
      ['without/0', 'The policy has the clock answer: it does not go without.'],
    ])
    expect(faults({ ...policy, without: [...policy.without, ...policy.without] })).toEqual([
      ['without/1', 'Why there is no clock consent is said twice.'],
    ])
    const half = [{ clock: 'consent', reason: { en: 'None' } }]
    expect(faults({ ...policy, without: half })?.[0]?.[0]).toBe('without/0/reason/zh')
  })
})
