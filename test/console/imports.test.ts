import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// The console runs in browsers. Beside its own files it may take the words, the pure arithmetic of the core, and of the
// contract the types alone.

const CONSOLE = 'src/console'
const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .map((name) => path.posix.join(CONSOLE, ...name.split(path.sep)))
  .filter((file) => /\.tsx?$/.test(file))

/**
 * Of the core what needs no zod: names, instants, who stands how high, who may check an action or fill in which field,
 * the counting of time, where what is asked for goes, and which tasks are open.
 */
const CODE = [
  /^src\/console\//,
  /^src\/words\//,
  /^src\/domain\/(naming|instant|permission)\.ts$/,
  /^src\/domain\/access\/(approver|own-action|own-fields)\.ts$/,
  /^src\/domain\/calendar\//,
  /^src\/domain\/time\/tasks\.ts$/,
  /^src\/domain\/policy\/(clock-titles|places|priority|selection|term-for)\.ts$/,
  /^src\/domain\/disclosure\/(events|field|readers)\.ts$/,
  // Of the figures and the reports what needs no register: periods, what is in time, how numbers are written.
  /^src\/figures\/in-time\.ts$/,
  /^src\/reports\/(formats|period)\.ts$/,
  /^src\/rules\/zone-offsets\.ts$/,
]
const TYPES = [...CODE, /^src\/domain\//, /^src\/api\/contract\.ts$/]
const PACKAGES =
  /^(react|react-dom|react\/jsx-runtime|tinykeys|echarts|@mantine\/(core|hooks|spotlight|notifications)|@tanstack\/react-(router|query|virtual)|@tabler\/icons-react|virtual:(operations|bodies))(\/|$)/

type Import = { file: string; from: string; isType: boolean }

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm,
  )
  return [...found].map(([, type, named, lazily]) => ({
    file,
    from: named ?? lazily!,
    isType: type !== undefined,
  }))
}

function isAllowed({ file, from, isType }: Import): boolean {
  if (!from.startsWith('.')) return PACKAGES.test(from) || (isType && from === 'zod')
  const wanted = path.posix.join(path.posix.dirname(file), from)
  return (isType ? TYPES : CODE).some((allowed) => allowed.test(wanted))
}

test('the console imports words, counting and types, nothing of Node, of the register or of the API', () => {
  const imports = files.flatMap(importsOf)
  expect(imports.length).toBeGreaterThan(100)
  expect(imports.filter((one) => !isAllowed(one)).map(({ file, from }) => `${file} → ${from}`)).toEqual([])
})

test.each([
  ["import { readFileSync } from 'node:fs'", false],
  ["import { contract } from '../../api/contract.ts'", false],
  ["import type { contract } from '../../api/contract.ts'", true],
  ["import { createRegister } from '../../register/register.ts'", false],
  ["import { z } from 'zod'", false],
  ["import { countedMs } from '../../domain/calendar/counting.ts'", true],
])('%s: %s', (line, allowed) => {
  const [, type, from] = /^import (type )?.* from '(.+)'$/.exec(line)!
  expect(isAllowed({ file: 'src/console/asking/a.ts', from: from!, isType: type !== undefined })).toBe(
    allowed,
  )
})
