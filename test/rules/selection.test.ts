import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { Problem } from '../../src/api/problems/problem.ts'
import { openingOf } from '../../src/api/complaints/opening.ts'
import { Channel, Intake } from '../../src/domain/intake.ts'
import { loadPolicies } from '../../src/rules/policies.ts'
import { selected } from '../../src/domain/policy/selection.ts'
import { faultsIn, loadSelection, selectionByKind, Selection } from '../../src/rules/selection.ts'

const policies = loadPolicies('policies')
const calendars = loadCalendars()
const selection: Selection = {
  rules: [
    { kind: 'complaint', category: 'brakes', policy: 'carmaker' },
    { product: 'R7', kind: 'complaint', policy: 'carmaker' },
    { store: 'airport', kind: 'complaint', policy: 'rental' },
    { kind: 'enquiry', policy: 'enquiry' },
    { kind: 'suggestion', policy: 'suggestion' },
    { kind: 'praise', policy: 'praise' },
    { policy: 'default' },
  ],
}
const faults = (...rules: Selection['rules']) =>
  faultsIn({ rules }, policies).map(({ path: at, message }) => `${at.join('.')}: ${message}`)

describe('the policy for what comes in', () => {
  test.each([
    [{ kind: 'complaint' }, 'default'],
    [{ kind: 'complaint', category: 'brakes', store: 'airport' }, 'carmaker'],
    [{ kind: 'complaint', product: 'R7' }, 'carmaker'],
    [{ kind: 'complaint', store: 'airport', category: 'billing' }, 'rental'],
    [{ kind: 'praise', store: 'airport' }, 'praise'],
  ] as const)('%j: the first rule that fits says it', (facts, policy) => {
    expect(selected(selection, facts)).toBe(policy)
  })

  test('is, as it ships, that of the kind', () => {
    expect(loadSelection('policies', policies)).toEqual(selectionByKind(policies))
  })

  // R40
  test('is the same on every channel and for everybody', () => {
    const asked = { id: 'cmp_1', by: { id: 'li', role: 'agent' }, now: Date.UTC(2026, 2, 2) } as const
    const policyOf = (more: object) => {
      const intake = Intake.parse({
        ...{
          channel: 'phone',
          details: { complainant: { name: '王芳' }, subject: '车辆未清洁', storeId: 'airport' },
        },
        ...more,
      })
      return openingOf({ policies, calendars, selection }, intake, asked).policy.id
    }
    const complainants = ['王芳', 'The president'].map((name) => ({
      details: { complainant: { name, phone: '13800000000' }, subject: 'x', storeId: 'airport' },
    }))
    const all = [...Channel.options.map((channel) => ({ channel })), ...complainants]
    expect(new Set(all.map(policyOf))).toEqual(new Set(['rental']))
  })

  test('may be named by those who may choose it, and by nobody else', () => {
    const named = (policyId: string, role: 'agent' | 'customer') => () =>
      openingOf(
        { policies, calendars, selection },
        Intake.parse({ policyId, channel: 'web', details: { complainant: { name: '王芳' }, subject: 'x' } }),
        { id: 'cmp_1', by: { id: 'li', role }, now: Date.now() },
      ).policy.id
    expect(named('carmaker', 'agent')()).toBe('carmaker')
    expect(named('carmaker', 'customer')).toThrow(Problem)
    expect(named('event-log', 'agent')).toThrow(Problem)
    expect(named('default', 'customer')()).toBe('default')
  })
})

describe('rules are refused', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'yinuo-selection-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('that can never be reached', () => {
    const never = (index: number) =>
      `rules.${index}: The rule can never be reached: those before it take everything it fits.`
    expect(faults({ store: 'a', policy: 'default' }, ...selection.rules.slice(3))).toEqual([
      ...['enquiry', 'suggestion', 'praise'].map(
        (kind) => `rules.0.policy: The policy default is not for the kind ${kind}.`,
      ),
    ])
    const one = { kind: 'complaint', policy: 'default' } as const
    const narrower = { kind: 'complaint', category: 'x', store: 's', policy: 'rental' } as const
    expect(faults(one, narrower, ...selection.rules.slice(3))).toEqual([never(1), never(5)])
    // One after the other all kinds are taken.
    const kinds = [one, ...selection.rules.slice(3, 6)]
    expect(faults(...kinds, { policy: 'default' })).toEqual([never(4)])
  })

  test('without a default at the end, or with a policy that is not there', () => {
    expect(faults({ kind: 'complaint', policy: 'default' })).toEqual([
      'rules.0: The last rule is the default: it looks at nothing, and gives its policy to the rest.',
    ])
    expect(faults({ policy: 'nowhere' })).toEqual(['rules.0.policy: There is no policy nowhere.'])
  })

  // R40
  test('that look at the channel or the customer', () => {
    for (const name of ['channel', 'customer', 'complainant']) {
      const parsed = Selection.safeParse({ rules: [{ [name]: 'phone', policy: 'default' }] })
      expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
        expect.stringContaining('neither channel nor customer changes a term'),
      ])
    }
  })

  test('by their file', () => {
    writeFileSync(path.join(folder, 'selection.json'), '{"rules":[{"policy":"nowhere"}]}')
    expect(() => loadSelection(folder, policies)).toThrow(
      /selection\.json:\nrules\.0\.policy: There is no policy nowhere/,
    )
    expect(loadPolicies(folder).size).toBe(0)
  })
})
