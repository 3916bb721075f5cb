import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { withLock } from '../../../src/embedded/lock.ts'

/** The last release that `go install` accepts, and what the embedded one holds too. */
const VERSION = 'v1.29.1'
const MODULE = 'go.temporal.io/server'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** What an installation has of Temporal: its server, the tool of its tables, and the settings of its image. */
export type TemporalTools = { server: string; sqlTool: string; configDir: string }

/** Built by Go, once, which takes minutes; outside the repository, so that a fresh clone finds them. */
export async function temporalTools(cacheDir: string): Promise<TemporalTools> {
  const home = path.join(cacheDir, 'temporal-server', VERSION)
  const tools = {
    server: path.join(home, 'temporal-server'),
    sqlTool: path.join(home, 'temporal-sql-tool'),
    configDir: path.join(home, 'config'),
  }
  if (existsSync(home)) return tools
  await withLock(`${home}.lock`, say, async () => {
    if (existsSync(home)) return
    const draft = `${home}.draft`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(path.join(draft, 'config'), { recursive: true })
    await build(draft)
    renameSync(path.join(draft, 'server'), path.join(draft, 'temporal-server'))
    renameSync(path.join(draft, 'sql'), path.join(draft, 'temporal-sql-tool'))
    const module = execFileSync('go', ['mod', 'download', '-json', `${MODULE}@${VERSION}`], {
      encoding: 'utf8',
    })
    const { Dir: sources } = JSON.parse(module) as { Dir: string }
    copyFileSync(path.join(sources, 'config', 'docker.yaml'), path.join(draft, 'config', 'docker.yaml'))
    renameSync(draft, home)
  })
  return tools
}

async function build(into: string): Promise<void> {
  say(`Building Temporal's server ${VERSION} with Go, once; this takes some seven minutes …`)
  const parts = ['cmd/server', 'cmd/tools/sql'].map((part) => `${MODULE}/${part}@${VERSION}`)
  const child = spawn('go', ['install', ...parts], {
    env: { ...process.env, GOBIN: into },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`Go could not build Temporal's server (code ${code}).`)
}
