import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchForFaults } from '../support/schemathesis/schemathesis.ts'
import { serving, type Serving } from '../support/serving.ts'

// A few requests to each operation, made from its own schema: no server error, no undocumented status, no answer that
// does not fit its schema, nothing accepted that does not fit. test/long/every-operation.test.ts looks further.

let api: Serving
beforeAll(async () => {
  api = await serving({ everything: true })
}, 300_000)
afterAll(() => api.close())

test(
  'every operation answers as its contract says, to a manager of the whole firm',
  { timeout: 300_000 },
  async () => {
    const search = { url: api.api.url, token: 'management-qian', examples: 1, seed: 20_261_126 }
    expect(await searchForFaults(search)).toBe('')
  },
)
