import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

let tree: string
beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'yinuo-tree-'))
})
afterEach(() => rmSync(tree, { recursive: true, force: true }))

function plant(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true })
    writeFileSync(path.join(tree, name), text)
  }
}

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

const isCruised = (name: string) => ['src', 'test', 'bench'].includes(name) || name.endsWith('.ts')
const cruise = (cwd: string) =>
  run(
    bin('depcruise'),
    ['--config', path.join(root, '.dependency-cruiser.cjs'), ...readdirSync(cwd).filter(isCruised)],
    cwd,
  )

const forbidden: readonly [rule: string, from: string, to: string][] = [
  ['domain-imports', 'src/domain/a.ts', '../register/b.ts'],
  ['workflows-imports', 'src/workflows/a.ts', '../register/b.ts'],
  ['activities-imports', 'src/activities/a.ts', '../workflows/b.ts'],
  ['register-imports', 'src/register/a.ts', '../workflows/messages/complaint.ts'],
  ['notify-imports', 'src/notify/a.ts', '../register/b.ts'],
  ['reconciliation-imports', 'src/reconciliation/a.ts', '../api/b.ts'],
  ['evidence-imports', 'src/evidence/a.ts', '../api/b.ts'],
  ['stories-imports', 'src/stories/a.ts', '../workflows/b.ts'],
  ['embedded-imports', 'src/embedded/a.ts', '../api/b.ts'],
  ['api-imports', 'src/api/a.ts', '../workflows/b.ts'],
  ['api-imports', 'src/api/a.ts', '../embedded/b.ts'],
  ['composition-roots', 'src/register/a.ts', '../cli/b.ts'],
  ['config-at-the-edge', 'src/activities/a.ts', '../config/config.ts'],
  ['config-loaded-by-main', 'src/api/a.ts', '../config/load-config.ts'],
  ['config-loaded-by-main', 'src/run/a.ts', '../config/load-config.ts'],
  ['config-loaded-by-main', 'src/cli/shared/a.ts', '../../config/load-config.ts'],
  ['not-to-tests', 'src/api/a.ts', '../../test/b.ts'],
]

describe('the import rules', () => {
  test('what a folder may not import is refused, each by its rule', () => {
    const planted = forbidden.map(([rule, from, to], n) => {
      const importing = from.replace('a.ts', `a${n}.ts`)
      const imported = path.join(path.dirname(from), to)
      plant({ [importing]: `import { b } from '${to}'\nb()\n`, [imported]: 'export const b = () => 1\n' })
      return `error ${rule}: ${importing} → ${imported}`
    })
    const { status, output } = cruise(tree)
    for (const told of planted) expect(output).toContain(told)
    expect(status).not.toBe(0)
  })

  test('an import of types only counts as an import', () => {
    plant({
      'src/domain/a.ts': "import type { B } from '../api/b.ts'\nexport type A = B\n",
      'src/api/b.ts': 'export type B = number\n',
    })
    expect(cruise(tree).output).toContain('error domain-imports')
  })

  test("the core may not import Node's modules", () => {
    plant({ 'src/domain/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" })
    expect(cruise(tree).output).toContain('error domain-packages')
  })

  test('cycles are refused', () => {
    plant({
      'src/domain/a.ts': "import { b } from './b.ts'\nexport const a = () => b()\n",
      'src/domain/b.ts': "import { a } from './a.ts'\nexport const b = (): unknown => a()\n",
    })
    expect(cruise(tree).output).toContain('error no-circular')
  })

  test('an allowed tree passes, and is seen whole', () => {
    plant({
      'src/domain/a.ts': 'export const a = 1\n',
      'src/workflows/messages/complaint.ts': "import { a } from '../../domain/a.ts'\nexport const m = a\n",
      'src/api/c.ts': "import { m } from '../workflows/messages/complaint.ts'\nexport const c = m\n",
      'worker.ts': "import { m } from './src/workflows/messages/complaint.ts'\nexport const w = m\n",
    })
    const { status, output } = cruise(tree)
    expect(output).toMatch(/no dependency violations found \(4 modules, 3 dependencies cruised\)/)
    expect(status).toBe(0)
  })

  test('the check reads this repository, and not an empty tree', () => {
    const modules = /(\d+) modules, (\d+) dependencies cruised/.exec(cruise(root).output)
    expect(Number(modules?.[1])).toBeGreaterThan(20)
    expect(Number(modules?.[2])).toBeGreaterThan(20)
  }, 120_000)
})

describe('the workflow sandbox', () => {
  const sandbox = () => run(process.execPath, [path.join(root, 'scripts', 'check-sandbox.mjs'), tree], root)

  test('zod may not come in by way of the core', () => {
    plant({
      'src/workflows/index.ts': "export * from '../domain/a.ts'\n",
      'src/domain/a.ts': "import { B } from './b.ts'\nexport const a = B\n",
      'src/domain/b.ts': "import { z } from 'zod'\nexport const B = z.string()\n",
    })
    const { status, output } = sandbox()
    expect(output).toContain('src/domain/a.ts → src/domain/b.ts imports zod at run time')
    expect(status).toBe(1)
  })

  test('an import of types only stays outside', () => {
    plant({
      'src/workflows/index.ts': "import type { B } from '../domain/b.ts'\nexport type A = B\n",
      'src/domain/b.ts': "import { z } from 'zod'\nexport const B = z.string()\nexport type B = string\n",
    })
    expect(sandbox()).toEqual({ status: 0, output: '1 files in the workflow sandbox\n' })
  })
})

describe('the lint rules of our own', () => {
  const lint = () => {
    for (const name of ['.oxlintrc.json', 'scripts/lint-rules.mjs'])
      cpSync(path.join(root, name), path.join(tree, name))
    return run(bin('oxlint'), ['src'], tree)
  }

  // A rule that is misspelt in the configuration is silently absent.
  // Trial R2: a connection that breaks without a listener ends the process.
  test.each([
    'new pg.Client(options)',
    'new pg.Pool(options)',
    'await pool.connect()',
    'await deps.slow.connect()',
    'await means.patientPool.connect()',
  ])('nobody makes or borrows a connection in a way of their own: %s', (code) => {
    plant({ 'src/figures/a.ts': `export const a = ${code}\n` })
    plant({ 'src/register/in-transaction.ts': `export const b = await pool.connect()\n` })
    const { status, output } = lint()
    expect(output.match(/yinuo\(no-loose-connection\)/g)).toHaveLength(1)
    expect(output).toContain('src/figures/a.ts')
    expect(status).not.toBe(0)
  })

  test.each([
    ['new Date()', 'yinuo(no-implicit-now)'],
    ['Date()', 'yinuo(no-implicit-now)'],
    ['Date.now()', 'no-restricted-properties'],
    ['Math.random()', 'no-restricted-properties'],
    ['Intl.DateTimeFormat', 'no-restricted-globals'],
    ['process.env', 'no-process-env'],
  ])('the core may not say %s', (code, rule) => {
    plant({ 'src/domain/a.ts': `export const a = ${code}\n` })
    const { status, output } = lint()
    expect(output).toContain(rule)
    expect(status).not.toBe(0)
  })
})
