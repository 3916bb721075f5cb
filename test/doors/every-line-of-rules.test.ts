import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { WorkablePolicy } from '../../src/domain/policy/policy-check.ts'
import { readChecked } from '../../src/files/read.ts'
import { CategoryList } from '../../src/rules/categories.ts'
import { Selection } from '../../src/rules/selection.ts'
import { wrongBodies } from '../support/wrong-bodies.ts'

// What a firm writes down as its rules, with everything wrong in it that its schema forbids, one thing at a time.

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['policy', WorkablePolicy],
  ['list of categories', CategoryList],
  ['selection of policies', Selection],
])('a %s that does not fit names its file, and the field', (what, schema) => {
  const file = path.join(folder, `${what}.json`)
  const faultsOf = (body: unknown): string => {
    writeFileSync(file, JSON.stringify(body))
    try {
      readChecked(file, schema, { what })
      return 'It fits.'
    } catch (error) {
      return (error as Error).message
    }
  }
  const unnamed = wrongBodies(schema).flatMap(({ pointer, why, body }) => {
    const faults = faultsOf(body)
    const field = pointer
      .slice(1)
      .replaceAll('/', '.')
      .replace(/\.?nonsense$/, '')
    const isNamed = faults
      .split('\n')
      .some((line) => line.startsWith(`${field}:`) || (why === 'unknown' && line.includes('nonsense')))
    return isNamed && faults.includes(file) ? [] : [`${pointer} ${why}: ${faults}`]
  })
  expect(unnamed).toEqual([])
})
