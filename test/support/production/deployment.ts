import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../../../src/embedded/ports.ts'
import { AUDIENCE, issuing } from '../issuer.ts'
import { startedProduct, type ProductProcess } from '../processes/product-processes.ts'
import { config } from '../product.ts'
import { databaseOn } from '../run/database-server.ts'
import { asker } from '../serving.ts'
import { ownDirectory, realServer } from '../temporal/servers.ts'
import { environmentOf, programOf } from './compose-file.ts'
import { imagePostgres, setUpDatabases, type Passwords } from './databases.ts'
import { runScript, temporalCluster, toolsDirOf } from './temporal-cluster.ts'
import { temporalTools } from './temporal-tools.ts'

type Env = Record<string, string>

const secret = () => randomBytes(32).toString('hex')

const FILLED_IN = (issuer: string): Env => ({
  POSTGRES_PASSWORD: secret(),
  TEMPORAL_DB_PASSWORD: secret(),
  REGISTER_DB_PASSWORD: secret(),
  REGISTER_APP_DB_PASSWORD: secret(),
  LOOKUP_KEYS: secret(),
  SESSION_KEYS: secret(),
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'complaints',
  OIDC_AUDIENCE: AUDIENCE,
})

/** The tests' issuer is on this machine and has no TLS: who tries an installation with such a one says that it is a trial. */
export const TRIAL: Env = { TRIAL_ISSUER: 'true' }

/** .env as a deployer makes it: .env.example with everything filled in that has no # in front, and no more. */
export function dotEnvFor(issuer: string): Env & Passwords {
  const asked = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_0-9]+)=$/gm)]
  const filled = FILLED_IN(issuer)
  const env = asked.map(([, name = '']): [string, string] => {
    if (!filled[name]) throw new Error(`.env.example asks for ${name}, and nothing says what it is.`)
    return [name, filled[name]]
  })
  return Object.fromEntries(env) as Env & Passwords
}

export type Deployment = Awaited<ReturnType<typeof deployment>>

/**
 * What docker-compose.yml says, without containers: the same programs with the same environment in the same order, on a
 * PostgreSQL of its own; with Temporal's own server on that, or with the dev server, which comes up in a second. The
 * deployer may fill in more of .env than it asks for.
 */
export async function deployment({ temporal, more = {} }: { temporal: 'server' | 'dev'; more?: Env }) {
  const issuer = await issuing()
  const dotEnv = { ...dotEnvFor(issuer.url), ...TRIAL, ...more }
  const postgres = await imagePostgres()
  await setUpDatabases(postgres.url, dotEnv)
  const cluster = temporal === 'server' ? await ownCluster(postgres.port, dotEnv) : await devServer()
  const environment = environmentHere(dotEnv, postgres.port, cluster.address)
  const namespace = () =>
    runScript('temporal-namespace.sh', cluster.toolsDir, environment('temporal-namespace'))
  return {
    issuer,
    dotEnv,
    postgres,
    cluster,
    environment,
    namespace,
    /** What the doctor says to do where a namespace was there before. */
    keepFor30Days: () => keepFor30Days(cluster.address),
    databaseUrl: registerAs(postgres.url, 'yinuo_app', dotEnv.REGISTER_APP_DB_PASSWORD),
    ownerUrl: registerAs(postgres.url, 'yinuo', dotEnv.REGISTER_DB_PASSWORD),
    /** A service that ends by itself. */
    run: (service: string) => ended(programOf(service), environment(service)),
    /** A command of the product, as whoever runs the installation gives it. */
    command: (words: string[], more: Env = {}) => ended(words, { ...environment('doctor'), ...more }),
    api: async (service: string) => {
      const port = await freePort()
      const env = { ...environment(service), PORT: String(port) }
      const api = await startedProduct(fileOf(service), env, 'the API is serving')
      const url = `http://127.0.0.1:${port}`
      return { ...api, url, ...asker(url) }
    },
    worker: (): Promise<ProductProcess> =>
      startedProduct(fileOf('worker'), environment('worker'), 'the worker is running'),
    close: async () => {
      await cluster.stop()
      await postgres.stop()
      await issuer.close()
    },
  }
}

function registerAs(server: string, role: string, password: string): string {
  const register = new URL(databaseOn(server, 'yinuo'))
  ;[register.username, register.password] = [role, password]
  return register.href
}

/** As in the containers, but for where servers and files are, and with the workflows' code that the image has in it. */
const environmentHere =
  (dotEnv: Env, postgresPort: string, temporalAddress: string, evidenceDir = ownDirectory('evidence')) =>
  (service: string): Env => {
    const env = Object.entries(environmentOf(service, dotEnv)).map(([name, value]) => [
      name,
      value
        .replace('@postgres:5432/', `@127.0.0.1:${postgresPort}/`)
        .replace('temporal:7233', temporalAddress)
        .replace('/app/evidence', evidenceDir),
    ])
    return { NODE_ENV: 'production', YINUO_CACHE: config.cacheDir, ...Object.fromEntries(env) }
  }

async function keepFor30Days(address: string): Promise<void> {
  const connection = await Connection.connect({ address })
  const workflowExecutionRetentionTtl = msToTs('30 days')
  await connection.workflowService.updateNamespace({
    ...{ namespace: 'default', config: { workflowExecutionRetentionTtl } },
  })
  await connection.close()
}

const fileOf = (service: string) => path.resolve(programOf(service)[0]!)

async function ownCluster(postgresPort: string, dotEnv: Env & Passwords) {
  const tools = await temporalTools(config.cacheDir)
  const toolsDir = toolsDirOf(tools)
  const at = { SQL_HOST: '127.0.0.1', SQL_PORT: postgresPort, SQL_PASSWORD: dotEnv.TEMPORAL_DB_PASSWORD }
  const schema = () => runScript('temporal-schema.sh', toolsDir, at)
  await schema()
  return { ...(await temporalCluster(tools, postgresPort, dotEnv)), toolsDir, schema }
}

async function devServer() {
  const { address, stop } = await realServer({ dataDir: ownDirectory('deployed-temporal') })
  return { address, stop, toolsDir: toolsDirOf({}), schema: undefined, killAndRestart: undefined }
}

export type Ended = { code: number; said: string }

/** A program in its environment and nothing else, to its end. */
function ended(program: string[], env: Env): Promise<Ended> {
  const { PATH = '', HOME = '/' } = process.env
  return new Promise((resolve) => {
    const options = { env: { PATH, HOME, ...env }, maxBuffer: 10_000_000 }
    execFile(process.execPath, ['--import', 'tsx', ...program], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, said: `${stdout}${stderr}`.trim() })
    })
  })
}
