import { setTimeout as delay } from 'node:timers/promises'
import { program } from 'commander'
import { firstComplaint } from '../api/pages/first-complaint.ts'
import { ConfigFault, type Config } from '../config/config.ts'
import { SETTINGS_SAY } from '../config/words.ts'
import { loadConfig, loadLanguage } from '../config/load-config.ts'
import { announceRunning, rememberStarted, withdrawRunning } from '../embedded/running.ts'
import { startApplication, type Application } from '../run/application.ts'
import { seedDirectory } from '../run/seed-directory.ts'
import { seedOnce } from '../run/seed-once.ts'
import { within } from '../within.ts'
import { startServers, type Servers } from '../run/servers.ts'
import { createStack } from '../run/stack.ts'
import { faultText } from '../words/sentences/fault-text.ts'
import { PRODUCT_IN_BOTH } from '../words/product.ts'

// `npm start`: everything in one process tree, on embedded servers unless the environment names others.

program
  .name('npm start')
  .description(
    'Runs the console, the API, the worker and the servers they need, until Ctrl-C. ' +
      'What it takes comes from the environment: docs/configuration.md.',
  )
  .parse()

/** One Ctrl-C may arrive two or three times: from the terminal, from npm, from the runner. */
const sameSignalMs = 1_000
const giveUpAfterMs = 20_000

const say = (line: string) => process.stderr.write(`${line}\n`)
const stack = createStack(say)

async function start(): Promise<{ exited: Promise<string> }> {
  // What we write is customers' data: no other user of this machine reads it.
  process.umask(0o077)
  const config = loadConfig()
  if (config.isProduction) throw new ConfigFault(SETTINGS_SAY.notForProduction[config.language])
  say('Starting Yinuo …')
  const servers = await startServers({ config, stack, say })
  const application = await startApplication({ config, servers, stack, say })
  await seedDirectory(config, servers.databaseUrl)
  await seedOnce(config, application.apiUrl, say)
  announceRunning(config.dataDir, runningOf(servers, application))
  rememberStarted(config.cacheDir, config.dataDir)
  await stack.add({ name: 'The announcement', stop: async () => withdrawRunning(config.dataDir) })
  process.stdout.write(bannerOf(config, servers, application))
  return { exited: Promise.race([servers.exited, application.exited]) }
}

function runningOf({ temporal, uiUrl, databaseUrl }: Servers, { apiUrl }: Application) {
  return {
    pid: process.pid,
    apiUrl,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    ...(uiUrl && { uiUrl }),
    databaseUrl,
  }
}

function bannerOf(config: Config, { described, uiUrl }: Servers, { apiUrl }: Application): string {
  const rows = [
    ['Console', apiUrl],
    ['API pages', `${apiUrl}/docs`],
    ['Register', described.register],
    ['Temporal', described.temporal],
    ...(uiUrl ? [['Temporal UI', uiUrl]] : []),
    ['Data', config.dataDir],
  ]
  const table = rows.map(([name = '', value]) => `  ${name.padEnd(12)} ${value}`).join('\n')
  const trial = ['Try it:', ...firstComplaint(apiUrl)].map((line) => `  ${line}`).join('\n')
  // The last line is for programs: everything is ready, and where.
  return `\n${PRODUCT_IN_BOTH}\n\n${table}\n\n${trial}\n\nCtrl-C stops everything.\n\nready ${apiUrl}\n`
}

let askedAt: number | undefined
async function onSignal(): Promise<void> {
  if (askedAt !== undefined) {
    if (Date.now() - askedAt < sameSignalMs) return
    say('Killed.')
    stack.killAll()
    process.exit(130)
  }
  askedAt = Date.now()
  say('\nStopping … (Ctrl-C again kills)')
  await stack.stopAll()
  // What is still starting finds everything stopped, and stops.
  await within(
    giveUpAfterMs,
    starting.catch(() => undefined),
  )
  say('Stopped.')
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal())
// The runner that began us is gone, killed.
process.once('disconnect', () => void onSignal())

const starting = start()
const end = await starting
  .then(({ exited }) => exited)
  .catch((error: unknown) => faultText(error, loadLanguage()))
// Once everything is being stopped, that something ended, or did not start, is no news.
if (askedAt === undefined) {
  say(end)
  await stack.stopAll()
  process.exit(1)
}
// The signal's handler ends the process; without this a pending top level would end it before.
await delay(60_000)
