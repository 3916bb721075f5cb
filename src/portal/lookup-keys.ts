import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { LookupKeys } from './lookup-secret.ts'

type Settings = { lookupKeys: LookupKeys | undefined; isProduction: boolean; dataDir: string }

/**
 * The keys as set, which production has to. Elsewhere one is made once and kept with the other data, so that a slip
 * written yesterday opens its complaint today.
 */
export function lookupKeysFor({ lookupKeys, isProduction, dataDir }: Settings): LookupKeys {
  if (lookupKeys) return lookupKeys
  if (isProduction) throw notSet()
  return [keptKey(path.join(dataDir, 'lookup-key'))]
}

/** For as long as this process lives. */
export function passingKeys({ isProduction }: Pick<Settings, 'isProduction'>): LookupKeys {
  if (isProduction) throw notSet()
  return [randomBytes(32).toString('hex')]
}

const notSet = () =>
  new Error('LOOKUP_KEYS is not set: customers could not look up how their complaints stand.')

function keptKey(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 })
  try {
    // A link appears whole or not at all, and only once: of two that start together both have the same key.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
