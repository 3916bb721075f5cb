import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Every property of the tests again, with seeds that nobody has chosen. What fails here is found again by its seed,
// `PROPERTY_SEED=… npx vitest run FILE`, and becomes an example beside its property.

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name}`)
  .filter((name) => name.endsWith('.test.ts') && !name.startsWith('test/long/'))
  .filter((name) => isRandom(readFileSync(name, 'utf8')))

/** Checks properties, or takes samples without a seed of its own. */
function isRandom(text: string): boolean {
  return text.includes('fc.assert(') || /fc\.sample\((?!.*seed:)/.test(text)
}

/** `PROPERTY_SEEDS=1,2,3` searches again with these, `SEED_COUNT=20` with so many that nobody has chosen. */
const { PROPERTY_SEEDS: named, SEED_COUNT: count = '5' } = process.env
const seeds =
  named?.split(',').map(Number) ?? Array.from({ length: Number(count) }, () => randomInt(-(2 ** 31), 2 ** 31))

test('there are properties, with and without servers', () => {
  expect(files.length).toBeGreaterThan(15)
  expect(files.some((name) => name.startsWith('test/register/'))).toBe(true)
})

test.each(seeds)('every property holds with seed %i', async (seed) => {
  const env = { ...process.env, PROPERTY_SEED: String(seed), NO_COLOR: '1' }
  const child = spawn('npx', ['vitest', 'run', '--reporter=default', ...files], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  expect(code, output.slice(-20_000)).toBe(0)
})
