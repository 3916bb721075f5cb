import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import { clockTitlesOf } from '../../src/domain/policy/clock-titles.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'
import { clockName } from '../../src/words/clocks.ts'
import { codeName } from '../../src/words/codes.ts'
import { promiseOrName } from '../../src/words/promises.ts'

const titled = {
  title: { zh: '上门取车', en: 'Collection' },
  promise: { zh: '上门取车', en: 'We collect the car' },
}

/** The default policy with its clock to resolve called something else, and one more such policy. */
function firmsOwn(id: string, clocks: Record<string, unknown> = { collect: titled }) {
  const policy = structuredClone(loadPolicies('policies').get('default')!)
  const resolve = policy.clocks.find(({ name }) => name === 'resolve')!
  return {
    ...policy,
    id,
    clocks: [...policy.clocks, { ...resolve, name: 'collect' }],
    about: { ...policy.about!, clocks },
  }
}

function load(...policies: object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [index, policy] of policies.entries())
    writeFileSync(join(folder, `${index}.json`), JSON.stringify(policy))
  return loadPolicies(folder)
}

test("a firm's own clock is called, and promises, what its policy says; no complaint pins it", () => {
  const policies = load(firmsOwn('own'))
  const titles = clockTitlesOf(policies)
  expect(clockName('collect', 'zh', titles.clocks)).toBe('上门取车')
  expect(codeName('clock', 'collect', 'en', titles)).toBe('Collection')
  expect(promiseOrName('collect', 'en', titles)).toBe('We collect the car')
  expect(promiseOrName('resolve', 'en', titles)).toBe('It is resolved with you')
  expect(promiseOrName('toString', 'en', titles)).toBe('toString')
  expect(JSON.stringify(pinned(policies.get('own')!))).not.toContain('Collection')
})

test('a title without a clock, and a clock with two titles, are refused', () => {
  const [fault] = WorkablePolicy.safeParse(firmsOwn('own', { colect: titled })).error!.issues
  expect(fault!.message).toBe('There is no clock colect to be called so.')
  const other = firmsOwn('other', { collect: { title: { zh: '取车', en: 'Pick-up' } } })
  expect(() => load(firmsOwn('own'), other)).toThrow(
    'about.clocks.collect: The policy own calls the clock collect differently: a clock has one title.',
  )
  expect(load(firmsOwn('own'), firmsOwn('other')).size).toBe(2)
})
