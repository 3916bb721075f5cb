import { execFile } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { inject } from 'vitest'
import { startDaemon, tailOf, type Daemon } from '../../../src/embedded/daemon.ts'
import { freePort, portNear } from '../../../src/embedded/ports.ts'
import { ownDirectory } from '../temporal/servers.ts'
import { environmentOf } from './compose-file.ts'
import type { TemporalTools } from './temporal-tools.ts'

type Env = Record<string, string>

/** Runs a script of `deploy` with the tools that its image has. */
export async function runScript(script: string, toolsDir: string, env: Env): Promise<string> {
  return new Promise((resolve, reject) => {
    const full = { ...env, PATH: `${toolsDir}:${process.env['PATH']}`, HOME: toolsDir }
    execFile('/bin/sh', [`deploy/${script}`], { env: full }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${script} failed.\n${stdout}${stderr}`, { cause: error }))
      else resolve(stdout + stderr)
    })
  })
}

/** A folder with the tools by the names that scripts call them by. */
export function toolsDirOf(tools: Partial<TemporalTools>): string {
  const directory = ownDirectory('tools')
  symlinkSync(inject('temporalCli'), path.join(directory, 'temporal'))
  if (tools.sqlTool) symlinkSync(tools.sqlTool, path.join(directory, 'temporal-sql-tool'))
  return directory
}

/** The server keeps them in a smallint. */
export const portBelow32768 = () =>
  portNear(10_000 + Math.floor(Math.random() * 22_000), 'Temporal', () => {})

const PORTS = ['FRONTEND', 'MATCHING', 'HISTORY', 'WORKER'].flatMap((service) => [
  `${service}_GRPC_PORT`,
  `${service}_MEMBERSHIP_PORT`,
])

/** Temporal's server as its image runs it, with the settings docker-compose.yml has for it, but four history shards. */
export async function temporalCluster(
  tools: TemporalTools,
  postgresPort: string,
  dotEnv: Env,
  frontendPort?: number,
) {
  const directory = ownDirectory('deployed-temporal')
  const env: Env = {
    ...environmentOf('temporal', dotEnv),
    ...(await settingsHere(postgresPort, frontendPort)),
  }
  const logFile = path.join(directory, 'temporal.log')
  const start = () =>
    startDaemon({
      name: "Temporal's server",
      command: 'env',
      args: [
        ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
        ...[tools.server, '--root', path.dirname(tools.configDir), '--config', 'config', '--env', 'docker'],
        ...['--allow-no-auth', 'start'],
      ],
      logFile,
      pidFile: path.join(directory, 'temporal.pid'),
    })
  const address = `127.0.0.1:${env['FRONTEND_GRPC_PORT']}`
  let daemon = await start()
  await answering(address, daemon, logFile)
  return {
    address,
    /** Ended at once and started again, as after a loss of power. */
    async killAndRestart() {
      process.kill(daemon.pid, 'SIGKILL')
      await daemon.exited
      daemon = await start()
      await answering(address, daemon, logFile)
    },
    stop: () => daemon.stop(),
  }
}

/** What is otherwise here than in containers. */
async function settingsHere(postgresPort: string, frontendPort: number | undefined): Promise<Env> {
  const ports: Env = { FRONTEND_HTTP_PORT: `${await freePort()}` }
  for (const name of PORTS) ports[name] = `${await portBelow32768()}`
  return {
    ...ports,
    ...(frontendPort !== undefined && { FRONTEND_GRPC_PORT: `${frontendPort}` }),
    BIND_ON_IP: '127.0.0.1',
    POSTGRES_SEEDS: '127.0.0.1',
    DB_PORT: postgresPort,
    VISIBILITY_DB_PORT: postgresPort,
    NUM_HISTORY_SHARDS: '4',
    DYNAMIC_CONFIG_FILE_PATH: path.resolve('deploy/temporal-dynamic-config.yaml'),
    LOG_LEVEL: 'warn',
  }
}

/** Until the frontend answers, as the health check of its service waits. */
async function answering(address: string, daemon: Daemon, logFile: string): Promise<void> {
  for (const until = Date.now() + 120_000; ; await delay(200)) {
    const connection = Connection.lazy({ address, connectTimeout: 1_000 })
    try {
      await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.getSystemInfo({}))
      return
    } catch (error) {
      if (!daemon.isRunning() || Date.now() > until)
        throw new Error(`Temporal's server does not answer.\n${tailOf(logFile)}`, { cause: error })
    } finally {
      await connection.close()
    }
  }
}
