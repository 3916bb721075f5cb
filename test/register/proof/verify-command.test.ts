import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitOf, entries } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'
import { tamper } from '../../support/register/tampering.ts'

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
})
afterAll(() => house.close())

async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const root = path.resolve(import.meta.dirname, '../../..')
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/verify.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: house.url },
  })
  const [said, wrong, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: Number(code), said: said + wrong }
}

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
