import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { WorkablePolicy } from '../../src/domain/policy/checks/policy-check.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { loadPolicies } from '../../src/rules/policies.ts'

const policies = loadPolicies('policies')
/** Each with the document that it is made from. */
const MADE_FROM = {
  ...{ 'car-finance': '000', 'odi-agency': '001', rental: '002' },
  ...{ 'financial-emergency': '003', carmaker: '004' },
}
const one = () => structuredClone(policies.get('car-finance')!)
const faults = (policy: Policy) =>
  WorkablePolicy.safeParse(policy).error?.issues.map(({ message }) => message) ?? []

// R76, R101
describe('where each number of a policy comes from', () => {
  test.each(Object.entries(MADE_FROM))(
    '%s says of all: a document, a law, or the firm itself',
    (id, document) => {
      const { numbers = {} } = policies.get(id)!.about!
      expect(Object.keys(numbers)).not.toEqual([])
      const cited = Object.values(numbers).flatMap((source) => ('document' in source ? [source] : []))
      expect(cited.filter((source) => source.document !== document)).toEqual([])
      const known = requirements()
      expect(cited.filter(({ requirement }) => !known.includes(requirement!))).toEqual([])
    },
  )

  test('the policies of a law alone say so too, and name the law for each of its terms', () => {
    for (const id of ['cn-nfra', 'cn-sanbao']) {
      const { about, clocks } = policies.get(id)!
      const statutory = clocks
        .filter(({ basis }) => basis === 'statutory')
        .map(({ name }) => `clocks.${name}`)
      expect(statutory).not.toEqual([])
      for (const name of statutory) expect(about!.numbers![name]).toHaveProperty('law')
    }
  })

  test('a number of which nothing is said is refused, and so is a source of no number', () => {
    const policy = one()
    delete policy.about!.numbers!['clocks.resolve.simple']
    policy.about!.numbers!['clocks.wish'] = { own: true, why: { en: 'A wish', zh: '愿望' } }
    expect(faults(policy)).toEqual([
      'Nothing says where the number clocks.resolve.simple comes from: a document, a law, or the firm itself.',
      'The policy has no number clocks.wish.',
    ])
    delete policy.about!.numbers
    expect(faults(policy)).toEqual([])
  })

  // R76
  test('what no law says is not called statutory', () => {
    const policy = one()
    policy.about!.sources = ['A law']
    policy.clocks.find(({ name }) => name === 'acknowledge')!.basis = 'statutory'
    const why = 'The number clocks.acknowledge is called statutory, but no law is named for it.'
    expect(faults(policy)).toEqual([why])
    policy.about!.numbers!['clocks.acknowledge'] = { document: '000', says: '及时响应' }
    expect(faults(policy)).toEqual([why])
    policy.about!.numbers!['clocks.acknowledge'] = { law: 'A law, article 1' }
    expect(faults(policy)).toEqual([])
  })
})

function requirements(): string[] {
  const groups = parse(readFileSync('docs/requirements.yaml', 'utf8')) as Record<string, object>
  return Object.values(groups).flatMap((group) => Object.keys(group))
}
