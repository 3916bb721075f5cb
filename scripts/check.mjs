// Every check that needs no server, one after another; all of them run, so that all faults are seen at once.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const bin = (name, ...args) => [path.join(root, 'node_modules', '.bin', name), ...args]

/** Folders and files by name: where a pattern is given, everything is looked at first, the packages included. */
const cruised = ['src', 'test', 'bench', ...readdirSync(root).filter((name) => name.endsWith('.ts'))]

const checks = {
  types: bin('tsc', '-p', '.'),
  // The core compiles without Node's types: what it cannot name it cannot use.
  core: bin('tsc', '-p', 'src/domain'),
  // The console is for browsers: its own libraries, and JSX.
  console: bin('tsc', '-p', 'src/console'),
  lint: bin('oxlint', '--type-aware'),
  format: bin('oxfmt', '--check', '.'),
  imports: bin('depcruise', '--config', '.dependency-cruiser.cjs', ...cruised),
  sandbox: [process.execPath, 'scripts/check-sandbox.mjs'],
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}; there are ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}

const failed = []
for (const name of wanted.length > 0 ? wanted : Object.keys(checks)) {
  const [command, ...args] = checks[name]
  const startedAt = performance.now()
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error) console.error(error.message)
  if (status !== 0) failed.push(name)
  console.log(
    `${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`,
  )
}
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}. Again, one alone: npm run check:${failed[0]}`)
  process.exit(1)
}
