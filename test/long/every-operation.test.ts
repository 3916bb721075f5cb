import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operations } from '../../src/api/contract.ts'
import type { Route } from '../../src/api/route.ts'
import { mayEver } from '../../src/domain/access/table.ts'
import { DEVELOPMENT_USERS } from '../../src/identity/identity.ts'
import { searchForFaults } from '../support/schemathesis/schemathesis.ts'
import { serving, type Serving } from '../support/serving.ts'

// `EXAMPLES=500 npm run test:long -- every-operation`: so many requests to each operation as one person of each role who
// may ask for it, 200 unless told otherwise, and a few as each who may not; and as management, who may most, those at the
// edges of every schema, which are many more.

const examples = Number(process.env['EXAMPLES'] ?? 200)
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))

const tokenByRole = new Map(Object.entries(DEVELOPMENT_USERS).map(([token, { role }]) => [role, token]))

let api: Serving
beforeAll(async () => {
  api = await serving({ everything: true })
}, 300_000)
afterAll(() => api.close())

const named = (which: (route: Route) => boolean) =>
  operations.filter(([, route]) => which(route)).map(([name]) => name)

test.each([...tokenByRole])(
  `every operation answers as its contract says, to %s (seed ${seed})`,
  async (role, token) => {
    const asked = { url: api.api.url, token, seed, ...(role === 'management' && { edges: true as const }) }
    const may = (route: Route) => route.isPublic === true || mayEver({ role }, route.may)
    expect(await searchForFaults({ ...asked, examples, operations: named(may) })).toBe('')
    const others = named((route) => !may(route))
    if (others.length > 0)
      expect(await searchForFaults({ ...asked, examples: 5, operations: others })).toBe('')
  },
)
