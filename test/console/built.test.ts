import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { config } from '../support/product.ts'
import { consoleFiles } from '../../src/run/console/files.ts'

type Piece = {
  file: string
  imports?: string[]
  css?: string[]
  isEntry?: boolean
  dynamicImports?: string[]
}

let folder: string
let pieces: Record<string, Piece>
beforeAll(async () => {
  folder = await consoleFiles(config)
  pieces = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as typeof pieces
}, 300_000)

/** What a browser loads before it shows anything: a piece and what it imports. */
function loadedWith(name: string, seen = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = pieces[name]!
  for (const one of [file, ...css]) seen.add(one)
  for (const one of imports) if (!seen.has(pieces[one]!.file)) loadedWith(one, seen)
  return seen
}

const packed = (file: string) => gzipSync(readFileSync(path.join(folder, file))).length

test('what is loaded for the first page is no more than 230 KB as it is sent', () => {
  const entry = Object.keys(pieces).find((name) => pieces[name]!.isEntry)!
  const first = Object.keys(pieces).find((name) => name.endsWith('queue/queue-page.tsx'))!
  const files = new Set([...loadedWith(entry), ...loadedWith(first)])
  const sizes = [...files].map((file) => [file, packed(file)] as const)
  const whole = sizes.reduce((sum, [, size]) => sum + size, 0)
  expect(whole, JSON.stringify(sizes)).toBeLessThanOrEqual(230 * 1024)
})

test('the schemas of the commands are in a piece of their own', () => {
  const schemas = Object.values(pieces).find(({ file }) => file.includes('bodies'))!
  expect(schemas.isEntry).toBeUndefined()
  expect(readFileSync(path.join(folder, schemas.file), 'utf8')).toContain('proposeSolution')
})

test('the page runs nothing that stands in it', () => {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  expect(page).toMatch(/<script type="module" crossorigin src="\/console\/assets\/[\w-]+\.js">/)
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(statSync(path.join(folder, 'index.html')).size).toBeLessThan(2_000)
})
