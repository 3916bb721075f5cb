import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, entry, note, notice } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeAll(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterAll(() => close())

type Writing = {
  run: string
  historyLength: number
  firstSequence: number
  texts: readonly string[]
  /** Its writer has later entries to tell. */
  more: boolean
}

/** The register as it should be, in a few lines: who may write, and what stands then. */
function modelOf(writings: readonly Writing[]): { texts: string[]; accepted: Writing | undefined } {
  const runs: string[] = []
  let texts: string[] = []
  let accepted: Writing | undefined
  for (const writing of writings) {
    const known = runs.includes(writing.run)
    const order = known ? runs.indexOf(writing.run) : runs.length
    const last = accepted ? runs.indexOf(accepted.run) : -1
    const stale = order < last || (order === last && writing.historyLength < (accepted?.historyLength ?? 0))
    if (stale || writing.firstSequence > texts.length + 1) continue
    if (!known) runs.push(writing.run)
    // What is there already stays, with all that follows it: the writer has not come to that yet.
    if (writing.more && isThere(texts, writing)) continue
    texts = [...texts.slice(0, writing.firstSequence - 1), ...writing.texts]
    accepted = writing
  }
  return { texts, accepted }
}

const isThere = (texts: readonly string[], { firstSequence, texts: told }: Writing): boolean =>
  told.every((text, index) => texts[firstSequence - 1 + index] === text)

// Few texts and few lengths, so that equal entries, repeats and stale commits are frequent.
const writing = fc.record<Writing>({
  run: fc.constantFrom('first', 'second'),
  historyLength: fc.integer({ min: 1, max: 6 }),
  firstSequence: fc.integer({ min: 1, max: 5 }),
  texts: fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }),
  more: fc.boolean(),
})
const writings = fc
  .array(writing, { minLength: 1, maxLength: 14 })
  .chain((list) => fc.tuple(fc.constant(list), fc.array(fc.nat({ max: list.length - 1 }), { maxLength: 4 })))
  .map(([list, repeated]) => [...list, ...repeated.map((index) => list[index]!)])

let count = 0
async function write(id: string, { texts, firstSequence, run, historyLength, more }: Writing): Promise<void> {
  const told = texts.map((text, index) => entry(firstSequence + index, note(text)))
  const notices = told.map(({ sequence }, index) => notice(`${sequence}/${texts[index]}`, sequence))
  const commit = commitOf({ id, historyLength, entries: told, notices })
  await register.commit({ ...commit, ...(more && { more }) }, run)
}
async function stored(id: string): Promise<string[]> {
  const recorded = await register.listEvents(id)
  expect(recorded.map(({ sequence }) => sequence)).toEqual(recorded.map((_, index) => index + 1))
  return recorded.map(({ event }) => (event.type === 'noteAdded' ? event.text : event.type))
}

test('any order of commits of two runs ends with the entries of the last accepted writer', async () => {
  const property = fc.asyncProperty(writings, async (list) => {
    const id = `cmp_${(count += 1)}`
    for (const writing of list) {
      await write(id, writing).catch((error: unknown) => expect(String(error)).toMatch(/would leave a gap/))
    }
    const { texts, accepted } = modelOf(list)
    expect(await stored(id)).toEqual(texts)
    expect((await register.getComplaint(id))?.complaint.version).toBe(accepted && texts.length)
    const { rows } = await pool.query<{ key: string }>(
      'select key from notice where complaint_id = $1 order by sequence',
      [id],
    )
    // Nothing was sent meanwhile: the outbox tells of exactly what stands.
    expect(rows.map(({ key }) => key)).toEqual(texts.map((text, index) => `${index + 1}/${text}`))
  })
  await fc.assert(property, { numRuns: 150 })
})

test('commits of two runs at the same time end as some order of them does', async () => {
  const property = fc.asyncProperty(fc.array(writing, { minLength: 2, maxLength: 4 }), async (list) => {
    const id = `cmp_${(count += 1)}`
    const from1 = list.map((writing) => ({ ...writing, firstSequence: 1 }))
    await Promise.all(from1.map((writing) => write(id, writing)))
    const possible = permutations(from1).map((order) => modelOf(order).texts.join())
    expect(possible).toContain((await stored(id)).join())
  })
  await fc.assert(property, { numRuns: 60 })
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  )
}

test('a journal told again in pieces stays as it is, and what has gone out of it stays sent', async () => {
  const pieces = [entries(1, 3), entries(4, 6), entries(7, 8)].map((told, index) => ({
    ...commitOf({ id: 'pieces', entries: told, notices: [notice(`note/${index}`, told[0]!.sequence)] }),
    ...(index < 2 && { more: true as const }),
  }))
  for (const piece of pieces) await register.commit(piece, 'run')
  await pool.query(`update notice set state = 'sent' where complaint_id = 'pieces'`)
  const again = pieces.map((piece) => ({ ...piece, historyLength: piece.historyLength + 3 }))
  for (const piece of again) await register.commit(piece, 'run')
  expect(await stored('pieces')).toHaveLength(8)
  const { rows } = await pool.query(`select state from notice where complaint_id = 'pieces'`)
  expect(rows).toEqual([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }])
  const { rowCount } = await pool.query(`select from journal_replacement where complaint_id = 'pieces'`)
  expect(rowCount).toBe(0)
})

test('a long tail that a newer run rewrites is moved aside whole', async () => {
  await register.commit(commitOf({ id: 'long', entries: entries(1, 300) }), 'first')
  await register.commit(commitOf({ id: 'long', entries: entries(11, 12, 'new') }), 'second')
  expect(await stored('long')).toHaveLength(12)
  const { rows } = await pool.query(
    "select jsonb_array_length(entries) as moved from journal_replacement where complaint_id = 'long'",
  )
  expect(rows).toEqual([{ moved: 290 }])
})
