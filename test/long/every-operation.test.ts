import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEVELOPMENT_USERS } from '../../src/identity/identity.ts'
import { searchForFaults } from '../support/schemathesis/schemathesis.ts'
import { serving, type Serving } from '../support/serving.ts'

// `EXAMPLES=500 npm run test:long -- every-operation`: so many requests to each operation as one person of each role, 200
// unless told otherwise; and as management, who may most, those at the edges of every schema, which are many more.

const examples = Number(process.env['EXAMPLES'] ?? 200)
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))

const tokenByRole = new Map(Object.entries(DEVELOPMENT_USERS).map(([token, { role }]) => [role, token]))

let api: Serving
beforeAll(async () => {
  api = await serving()
}, 300_000)
afterAll(() => api.close())

test.each([...tokenByRole])(
  `every operation answers as its contract says, to %s (seed ${seed})`,
  async (role, token) => {
    const edges = role === 'management' && { edges: true as const }
    expect(await searchForFaults({ url: api.api.url, token, examples, seed, ...edges })).toBe('')
  },
)
