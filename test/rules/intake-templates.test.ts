import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Channel } from '../../src/domain/intake.ts'
import { intakeForm, templateFor, type IntakeTemplate } from '../../src/domain/policy/intake-form.ts'
import { Kind } from '../../src/domain/policy/policy.ts'
import { loadCalendars } from '../../src/rules/calendars.ts'
import {
  IntakeTemplates,
  loadIntakeTemplates,
  NO_TEMPLATES,
  templateFaults,
} from '../../src/rules/intake-templates.ts'
import { loadPolicies } from '../../src/rules/policies.ts'
import { faultText } from '../../src/words/sentences/fault-text.ts'

// R18, R19

const policies = loadPolicies('policies', loadCalendars())
const ASK = { zh: '订单号？', en: 'The order?' }
const faults = (...templates: IntakeTemplate[]) =>
  templateFaults(IntakeTemplates.parse({ templates }), policies).map(
    ({ path: at, message }) => `${at.join('.')}: ${message}`,
  )

describe('a template', () => {
  const shop: IntakeTemplate = { channels: ['store'], kinds: ['complaint'], script: [] }
  const rental: IntakeTemplate = { policies: ['rental'], script: [{ says: ASK, field: 'orderNumber' }] }

  test('is the first that fits kind, channel and policy', () => {
    const of = (kind: Kind, channel: Channel, policy: string) =>
      templateFor([shop, rental], { kind, channel, policy })
    expect(of('complaint', 'store', 'rental')).toBe(shop)
    expect(of('enquiry', 'store', 'rental')).toBe(rental)
    expect(of('complaint', 'phone', 'default')).toBeUndefined()
  })

  test('has its fields asked for first; what is usual and what the policy needs follows, each once', () => {
    const requires = [
      { field: 'orderNumber', at: 'propose' } as const,
      { field: 'customerId', at: 'classify' } as const,
    ]
    expect(intakeForm({ requires }, 'phone', { fields: ['storeId', 'subject', 'orderNumber'] })).toEqual([
      { field: 'storeId' },
      { field: 'subject', needed: 'intake' },
      { field: 'orderNumber', needed: 'propose' },
      { field: 'complainant.name', needed: 'intake' },
      { field: 'complainant.phone' },
      { field: 'description' },
      { field: 'customerId', needed: 'classify' },
    ])
  })

  test('is refused by its field where it could never be as it is meant', () => {
    expect(faults({ policies: ['default', 'shoes'], script: [] })).toEqual([
      'templates.0.policies.1: There is no policy shoes.',
    ])
    expect(faults({ fields: ['storeId', 'subject', 'storeId'], script: [] })).toEqual([
      'templates.0.fields.2: The field storeId is asked for twice.',
    ])
    expect(
      faults({ channels: ['store', 'phone'], script: [{ says: ASK }, { says: ASK, field: 'storeId' }] }),
    ).toEqual([
      'templates.0.script.1: The script asks for storeId, and under the policy car-finance on the channel phone the form does not.',
    ])
    expect(
      faults(shop, { channels: ['store'], kinds: ['complaint'], policies: ['rental'], script: [] }),
    ).toEqual(['templates.1: The template can never be reached: those before it take everything it fits.'])
  })
})

