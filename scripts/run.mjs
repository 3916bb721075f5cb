// Runs one TypeScript file, or with `--bin` one installed tool, so that every npm script works on a fresh clone.
// Plain Node, no dependencies: this is what puts the dependencies in place. Progress goes to stderr only, so that
// a command's stdout stays its own.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const oldestNode = [20, 19]

const say = (line) => process.stderr.write(`${line}\n`)

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  say(`Yinuo needs Node ${oldestNode.join('.')} or later; this is Node ${process.versions.node}.`)
  say('Install a newer one (https://nodejs.org, or `nvm install 24`) and run the command again.')
  process.exit(1)
}

/** What is installed, as npm itself wrote it down, against what the lock file asks. */
function installed() {
  const lockFile = path.join(root, 'package-lock.json')
  const installedFile = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) return true
  // A checkout touches the lock file without changing it: only a different content is worth an installation.
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = present[name]
    return found ? found.version === entry.version : Boolean(entry.optional || entry.peer)
  })
}

function run(command, args, stdio) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: process.cwd(), stdio, shell: process.platform === 'win32' })
    const forward = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const stopWatching = whenNpmIsGone(() => child.kill('SIGTERM'))
    const end = (code) => {
      stopWatching()
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`)
      end(127)
    })
    child.on('exit', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Who began us, and who began them: npm runs a script by way of a shell. */
function ancestors() {
  const parent = process.ppid
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(parent)
  }
}

/** npm tells nobody when it is killed or told to stop: what it began would run on, unseen. */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const begun = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === begun) return
    clearInterval(watch)
    act()
  }, 500)
  return () => clearInterval(watch)
}

async function install() {
  if (installed()) return
  say('Installing the packages of package-lock.json (npm ci), once …')
  const startedAt = Date.now()
  const ticker = setInterval(() => say(`  still installing, ${seconds(startedAt)} s`), 10_000)
  // npm's own stdout joins our stderr, for the same reason as above; `npm run --silent` would silence it too.
  const npm = (...args) =>
    run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=warn', '--prefix', root], ['ignore', 2, 2])
  let code = await npm('ci')
  if (code !== 0) {
    say('npm ci did not succeed; trying npm install, which is content with what the registry has.')
    code = await npm('install', '--no-save')
  }
  clearInterval(ticker)
  if (code !== 0) {
    say(`npm ended with code ${code}. Check the connection to the package registry, then run this again.`)
    process.exit(code)
  }
  say(`Packages are installed (${seconds(startedAt)} s).`)
}

const seconds = (startedAt) => Math.round((Date.now() - startedAt) / 1000)

checkNode()
const [first, ...rest] = process.argv.slice(2)
if (!first) {
  say('usage: node scripts/run.mjs FILE [ARGS…] | --bin TOOL [ARGS…]')
  process.exit(2)
}
await install()
const tsx = pathToFileURL(path.join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
process.exitCode =
  first === '--bin'
    ? await run(path.join(root, 'node_modules', '.bin', rest[0] ?? ''), rest.slice(1), 'inherit')
    : // By the channel a program sees that its runner was killed.
      await run(
        process.execPath,
        ['--import', tsx, path.resolve(root, first), ...rest],
        ['inherit', 'inherit', 'inherit', 'ipc'],
      )
