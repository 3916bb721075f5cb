import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readLabelled } from '../../src/reading/labelled.ts'
import { faultText } from '../../src/words/sentences/fault-text.ts'

function fileOf(text: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'labelled-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(path.join(dir, 'texts'), text)
  return path.join(dir, 'texts')
}

function refusalOf(text: string): { zh: string; en: string } {
  try {
    readLabelled(fileOf(text))
  } catch (error) {
    return { zh: faultText(error, 'zh'), en: faultText(error, 'en') }
  }
  throw new Error('It was read.')
}

test('CSV and JSON lines say the same', () => {
  const wanted = [{ text: '押金, 没有退', code: 'billing' }]
  expect(readLabelled(fileOf('Label,Text\r\nbilling,"押金, 没有退"\r\n'))).toEqual(wanted)
  expect(readLabelled(fileOf('{"text": "押金, 没有退", "label": "billing"}\n\n'))).toEqual(wanted)
})

test('who has written each may be said, and need not be', () => {
  const [one, other] = readLabelled(fileOf('person,text,label\nchen,a,b\n,c,d\n'))
  expect([one, other]).toEqual([
    { text: 'a', code: 'b', by: 'chen' },
    { text: 'c', code: 'd' },
  ])
  expect(readLabelled(fileOf('{"text": "a", "label": "b", "person": 7}'))).toMatchObject([{ by: '7' }])
})

test('blanks around a label make no other of it', () => {
  const labels = (text: string) => readLabelled(fileOf(text)).map(({ code }) => code)
  expect(labels('text,label\na,billing\nb," billing "\n')).toEqual(['billing', 'billing'])
  expect(labels('{"text": "a", "label": "billing\\u3000"}')).toEqual(['billing'])
})

test('a row of other cells than the header is named: what stands in which column nobody knows', () => {
  const wrong = 'text,label\nlate, and rude,service\na,b\n"a\nb",c\nd\n'
  expect(refusalOf(wrong).en).toMatch(
    /\nline 2: it has 3 cells, and the header 2\.\nline 6: it has 1 cells, and the header 2\.$/,
  )
  expect(refusalOf(wrong).zh).toMatch(
    /\n第 2 行：有 3 格，而表头有 2 格。\n第 6 行：有 1 格，而表头有 2 格。$/,
  )
})

test('what cannot be read is named by its line and column', () => {
  expect(refusalOf('text,label\na,b\nc,\n').en).toMatch(/\nline 3: column label: it is empty\.$/)
  expect(refusalOf('text,label\na,b\nc,\n').zh).toMatch(/\n第 3 行：列 label：为空。$/)
  expect(refusalOf('{"text": "a"}').en).toMatch(/\nline 1: column label: it is empty\.$/)
  expect(refusalOf('text,code\na,b\n').en).toContain('line 1: there is no column label.')
  expect(refusalOf('{"text": "a", "label": "b"}\n{"text"\n').en).toContain('line 2, column 8')
})
