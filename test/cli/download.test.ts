import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { save } from '../../src/cli/shared/download.ts'

// Trial R2, of files: a stream that broke without a listener ended the process, after it had said that all was there.
test('a file that cannot be written is a fault, and one that broke off has no name', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-save-'))
  await expect(save(['a'], path.join(folder, 'nowhere', 'a.csv'))).rejects.toThrow('ENOENT')
  const file = path.join(folder, 'a.csv')
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('cut off')
  }
  await expect(save(broken(), file)).rejects.toThrow('cut off')
  expect(existsSync(file)).toBe(false)
  await save(['a,b\n'], file)
  expect(readFileSync(file, 'utf8')).toBe('a,b\n')
  expect(readdirSync(folder)).toEqual(['a.csv'])
})
