import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sees, survivesWithin } from '../../../src/domain/disclosure/readers.ts'
import { CONTACTS } from '../../../src/domain/time/contacts.ts'
import { COUNTED } from '../../../src/figures/facts.ts'

/** They tell who complains again and are gone with an erasure: marks.ts. */
const OF_RECEIPT = ['phone', 'email', 'customer', 'order']

test('figures count from what survives an erasure, so that they stay when a complaint goes', () => {
  for (const [type, fields] of Object.entries(COUNTED))
    for (const field of fields)
      expect(
        sees('afterErasure', type, field) || survivesWithin(type, field).length > 0,
        `${type}.${field}`,
      ).toBe(true)
})

// R64
test('of what is offered item by item the facts survive, and no words', () => {
  expect(survivesWithin('solutionProposed', 'items')).toEqual(['kind', 'money'])
  expect(sees('afterErasure', 'solutionProposed', 'items')).toBe(false)
  expect(survivesWithin('proposalDrafted', 'items')).toEqual([])
  expect(survivesWithin('solutionProposed', 'measures')).toEqual([])
})

test('figures look at nothing else', () => {
  const sql = readdirSync('src/figures', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join('src/figures', name), 'utf8'))
    .join('\n')
  const read = [...sql.matchAll(/said (?:->>?|\?) '(\w+)'|said #>> '\{(\w+)/g)].map(
    ([, one, other]) => one ?? other,
  )
  const contacts = CONTACTS.flatMap(({ says }) => (says ? [says.field] : []))
  const counted: readonly string[] = Object.values(COUNTED).flat()
  expect(new Set([...read, ...contacts])).toEqual(new Set([...counted, ...OF_RECEIPT]))
})
