import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaTypeOf } from '../../src/evidence/media-type.ts'
import { scannerBy } from '../../src/evidence/scanner.ts'

// R59

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-types-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const written = async (content: string | Buffer) => {
  const file = path.join(directory, 'file')
  await writeFile(file, content)
  return file
}
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = '%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n'

test.each([
  ['a picture that says so', png, 'image/png', { type: 'image/png' }],
  ['a picture that says nothing', png, undefined, { type: 'image/png' }],
  ['a document as bytes', pdf, 'application/octet-stream', { type: 'application/pdf' }],
  ['a text', '车内未清洁。', 'text/plain; charset=utf-8', { type: 'text/plain' }],
  ['a table', 'a,b\n1,2\n', 'text/csv', { type: 'text/csv' }],
  [
    'a mail in any charset',
    Buffer.from('From: a@b.c\r\n\r\n\xd1\xba', 'latin1'),
    'message/rfc822',
    { type: 'message/rfc822' },
  ],
  ['no mail', '<html>', 'message/rfc822', 'unknown'],
  ['a picture that says it is a mail', png, 'message/rfc822', 'otherwise'],
  ['a picture that says it is a document', png, 'application/pdf', 'otherwise'],
  ['a page that says it is a text', '<html><script>1</script></html>', 'text/html', 'otherwise'],
  ['a program', Buffer.from('7f454c460201010000000000000000000200', 'hex'), undefined, 'unknown'],
  [
    'a drawing that could run',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    undefined,
    'unknown',
  ],
  ['bytes that are no text', Buffer.from([0x61, 0xff, 0xfe, 0x00]), 'text/plain', 'unknown'],
] as const)('%s is told by what is in it', async (_, content, contentType, found) => {
  expect(await mediaTypeOf(await written(content), contentType)).toEqual(found)
})

test('a scanner says safe by 0 and unsafe by 1; anything else is its own fault', async () => {
  const file = await written('EICAR')
  const byCode = (code: string) => scannerBy(`${process.execPath} -e process.exit(${code}) --`)(file)
  expect(await byCode('0')).toBe(true)
  expect(await byCode('1')).toBe(false)
  await expect(byCode('2')).rejects.toThrow('failed')
  await expect(scannerBy('/no/such/scanner')(file)).rejects.toThrow('failed')
  // It is given the file itself.
  const reads = `${process.execPath} -e process.exit(require('node:fs').readFileSync(process.argv[1],'utf8')==='EICAR'?1:2)`
  expect(await scannerBy(reads)(file)).toBe(false)
})
