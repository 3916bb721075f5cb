import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withLock } from '../../../src/embedded/lock.ts'

type Found = { executablePath: string; env: Record<string, string | undefined> }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

/** A browser for the tests: the one that is named, one of the machine, else the one that an npm package carries. */
export async function findChromium(): Promise<Found> {
  // oxlint-disable-next-line node/no-process-env -- where the browser is, is the machine's matter
  const { env } = process
  const named = env['CHROMIUM_PATH']
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be started.`)
    return { executablePath: named, env }
  }
  const here = (env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  const executablePath = here.find(isExecutable)
  return executablePath ? { executablePath, env } : carried(env)
}

/** The package's browser is for Linux on x64, and brings the libraries that a bare machine lacks where this is set. */
async function carried(env: Found['env']): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The tests of the console need a Chromium: install one, or name it by CHROMIUM_PATH.')
  env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  // It is unpacked where all look for it: whoever comes meanwhile waits until it is whole.
  const lock = path.join(tmpdir(), 'yinuo-chromium.lock')
  const executablePath = await withLock(
    lock,
    () => {},
    () => chromium.executablePath(),
  )
  return { executablePath, env }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
