import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCommand } from '../../support/processes/verify-command.ts'
import { commitOf, entries } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'
import { tamper } from '../../support/register/tampering.ts'

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
})
afterAll(() => house.close())

const verify = (...args: string[]) => verifyCommand(args, { DATABASE_URL: house.url })

test('says that everything is as it was, or what is not and where', async () => {
  await house.register.commit(commitOf({ entries: entries(1, 3) }), 'run')
  const good = await verify()
  expect(good).toEqual({ code: 0, said: expect.stringContaining('✓ Everything is as it was recorded.') })
  expect(good.said).toContain('No daily root yet')
  await tamper(house.pool, "update event set data = '{}' where sequence = 2")
  const bad = await verify('--root', '00')
  expect(bad.code).toBe(1)
  expect(bad.said).toContain('✗ complaint cmp_1, entry 2 is not what was recorded')
  expect(bad.said).toContain('✗ the root of 00 is not among the daily roots')
  expect(bad.said).toContain('✗ 2 findings.')
})
