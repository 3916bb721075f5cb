import { expect, test } from 'vitest'
import { monthsOf } from '../../src/console/complaint/clocks/months.ts'
import { groupedSteps, usualSteps } from '../../src/console/complaint/steps/steps.ts'
import type { CommandType, ComplaintShown } from '../../src/console/asking/contract.ts'
import { calledAt, filledFor, withSnippet } from '../../src/console/dialogs/snippets/snippets.ts'

const complaint = (more: Partial<ComplaintShown>) =>
  ({ stage: 'received', tasks: [], escalations: [], waiting: [], ...more }) as unknown as ComplaintShown

test('the usual next steps are those of the stage, without what is done and with what is owed', () => {
  const allowedActions: CommandType[] = ['acknowledge', 'classify', 'assign', 'completeTask', 'addNote']
  expect(usualSteps(complaint({ allowedActions }))).toEqual(['acknowledge', 'classify', 'assign'])
  const later = complaint({
    allowedActions,
    acknowledgedAt: '2026-03-02T01:00:00Z',
    tasks: [{ n: 1, kind: 'call', title: 'Call them', department: 'service' }],
  })
  expect(usualSteps(later)).toEqual(['classify', 'assign', 'completeTask'])
})

test('in an emergency what is done about it comes before the usual', () => {
  const allowedActions: CommandType[] = [
    ...(['acknowledge', 'classify', 'acceptForHandling', 'assign', 'takeOver', 'refuse'] as const),
    'recordEmergencyMeasure',
  ]
  const steps = usualSteps(complaint({ allowedActions }))
  expect(steps).toHaveLength(5)
  expect(steps[0]).toBe('recordEmergencyMeasure')
})

test('whoever may approve what waits for it finds that first, and a revisit comes before the findings', () => {
  const approving: CommandType[] = ['draftProposal', 'recordFindings', 'returnProposal', 'approveProposal']
  const steps = usualSteps(complaint({ stage: 'investigating', allowedActions: approving }))
  expect(steps.slice(0, 2)).toEqual(['approveProposal', 'returnProposal'])
  const revisiting: CommandType[] = ['recordFindings', 'recordRevisit']
  const last = usualSteps(complaint({ stage: 'revisiting', allowedActions: revisiting }))
  expect(last).toEqual(['recordRevisit', 'recordFindings'])
})

test('every step that is allowed stands in one group, a new one among the others', () => {
  const allowed = ['assign', 'somethingNew', 'addNote'] as CommandType[]
  const groups = groupedSteps(allowed)
  expect(groups.flatMap(({ types }) => types).toSorted()).toEqual([...allowed].toSorted())
  expect(groups.find(({ word }) => word === 'aboutOthers')?.types).toEqual(['somethingNew'])
})

test('a month begins on its Monday, and shows the days that a clock counted', () => {
  const [month] = monthsOf([{ date: '2026-12-01', counted: true, kind: 'working', reason: 'workingDay' }])
  expect(month!.weeks[0]!.map((cell) => cell?.number)).toEqual([undefined, 1, 2, 3, 4, 5, 6])
  expect(month!.weeks.flat().filter((cell) => cell?.explained)).toHaveLength(1)
})

test('a bracket calls a snippet, also as an input method writes it, and what it leaves open is filled in', () => {
  expect(calledAt('您好【问', 4)).toEqual({ from: 2, until: 4, sought: '问' })
  expect(calledAt('您好【问】', 5)).toBeUndefined()
  expect(calledAt('nothing', 7)).toBeUndefined()
  const text = filledFor('{name}，编号 {number}。', {
    number: 'Y1',
    details: { complainant: { name: '陈女士' }, subject: 'The car' },
  } as ComplaintShown)
  expect(withSnippet('您好[问候', { from: 2, until: 5, sought: '' }, text)).toBe('您好陈女士，编号 Y1。')
})
