import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { issued } from '../../src/identity/issued.ts'

// What is wrong with a token, and what is wrong with whoever keeps its keys: only the first is held against its bearer.

let server: Server
let url: URL
let answer: { status: number; body: string }
let sign: (claims?: Record<string, unknown>, kid?: string) => Promise<string>
let good: string
beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES384')
  good = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES384', kid: 'one' }] })
  sign = (claims = {}, kid = 'one') =>
    new SignJWT({ iss: 'https://id.example.com', exp: Math.floor(Date.now() / 1_000) + 60, ...claims })
      .setProtectedHeader({ alg: 'ES384', kid })
      .sign(privateKey)
  server = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`)
})
afterAll(() => void server.close())
beforeEach(() => void (answer = { status: 200, body: good }))

const read = (token: string, at = url) =>
  issued(token, createRemoteJWKSet(at, { timeoutDuration: 500 }), { issuer: 'https://id.example.com' })

test('what is signed by one of its keys is read', async () => {
  expect(await read(await sign({ sub: 'li' }))).toMatchObject({ claims: { sub: 'li' }, typ: undefined })
})

test('what is wrong with a token', async () => {
  expect(await read(await sign({ exp: 1 }))).toBe('expired')
  expect(await read(await sign({ iss: 'https://other.example.com' }))).toBe('invalid')
  expect(await read(await sign({}, 'two'))).toBe('invalid')
  expect(await read('a.b.c')).toBe('invalid')
  expect(await read((await sign()).slice(0, -8) + 'AAAAAAAA')).toBe('invalid')
})

test.each([
  ['an answer that is none', { status: 502, body: '' }],
  ['a page of a proxy', { status: 200, body: '<html>' }],
  ['no set of keys', { status: 200, body: '{}' }],
])('keys that could not be had: %s', async (_, given) => {
  answer = given
  expect(await read(await sign())).toBe('keysAway')
})

test('keys that could not be had: nobody there', async () => {
  expect(await read(await sign(), new URL('http://127.0.0.1:9/keys'))).toBe('keysAway')
})
