import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadHourlyRates } from '../../src/rules/hourly-rates.ts'

// R95

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-rates-'))
function rates(...versions: object[]) {
  mkdirSync(path.join(folder, 'costs'), { recursive: true })
  writeFileSync(path.join(folder, 'costs', 'hourly-rates.json'), JSON.stringify({ versions }))
  return loadHourlyRates(folder)
}
const one = {
  ...{ version: '2026', effectiveFrom: '2026-01-01T00:00:00+08:00', currency: 'CNY' },
  centsAnHour: { agent: 9000 },
}

test('without a file nothing is known; with one, each version from its instant on', () => {
  expect(loadHourlyRates(folder)).toEqual({ versions: [] })
  const next = { ...one, version: '2027', effectiveFrom: '2027-01-01T00:00:00+08:00' }
  expect(rates(one, next).versions).toMatchObject([{ version: '2026' }, { version: '2027' }])
})

test('what could not be meant is refused, with its place', () => {
  expect(() => rates({ ...one, centsAnHour: { cook: 1 } })).toThrow('versions.0.centsAnHour')
  expect(() => rates({ ...one, centsAnHour: { agent: -1 } })).toThrow('versions.0.centsAnHour.agent')
  expect(() => rates({ ...one, currency: 'yuan' })).toThrow('versions.0.currency')
  expect(() => rates(one, { ...one, version: '2027' })).toThrow('versions.1.effectiveFrom')
})
