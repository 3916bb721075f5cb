import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEVELOPMENT_USERS } from '../../src/identity/identity.ts'
import { searchForFaults } from '../support/schemathesis/schemathesis.ts'
import { serving, type Serving } from '../support/serving.ts'

// `EXAMPLES=500 npm run test:long -- every-operation`: so many requests to each operation, and those at the edges of
// every schema, as one person of each role; 200 unless told otherwise.

const examples = Number(process.env['EXAMPLES'] ?? 200)
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))

/** One for each role. */
const tokens = [
  ...new Map(Object.entries(DEVELOPMENT_USERS).map(([token, { role }]) => [role, token])).values(),
]

let api: Serving
beforeAll(async () => {
  api = await serving()
}, 300_000)
afterAll(() => api.close())

test.each(tokens)(`every operation answers as its contract says, to %s (seed ${seed})`, async (token) => {
  expect(await searchForFaults({ url: api.api.url, token, examples, seed, edges: true })).toBe('')
})
