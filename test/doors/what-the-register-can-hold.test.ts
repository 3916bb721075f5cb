import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '../../src/api/contract.ts'
import { DirectoryFile } from '../../src/directory/shapes.ts'
import { DateText, InstantText } from '../../src/domain/text.ts'
import { commitPayload } from '../../src/register/commit/commit-payload.ts'
import { clock, complaint, entry } from '../support/register/commits.ts'

// Trials S2, R5, S15: what the register cannot hold is refused at the door.

type Schema = z.core.$ZodType
type Leaf = { at: string; schema: Schema }

/** Every text that a schema reads, with the path to it. */
function textsIn(schema: Schema, at = '', seen = new Set<Schema>()): Leaf[] {
  if (seen.has(schema)) return []
  const within = new Set([...seen, schema])
  const def = schema._zod.def as unknown as Record<string, unknown> & { type: string }
  const into = (part: unknown, name = '') => textsIn(part as Schema, `${at}${name}`, within)
  switch (def.type) {
    case 'string':
      return [{ at, schema }]
    case 'object':
      return Object.entries(def['shape'] as Record<string, Schema>).flatMap(([name, one]) =>
        into(one, `/${name}`),
      )
    case 'array':
      return into(def['element'], '/0')
    case 'union':
      return (def['options'] as Schema[]).flatMap((option) => into(option))
    case 'record':
      return [...into(def['keyType'], '/key'), ...into(def['valueType'], '/value')]
    case 'pipe':
      return into(def['in'])
    default:
      return 'innerType' in def ? into(def['innerType']) : []
  }
}

const bodies = operations.flatMap(([name, { body }]) => (body ? [[name, body] as const] : []))
const shapes: (readonly [string, z.ZodType])[] = [...bodies, ['a file of the directory', DirectoryFile]]
const takes = (schema: Schema, value: unknown) => z.safeParse(schema, value).success
const isInstant = ({ schema }: Leaf) =>
  takes(schema, '2026-03-02T09:00:00+08:00') && !takes(schema, 'plain text')

const SLIP = ['/number', '/secret']

describe.each(shapes)('%s', (name, body) => {
  // What a slip says is compared and never kept: whatever is typed, it is not found.
  const texts = textsIn(body).filter(
    ({ at }) => !(name.startsWith('customer') || name === 'lookUpProgress') || !SLIP.includes(at),
  )

  test('takes no text with a NUL or half a character', () => {
    const taken = texts.filter(({ schema }) =>
      ['a\0b', `${'0123456789'.repeat(3)}\0`, 'a\ud800b', '\udc00 half'].some((text) => takes(schema, text)),
    )
    expect(taken.map(({ at }) => at)).toEqual([])
  })

  // What the contract calls too long, whoever reads only the contract must find refused.
  test('takes no text that is longer than its contract says with what is blank around it', () => {
    const padded = texts.filter(({ schema }) => {
      const { maxLength } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      return maxLength !== undefined && takes(schema, `a${' '.repeat(maxLength)}`)
    })
    expect(padded.map(({ at }) => at)).toEqual([])
  })

  test('takes no instant that no timestamptz holds', () => {
    const strange = [
      '9999-12-31T23:59:59-14:00',
      '9999-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '1899-12-31T23:59:59Z',
    ]
    const taken = texts.filter(isInstant).filter(({ schema }) => strange.some((text) => takes(schema, text)))
    expect(taken.map(({ at }) => at)).toEqual([])
  })
})

test('there are texts and instants to look at', () => {
  const all = shapes.flatMap(([, body]) => textsIn(body))
  expect(all.length).toBeGreaterThan(300)
  expect(all.filter(isInstant).length).toBeGreaterThan(20)
})

test('instants and days from 1900 to 9998 are taken', () => {
  expect(InstantText.parse('1900-01-01T00:00:00Z')).toBe(Date.UTC(1900, 0, 1))
  expect(InstantText.parse('9998-12-31T23:59:59Z')).toBe(Date.UTC(9998, 11, 31, 23, 59, 59))
  expect(DateText.safeParse('0000-01-01').success).toBe(false)
})

test('what an old history promises for later than any timestamptz is recorded as the latest', () => {
  const far = Date.parse('9999-12-31T23:59:59-14:00')
  const payload = JSON.parse(
    commitPayload(
      {
        complaintId: 'cmp_1',
        historyLength: 3,
        firstSequence: 1,
        entries: [entry(1)],
        complaint: complaint('cmp_1', 1, { clocks: [clock({ dueAt: far }), clock({ n: 2, dueAt: -1e14 })] }),
        nextDue: null,
        stages: ['investigating'],
        notices: [],
      },
      'run',
    ),
  ) as { clocks: { due_at: string }[] }
  expect(payload.clocks.map(({ due_at }) => due_at)).toEqual([
    '9999-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00.000Z',
  ])
})

describe('money', () => {
  const propose = operations.find(([name]) => name === 'proposeSolution')![1].body!
  const of = (amountCents: number) => ({ measures: 'x', redress: { amountCents, currency: 'CNY' } })

  test('of more than a thousand million is no redress: sums of it would not be exact', () => {
    expect(takes(propose, of(100_000_000_000))).toBe(true)
    expect(takes(propose, of(100_000_000_001))).toBe(false)
  })
})