describe('what a script may ask for', () => {
  const asking = (field: NonNullable<IntakeTemplate['script'][number]['field']>, more: object) =>
    faults({ ...more, script: [{ says: ASK, field }] })

  test('is also what each policy of its template requires, and what one of them does not is refused', () => {
    expect(asking('contractNumber', { policies: ['car-finance', 'odi-agency'] })).toEqual([])
    expect(asking('contractNumber', { policies: ['car-finance', 'carmaker'], channels: ['phone'] })).toEqual([
      'templates.0.script.0: The script asks for contractNumber, and under the policy carmaker on the channel phone the form does not.',
    ])
    expect(asking('contractNumber', {})).toHaveLength(1)
  })

  test('is asked for only where the template is the one: what another takes before it counts for nothing', () => {
    const before: IntakeTemplate = { policies: ['carmaker'], script: [] }
    const both = { policies: ['car-finance', 'carmaker'], script: [{ says: ASK, field: 'contractNumber' }] }
    expect(faults(before, both as IntakeTemplate)).toEqual([])
  })

  test('is a number or an address where the form asks for either, and either where it asks for one', () => {
    expect(asking('complainant.email', { channels: ['web'] })).toEqual([])
    expect(asking('complainant.phone', { channels: ['letter'] })).toEqual([])
    expect(asking('complainant.contact', { channels: ['phone', 'email'] })).toEqual([])
    expect(asking('complainant.email', { channels: ['phone'], policies: ['carmaker'] })).toEqual([])
    expect(asking('complainant.email', { channels: ['phone'], policies: ['car-finance'] })).toHaveLength(1)
  })
})

describe('a template of certain policies', () => {
  const of = (kinds: Kind[], ...named: string[]) => faults({ kinds, policies: named, script: [] })

  test('is refused where none of them takes a kind that it is for', () => {
    expect(of(['praise', 'enquiry'], 'rental', 'carmaker')).toEqual([
      'templates.0: The template can never be reached: none of its policies is for a kind that it is for.',
    ])
  })

  test('is taken where one of them takes one', () => {
    expect(of(['praise', 'enquiry'], 'rental', 'praise')).toEqual([])
    expect(of(['complaint', 'praise'], 'rental')).toEqual([])
  })

  test('is reached only by what its policies take', () => {
    const complaints: IntakeTemplate = { kinds: ['complaint'], script: [] }
    const rental: IntakeTemplate = { policies: ['rental'], script: [] }
    expect(faults(complaints, rental)).toEqual([
      'templates.1: The template can never be reached: those before it take everything it fits.',
    ])
  })
})

describe('the templates that ship', () => {
  const { templates } = loadIntakeTemplates('policies', policies)

  test.each(Kind.options)('have something to say on the telephone and in a store: %s', (kind) => {
    for (const channel of ['phone', 'store'] as const)
      expect(templateFor(templates, { kind, channel, policy: 'default' })?.script.length).toBeGreaterThan(2)
  })

  test('ask for the store there, and offer an appointment for a complaint', () => {
    for (const channel of ['phone', 'store'] as const) {
      const template = templateFor(templates, { kind: 'complaint', channel, policy: 'rental' })!
      expect(template.appointment).toBe(true)
      expect(intakeForm({}, channel, template).map(({ field }) => field)).toContain('storeId')
    }
  })
})

function folderWith(content: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'intake-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  mkdirSync(path.join(dir, 'intake'))
  writeFileSync(path.join(dir, 'intake', 'templates.json'), content)
  return dir
}

function refusalOf(content: string, language: 'zh' | 'en'): string {
  try {
    loadIntakeTemplates(folderWith(content), policies)
  } catch (error) {
    return faultText(error, language)
  }
  throw new Error('It was read.')
}

test('without a file the usual is asked for and nothing is said', () => {
  expect(loadIntakeTemplates('policies/categories', policies)).toEqual(NO_TEMPLATES)
})

test('what is wrong with a file is said by its field, in the language of whoever wrote it', () => {
  const wrong = JSON.stringify({ templates: [{ policies: ['shoes'], script: [] }] })
  expect(refusalOf(wrong, 'en')).toContain('templates.0.policies.0: There is no policy shoes.')
  expect(refusalOf(wrong, 'zh')).toContain('templates.0.policies.0: 没有规则集 shoes。')
  const unknown = JSON.stringify({ templates: [{ fields: ['shoeSize'], script: [{ says: { zh: '好' } }] }] })
  expect(refusalOf(unknown, 'en')).toMatch(
    /templates\.0\.fields\.0: .*\n.*templates\.0\.script\.0\.says\.en: /,
  )
})
