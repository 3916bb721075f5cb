import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

// A system that takes in whatever has no order 13, and writes down what it was asked.
type Asked = { messageId: string; details: { orderNumber?: string } }
const asked: Asked[] = []
const paths: (string | undefined)[] = []
const system = createServer((request, response) => {
  let text = ''
  request.on('data', (piece: Buffer) => (text += piece.toString()))
  request.on('end', () => {
    const body = JSON.parse(text) as Asked
    asked.push(body)
    paths.push(request.url)
    const isRefused = body.details.orderNumber === '13'
    response.writeHead(isRefused ? 409 : 201, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isRefused ? { title: 'No such order' } : { id: 'cmp_1' }))
  })
})

const dir = mkdtempSync(path.join(tmpdir(), 'intake-'))
const left = path.join(dir, 'left.csv')
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(system.address() as { port: number }).port}`
})
afterAll(() => {
  system.close()
  rmSync(dir, { recursive: true })
})
beforeEach(() => {
  asked.splice(0)
  paths.splice(0)
})

/** `left`: the file of what is left out, gone before; or `there` as it is, or another. */
type Given = { left?: string }

async function intake(
  text: string,
  given: Given | string = {},
  ...more: string[]
): Promise<{ said: string; code: number | null }> {
  const file = path.join(dir, 'told.csv')
  writeFileSync(file, text)
  const { left: to } = typeof given === 'string' ? {} : given
  if (to === undefined) rmSync(left, { force: true })
  const out = to === undefined || to === 'there' ? left : to
  const args = typeof given === 'string' ? [given, ...more] : more
  const all = ['--import', 'tsx', 'src/cli/intake.ts', file, '--left-out', out, '--url', url, ...args]
  const child = spawn('node', all, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { said, code }
}

const TABLE = `channel,name,phone,subject,orderNumber,product,note
phone,陈女士,13800001234,"车辆未清洁, 有烟味",R-77,Model 3,x
pigeon,Ms Wu,,Nobody calls back,,,
store,Mr Li,,Late,13,,
email,Ms Ho,,,R-78,,
`

test('a table is taken in line by line; what is left out is written down with the reasons', async () => {
  const { said, code } = await intake(TABLE)
  const messageId = expect.stringMatching(/^table-[0-9a-f]{64}$/)
  expect(asked).toEqual([
    {
      ...{ channel: 'phone', messageId },
      details: {
        complainant: { name: '陈女士', phone: '13800001234' },
        ...{ subject: '车辆未清洁, 有烟味', orderNumber: 'R-77', product: { model: 'Model 3' } },
      },
    },
    {
      channel: 'store',
      messageId,
      details: { complainant: { name: 'Mr Li' }, subject: 'Late', orderNumber: '13' },
    },
  ])
  expect(said).toContain('Not read: note.')
  expect(said).toContain('1 of 4 complaints are taken in.')
  const [, ...lines] = readFileSync(left, 'utf8').trim().split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['3', '4', '5'])
  expect(lines[0]).toContain('channel: ')
  expect(lines[1]).toContain('No such order')
  expect(lines[2]).toContain('details.subject: ')
  expect(code).toBe(1)
})

test('a dry run takes nothing in, and says of each line what the run says', async () => {
  const dry = await intake(TABLE, {}, '--dry-run')
  expect(paths).toEqual(['/v1/complaints/check', '/v1/complaints/check'])
  const left = (said: string) => said.split('\n').filter((line) => line.startsWith('line '))
  expect(left(dry.said)).toEqual(left((await intake(TABLE)).said))
  expect(dry.said).toContain('1 of 4 complaints would be taken in.')
})

test('the same line is the same message, in whatever order its columns stand, so it is one complaint however often', async () => {
  await intake('channel,name,subject,note,phone\nphone,Ms Wu,Late,x,13800001234\n')
  await intake('phone,subject,Name,channel\n13800001234,Late,Ms Wu,phone\n')
  await intake('phone,subject,name,channel\n13800001235,Late,Ms Wu,phone\n')
  const ids = asked.map(({ messageId }) => messageId)
  expect(ids).toHaveLength(3)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('a message that is named stays the one that it is; what stands twice is left out and named', async () => {
  const { said } = await intake(
    'channel,name,subject,messageId\nphone,Ms Wu,Late,m-1\nphone,Ms Ho,Late,\nphone,Ms Ho,Late,\nstore,Ms Li,Late,m-1\n',
  )
  expect(asked.map(({ messageId }) => messageId)).toEqual(['m-1', expect.stringContaining('table-'), 'm-1'])
  expect(said).toContain('line 4: It is the same complaint as line 3.')
})

test('what is there already is not written over unasked, and what is read never', async () => {
  await intake(TABLE)
  const before = readFileSync(left, 'utf8')
  const again = await intake('channel,name,subject\npigeon,Ms Wu,Late\n', { left: 'there' })
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('--overwrite') })
  expect(readFileSync(left, 'utf8')).toBe(before)
  asked.splice(0)
  const over = await intake(TABLE, { left: path.join(dir, 'told.csv') }, '--overwrite')
  expect(over).toMatchObject({ code: 1, said: expect.stringContaining('is the table that is read.') })
  expect(asked).toEqual([])
  expect((await intake(TABLE, { left: 'there' }, '--overwrite')).said).toContain('1 of 4 complaints')
})

test('a table without a subject is refused by its header', async () => {
  const { said, code } = await intake('channel,name\nphone,Ms Wu\n')
  expect(said).toContain('line 1: there is no column subject.')
  expect(code).toBe(1)
})

test('a column that stands twice is refused, and a row of another length left out', async () => {
  const twice = await intake('channel,name,subject,Phone,phone\nphone,Ms Wu,Late,1,2\n')
  expect(twice).toMatchObject({
    code: 1,
    said: expect.stringContaining('the column phone is there twice (4, 5).'),
  })
  const { said } = await intake('channel,name,subject,note\nphone,Ms Wu,Late\nphone,Ms Ho,Late,x,y\n')
  expect(said).toContain('line 2: it has 3 cells, and the header 4.')
  expect(said).toContain('line 3: it has 5 cells, and the header 4.')
  expect(asked).toEqual([])
})
