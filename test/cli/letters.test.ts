import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** What `letters preview` says under words of the firm in Chinese. */
function preview(zh: object, ...args: string[]) {
  const dir = mkdtempSync(path.join(tmpdir(), 'letters-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  mkdirSync(path.join(dir, 'letters'))
  writeFileSync(path.join(dir, 'letters', 'zh.json'), JSON.stringify(zh))
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/letters.ts', 'preview', '--policies', dir, ...args],
    { encoding: 'utf8' },
  )
}

// R77
test('a letter is shown in both languages, each as the firm would send it', () => {
  const { stdout, status } = preview({ firm: '宏达汽车' }, '--letter', 'received')
  expect(stdout).toContain('* 宏达汽车客户服务中心\n\nLetters to customers')
  expect(stdout).toMatch(/\n {2}Customer service\n$/)
  expect(status).toBe(0)
})

test('words that could not be sent are refused in a sentence', () => {
  const { stderr, status } = preview({ letters: { received: { text: ['{promise}'] } } })
  expect(stderr).toMatch(
    /^Words of the firm that cannot be used, in .*zh\.json:\nletters\.received\.text\.0: \{promise\}/,
  )
  expect(status).toBe(1)
})
