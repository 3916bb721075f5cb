import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { majorFaults } from '../../src/domain/policy/checks/major-check.ts'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { loadPolicies } from '../../src/rules/policies.ts'
import { loadRootCauses } from '../../src/rules/root-causes.ts'

const policies = loadPolicies('policies')
const base = () => structuredClone(policies.get('default')!)
const sentences = (policy: unknown) =>
  WorkablePolicy.safeParse(policy).error?.issues.map(({ message }) => message) ?? []

test('every policy that ships is one that can work', () => {
  expect([...policies.keys()].sort()).toEqual(
    [
      ...['default', 'car-finance', 'odi-agency', 'rental', 'financial-emergency', 'carmaker'],
      ...['enquiry', 'suggestion', 'praise', 'cn-nfra', 'cn-sanbao', 'demo', 'event-log'],
    ].sort(),
  )
})

test('a unit that needs a calendar is refused without one', () => {
  const { calendar: _, ...policy } = base()
  expect(sentences(policy)).toContain(
    'Clock resolve counts by a calendar, but the policy names none.'.replace('resolve', 'information'),
  )
})

test('an extension without a notice to the customer is refused', () => {
  const policy = base()
  delete policy.extensions![0]!.notice
  expect(sentences(policy)).toContain('The extension of resolve has no notice: the customer would not know.')
})

// F46
test('a level that nobody can execute is refused', () => {
  const policy = base()
  policy.ladders['standard']!.steps[0]!.to = 'auditor'
  expect(sentences(policy)).toContain('Ladder standard: the role auditor cannot act on level 1.')
})

// F6
test('a due that would not lie after its start is refused', () => {
  const policy = base()
  policy.clocks[0]!.term.amount = 0
  expect(sentences(policy)).toContain(
    'A term needs an amount of at least 1: its due would not lie after its start.',
  )
})

// F45
test('a ladder that does not exist is refused, and so is a statutory clock without sources', () => {
  const policy = base()
  policy.clocks[0]!.ladder = 'nowhere'
  policy.clocks[1]!.basis = 'statutory'
  expect(sentences(policy)).toEqual(
    expect.arrayContaining([
      'Clock acknowledge: there is no ladder nowhere.',
      'A policy with a statutory clock must name its sources.',
    ]),
  )
})

// R101
test('every version of what ships says who made it, when and why', () => {
  for (const { id, version, about } of policies.values())
    expect([id, about?.versions?.at(-1)?.version]).toEqual([id, version])
  expect(loadRootCauses('policies').versions.filter(({ made }) => !made)).toEqual([])
})

// R101
test('what is told of versions that cannot be is refused: another one in force, one told twice, one out of order', () => {
  const versions = (...told: [string, string][]) => {
    const policy = base()
    policy.version = '2'
    policy.about!.versions = told.map(([version, on]) => ({
      ...{ version, on, by: 'chen' },
      why: { en: 'Why', zh: '原因' },
    }))
    return sentences(policy)
  }
  expect(versions(['1', '2026-01-01'], ['2', '2026-02-01'])).toEqual([])
  expect(versions(['1', '2026-01-01'])).toEqual(['Nothing says who made the version 2, when and why.'])
  expect(versions(['2', '2026-01-01'], ['2', '2026-02-01'])).toEqual(['The version 2 is told twice.'])
  expect(versions(['1', '2026-03-01'], ['2', '2026-02-01'])).toEqual([
    'The version 2 was made before the one above it.',
  ])
})

// F26
test('saving and reading a policy is a round trip', () => {
  for (const policy of policies.values())
    expect(WorkablePolicy.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy)
})

// R79: after closing only targets without a ladder fire, none beyond the time for reopening
test('revisits that could not happen are refused, each where it stands', () => {
  const asked = (revisits: unknown, more: object = {}) => {
    const policy = { ...base(), revisits, ...more }
    for (const clock of policy.clocks) if (clock.name === 'revisit') clock.until = ['revisitAnswered']
    return WorkablePolicy.safeParse(policy).error?.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  }
  const days = (amount: number, unit = 'calendarDays') => ({ after: { amount, unit } })
  const first = days(3, 'workingDays')
  expect(asked([first, days(7), days(29)])).toBeUndefined()
  expect(asked([days(4, 'workingDays')])).toEqual([
    'revisits.0.after: The first revisit is due as its clock revisit counts: 3 workingDays.',
  ])
  expect(asked([first, days(30)])).toEqual([
    'revisits.1.after: A later revisit lies beyond the time in which the complaint may be reopened.',
  ])
  expect(asked([first, days(20, 'workingDays')])).toHaveLength(1)
  expect(asked([first, days(9), days(7)])).toEqual([
    'revisits.2.after: Each later revisit comes after the one before it.',
  ])
  expect(asked([first], { revisit: undefined })).toEqual([
    'revisit: Revisits need to say after how many attempts a customer is unreachable.',
  ])
  expect(sentences({ ...base(), revisits: [first] })).toContain(
    'Clock revisit: an attempt that reached nobody does not meet it.',
  )
  const policy = base()
  policy.clocks[0]!.from = ['closed']
  expect(sentences(policy)).toContain('Clock acknowledge: nothing starts at the closing but later revisits.')
  expect(asked([])).toHaveLength(1)
})

// R27
test('a policy that promises nothing sooner for major complaints says why, and none promises it later', () => {
  const { majorTerm: _, ...about } = base().about!
  const policy = { ...base(), about }
  const why = 'No term is shorter for major complaints. Give one, or say here why none is.'
  const faults = (one: Policy) => majorFaults(one).map(({ message }) => message)
  expect(faults(policy)).toEqual([why])
  expect(faults(base())).toEqual([])
  expect(faults({ ...policy, kinds: ['enquiry'] })).toEqual([])
  const withMajor = (amount: number, unit: 'hours' | 'workingDays') => ({
    ...policy,
    clocks: policy.clocks.map((clock) =>
      clock.name === 'resolve'
        ? { ...clock, termWhen: [{ severity: 'major' as const, term: { amount, unit } }, ...clock.termWhen!] }
        : clock,
    ),
  })
  const longer = 'Clock resolve: a major complaint would have a longer term than another of its kind.'
  expect(faults(withMajor(20, 'hours'))).toEqual([])
  expect(faults(withMajor(2, 'workingDays'))).toEqual([longer])
  expect(faults(withMajor(9, 'workingDays'))).toEqual([longer, why])
  const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-policies-'))
  writeFileSync(path.join(folder, 'default.json'), JSON.stringify(policy))
  expect(() => loadPolicies(folder)).toThrow(why)
  rmSync(folder, { recursive: true })
})

// R26
test('a table of priorities in which something presses more and yet comes later is refused', () => {
  const row = { low: 3, normal: 2, high: 1 }
  const table = (minor: object, major: object) => ({ ...base(), priorities: { minor, normal: row, major } })
  expect(sentences(table(row, row))).toEqual([])
  expect(sentences(table(row, { low: 4, normal: 2, high: 1 }))).toEqual([
    'Priority 4 comes after that of a less severe or less urgent complaint.',
  ])
  expect(sentences(table({ low: 3, normal: 4, high: 4 }, row))).toHaveLength(1)
  expect(sentences(table({ low: 5, normal: 4, high: 4 }, row))).toHaveLength(1)
  expect(sentences(table({ low: 4, normal: 4 }, row))).toHaveLength(1)
})
