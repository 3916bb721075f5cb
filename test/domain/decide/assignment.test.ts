import { describe, expect, test } from 'vitest'
import type { Command, CommandOf } from '../../../src/domain/command.ts'
import {
  agent,
  eventsOf,
  given,
  manager,
  opening,
  supervisor,
  system,
  type Move,
} from '../../support/domain/given.ts'

const classify = (category: string): Command => ({
  ...{ type: 'classify', category, impact: 'low', risk: 'low', complexity: 'simple' },
})
const assign = (department: string, person?: string): CommandOf<'assign'> => ({
  ...{ type: 'assign', department },
  ...(person !== undefined && { person }),
})
const routed = (rule: string, department: string, person?: string): Command => ({
  ...assign(department, person),
  automatic: rule,
})
const taken = given(opening())

const ownerAfter = (story: typeof taken, ...move: Move) => story.and(move).complaint.owner

describe('what routing assigns', () => {
  const automatic = taken.and([agent, '03-02 09:10', classify('billing'), routed('billing', 'service', 'li')])

  // R34
  test('begins the investigation, and says by which rule', () => {
    expect(eventsOf(automatic.entries, 'assigned')).toMatchObject([{ person: 'li', automatic: 'billing' }])
    expect(automatic.complaint).toMatchObject({
      stage: 'investigating',
      owner: { department: 'service', person: 'li', automatic: { rule: 'billing', category: 'billing' } },
    })
  })

  test('stays with them while the category stays', () => {
    const again = [agent, '03-02 09:20', classify('billing'), routed('billing', 'service', 'chen')] as const
    expect(ownerAfter(automatic, ...again)).toMatchObject({ person: 'li' })
    const other = [agent, '03-02 09:20', classify('safety'), routed('safety', 'workshop', 'wang')] as const
    expect(ownerAfter(automatic, ...other)).toMatchObject({
      person: 'wang',
      automatic: { category: 'safety' },
    })
  })

  test('yields to what a person has chosen', () => {
    const move = [agent, '03-02 09:30', classify('safety'), routed('safety', 'workshop', 'wang')] as const
    const chosen = taken.and([agent, '03-02 09:10', assign('legal')])
    expect(ownerAfter(chosen, ...move)).toEqual({ department: 'legal' })
    const moved = automatic.and([agent, '03-02 09:20', { ...assign('legal'), reason: 'A matter of law.' }])
    expect(ownerAfter(moved, ...move)).toEqual({ department: 'legal' })
    moved.when(system, '03-02 09:40', routed('billing', 'service', 'li')).then()
  })

  test('goes elsewhere by a person with a reason only', () => {
    automatic.when(supervisor, '03-02 09:20', assign('service', 'chen')).refused('missing')
    automatic.when(supervisor, '03-02 09:20', assign('service')).refused('missing')
    automatic.when(supervisor, '03-02 09:20', assign('workshop')).refused('missing')
    const because = { ...assign('service', 'chen'), reason: 'Li is at lunch.' }
    expect(ownerAfter(automatic, supervisor, '03-02 09:20', because)).toMatchObject({ person: 'chen' })
    // The same again is no override, and makes it a choice.
    expect(ownerAfter(automatic, agent, '03-02 09:20', assign('service', 'li'))).toEqual({
      department: 'service',
      person: 'li',
    })
  })

  test('waits in a queue until somebody takes it, or there is somebody to give it to', () => {
    const queued = taken.and([agent, '03-02 09:10', classify('contract'), routed('contract', 'legal')])
    queued.when(system, '03-02 09:20', routed('contract', 'legal')).then()
    const found = routed('contract', 'legal', 'wu')
    expect(ownerAfter(queued, system, '03-02 09:20', found)).toMatchObject({ person: 'wu' })
    expect(ownerAfter(queued, agent, '03-02 09:20', assign('legal', 'wu'))).toMatchObject({ person: 'wu' })
  })
})

describe('a conflict of interest', () => {
  // R41
  test('is nobody routed into', () => {
    taken.when(system, '03-02 09:10', routed('billing', 'service', 'rude.man')).then()
  })

  test('found later takes the complaint from the one it is about', () => {
    const amend: Command = { type: 'amendDetails', details: { about: agent.id }, reason: 'It was li.' }
    const his = taken.and([agent, '03-02 09:10', assign('service', agent.id)])
    const other = routed('conflictOfInterest', 'service', 'chen')
    expect(ownerAfter(his, supervisor, '03-02 09:20', amend, other)).toMatchObject({ person: 'chen' })
  })

  test('keeps the person complained about from approving what is proposed', () => {
    const { details } = opening()
    const redress = { amountCents: 100_000_000, currency: 'CNY' }
    const proposed = given(
      { ...opening(), details: { ...details, about: supervisor.id } },
      [agent, '03-02 09:10', assign('service', agent.id)],
      [agent, '03-02 10:00', { type: 'proposeSolution', measures: 'x', redress }],
    )
    proposed.when(supervisor, '03-02 11:00', { type: 'approveProposal' }).refused('conflictOfInterest')
    const approved = proposed.and([manager, '03-02 11:00', { type: 'approveProposal' }])
    expect(approved.complaint.stage).toBe('proposed')
  })
})
