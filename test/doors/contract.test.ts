import { describe, expect, test } from 'vitest'
import { operations } from '../../src/api/contract.ts'
import { openApiDocument } from '../../src/api/openapi.ts'

// Trial S13: the contract says what headers and cursors look like, and every refusal there is.

type Parameter = { in: string; name: string; schema: { pattern?: string } }
type Operation = { parameters?: Parameter[]; responses: object }
const { paths } = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, Record<string, Operation>>
}
const all = Object.values(paths).flatMap((methods) => Object.values(methods))
const answers = (name: string) => {
  const [, { path, method }] = operations.find(([one]) => one === name)!
  return Object.keys(paths[path]![method]!.responses).map(Number)
}

test.each(['Idempotency-Key', 'If-Match', 'cursor'])('%s has a pattern wherever it is taken', (name) => {
  const found = all.flatMap(({ parameters = [] }) => parameters.filter((one) => one.name === name))
  expect(found.length).toBeGreaterThan(4)
  for (const { schema } of found) expect(schema.pattern).toBeTypeOf('string')
})

describe('refusals that follow from no part of the route', () => {
  test.each([
    ['listActions', 404],
    ['openStream', 404],
    ['openStream', 429],
    ['saveDepartment', 409],
    ['saveRoutingRule', 409],
    ['setOnCall', 409],
    ['setDeputies', 409],
    ['recordAbsence', 409],
    ['cancelReassignment', 409],
    ['cancelAdoption', 409],
    ['cancelCalendarAdoption', 409],
    ['createComplaint', 410],
    ['importComplaint', 410],
  ])('%s says that it may answer %i', (name, status) => {
    expect(answers(name)).toContain(status)
  })
})
