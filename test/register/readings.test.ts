import { afterEach, beforeEach, expect, test } from 'vitest'
import { closedPasts } from '../../src/register/readings/pasts.ts'
import {
  keepReading,
  latestFigures,
  latestReading,
  latestVersion,
} from '../../src/register/readings/readings.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { recordReadBefore } from '../support/register/read-before.ts'

let house: FreshRegister
beforeEach(async () => {
  house = await freshRegister({ statementTimeoutMs: 20_000 })
})
afterEach(() => house.close())

const learned = (complaints: number) => ({
  ...{
    complaints,
    measured: { category: { macroF1: 0.9 } },
    classifiers: { category: { codes: ['billing'] } },
  },
})
const keeping = async () =>
  (await house.pool.query('select version from reading where classifiers is not null')).rows.map(
    ({ version }) => version,
  )

test('however many learn at once, the last version alone keeps what it learned', async () => {
  const versions = await Promise.all(Array.from({ length: 8 }, (_, n) => keepReading(house.pool, learned(n))))
  expect(await keeping()).toEqual([Math.max(...versions)])
})

test('what is written in a way that is not known is no reading', async () => {
  const version = await keepReading(house.pool, learned(7))
  await house.pool.query(
    `insert into reading (format, complaints, measured, classifiers) values (99, 1, '{}', '{}')`,
  )
  expect(await latestVersion(house.pool)).toBe(version)
  expect(await latestReading(house.pool)).toMatchObject({ version, classifiers: { category: {} } })
  expect(await latestFigures(house.pool)).toMatchObject({ version, fields: ['category'] })
})

test('how well is read is told without what reads', async () => {
  await keepReading(house.pool, learned(7))
  const figures = await latestFigures(house.pool)
  expect(figures).toEqual({
    ...{ version: 1, trainedAt: expect.any(Number), complaints: 7, fields: ['category'] },
    measured: { category: { macroF1: 0.9 } },
  })
})

test('of a long description so much is read as is asked for, and of a person what tells who they are', async () => {
  await recordReadBefore(house.register, 'zh')
  await house.pool.query(
    `update complaint set state = jsonb_set(state, '{details,description}', to_jsonb(repeat('押', 9000))) where id = 'cmp_zh0'`,
  )
  const pasts = await closedPasts(house.pool, 100)
  const descriptions = pasts.flatMap(({ details }) => details.description ?? [])
  expect(descriptions).toEqual(['押'.repeat(100)])
  expect(pasts[0]!.details).toMatchObject({
    complainant: { name: expect.any(String), email: expect.any(String) },
  })
})
