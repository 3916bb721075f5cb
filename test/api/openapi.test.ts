import { expect, test } from 'vitest'
import { contract, operations } from '../../src/api/contract.ts'
import { openApiDocument } from '../../src/api/openapi.ts'
import { Command } from '../../src/domain/command.ts'

type Json = Record<string, unknown>
const document = JSON.parse(JSON.stringify(openApiDocument())) as Json & { paths: Record<string, Json> }

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, field] of Object.entries(value)) {
    if (name === '$ref' && typeof field === 'string') yield field
    else yield* referencesIn(field)
  }
}

test('every reference leads somewhere', () => {
  const references = [...referencesIn(document)]
  expect(references.length).toBeGreaterThan(50)
  for (const reference of new Set(references)) {
    let at: unknown = document
    for (const step of reference.slice(2).split('/')) at = (at as Json | undefined)?.[step]
    expect(at, reference).toBeTypeOf('object')
  }
})

test('every route is in it, and an operation for every command of the domain', () => {
  expect(document['openapi']).toMatch(/^3\.1/)
  for (const [name, { path, method, status }] of operations) {
    const operation = document.paths[path]?.[method] as { operationId: string; responses: Json }
    expect(operation.operationId).toBe(name)
    expect(Object.keys(operation.responses)).toContain(String(status))
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    expect(JSON.stringify(operation)).toContain(parameters[0] ? `"name":"${parameters[0]}"` : '')
  }
  const names = operations.map(([name]) => name)
  for (const option of Command.options) expect(names).toContain(option.shape.type.value)
  expect(new Set(names).size).toBe(names.length)
  expect(document.paths).toHaveProperty(['/v1/complaints/{id}/propose-solution', 'post'])
})

test('whatever shows a complaint says so, and its tag is told', () => {
  const reads = operations.filter(([, { method }]) => method === 'get')
  const ofOne = reads.filter(([, { path }]) => /^\/v1\/(customer\/)?complaints\/\{id\}/.test(path))
  expect(ofOne.map(([name]) => name)).toEqual(
    operations.filter(([, { shows }]) => shows === 'one').map(([name]) => name),
  )
  expect(reads.flatMap(([name, { shows }]) => (shows === 'many' ? [name] : [])).toSorted()).toEqual([
    'exportClocks',
    'exportComplaints',
    'exportOcel',
    'getLapsesUnder',
    'listCalendarMoves',
    'listCallers',
    'listComplaints',
    'listEscalations',
    'listFailedNotices',
    'listInbox',
    'listSimilarToTold',
    'listSuperviseOrders',
    'openStream',
    'readFeed',
    'sampleReviews',
  ])
  const tags = (document['tags'] as { name: string }[]).map(({ name }) => name)
  expect(new Set(tags)).toEqual(new Set(operations.map(([, { tag }]) => tag)))
})

test('its examples are requests that fit', () => {
  const examples = Object.values(contract).filter((route) => 'example' in route)
  expect(examples.length).toBeGreaterThan(2)
  for (const { body, example } of examples) body.parse(example)
})
