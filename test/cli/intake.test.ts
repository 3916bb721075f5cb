import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

// A system that takes in whatever has no order 13, and writes down what it was asked.
type Asked = { key: string | undefined; body: { details: { orderNumber?: string } } }
const asked: Asked[] = []
const system = createServer((request, response) => {
  let text = ''
  request.on('data', (piece: Buffer) => (text += piece.toString()))
  request.on('end', () => {
    const body = JSON.parse(text) as Asked['body']
    asked.push({ key: request.headers['idempotency-key'] as string, body })
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
beforeEach(() => void asked.splice(0))

async function intake(text: string, ...args: string[]): Promise<{ said: string; code: number | null }> {
  const file = path.join(dir, 'told.csv')
  writeFileSync(file, text)
  const all = ['--import', 'tsx', 'src/cli/intake.ts', file, '--left-out', left, '--url', url, ...args]
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
  expect(asked.map(({ body }) => body)).toEqual([
    {
      channel: 'phone',
      details: {
        complainant: { name: '陈女士', phone: '13800001234' },
        ...{ subject: '车辆未清洁, 有烟味', orderNumber: 'R-77', product: { model: 'Model 3' } },
      },
    },
    { channel: 'store', details: { complainant: { name: 'Mr Li' }, subject: 'Late', orderNumber: '13' } },
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

test('a dry run asks nothing of the system', async () => {
  const { said } = await intake(TABLE, '--dry-run')
  expect(asked).toEqual([])
  expect(said).toContain('2 of 4 complaints would be taken in.')
})

test('the same line is asked for under the same key, so it is one complaint however often', async () => {
  await intake(TABLE)
  await intake(TABLE)
  const keys = asked.map(({ key }) => key)
  expect(new Set(keys).size).toBe(2)
  expect(keys).toHaveLength(4)
})

test('a table without a subject is refused by its header', async () => {
  const { said, code } = await intake('channel,name\nphone,Ms Wu\n')
  expect(said).toContain('line 1: there is no column subject.')
  expect(code).toBe(1)
})
