import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { causeNamed, causesAt, FREE_CAUSES, loadRootCauses, RootCauses } from '../../src/rules/root-causes.ts'

const cause = (code: string, zh = '原因') => ({ code, group: 'people', title: { en: code, zh } })
const version = (name: string, effectiveFrom: string, ...codes: string[]) => ({
  version: name,
  effectiveFrom,
  causes: codes.map((code) => cause(code)),
})
const first = version('1', '2026-01-01T00:00:00+08:00', 'a', 'b')
const second = version('2', '2026-07-01T00:00:00+08:00', 'b', 'c')
const codesAt = (causes: RootCauses, text: string) =>
  causesAt(causes, Date.parse(text))?.causes.map(({ code }) => code)

test('those that ship can be used, in both languages', () => {
  const causes = loadRootCauses('policies')
  const present = causesAt(causes, Date.now())!.causes
  expect(present.length).toBeGreaterThan(10)
  for (const { title } of present) expect(title.zh).toMatch(/\p{Script=Han}/u)
  expect(present.some(({ group }) => group === 'people')).toBe(true)
})

// R29, R101
test('the version in force holds; what a former code meant is still known', () => {
  const causes = RootCauses.parse({ versions: [first, second] })
  expect(codesAt(causes, '2026-06-30T23:59:59+08:00')).toEqual(['a', 'b'])
  expect(codesAt(causes, '2026-07-01T00:00:00+08:00')).toEqual(['b', 'c'])
  expect(causeNamed(causes, 'a')?.title.en).toBe('a')
  expect(causeNamed(causes, 'd')).toBeUndefined()
})

test('a list that contradicts itself is refused, with its place', () => {
  const twice = RootCauses.safeParse({ versions: [version('1', first.effectiveFrom, 'a', 'a')] })
  expect(twice.error?.issues.map(({ message }) => message)).toEqual(['Version 1 names a twice.'])
  const backwards = RootCauses.safeParse({ versions: [second, first] })
  expect(backwards.error?.issues.map(({ message }) => message)).toEqual([
    'Version 1 does not come into force after the one before it.',
  ])
})

test('a folder without a list leaves the names free; a broken list is named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-causes-'))
  try {
    expect(loadRootCauses(folder)).toEqual(FREE_CAUSES)
    expect(causesAt(FREE_CAUSES, Date.now())).toBeUndefined()
    mkdirSync(path.join(folder, 'causes'))
    writeFileSync(path.join(folder, 'causes', 'root-causes.json'), '{"versions":[{"version":""}]}')
    expect(() => loadRootCauses(folder)).toThrow(/root-causes\.json:\nversions\.0\.version/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
