import { readFileSync } from 'node:fs'
import path from 'node:path'

const FILE = path.resolve(import.meta.dirname, '../../package.json')

/** Which version of the product this is. */
export const productVersion = (): string =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as { version: string }).version
