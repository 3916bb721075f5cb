import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apiFor, SCOPES_OF, signInHelp } from '../../src/cli/shared/api.ts'
import { configOf } from '../../src/config/config.ts'
import type { Language } from '../../src/domain/names.ts'

// R109: with what the commands that ask the API sign in.

const folder = mkdtempSync(path.join(tmpdir(), 'yinuo-key-'))
let server: Server
let url: string
let asked: IncomingMessage['headers']
let answers: { status: number; body: object }
beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request.headers
    response.writeHead(answers.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answers.body))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => void (answers = { status: 200, body: {} }))

const asks = async (env: Record<string, string>, language: Language = 'en') =>
  apiFor(configOf({ ...env, LANG: language }), url).get('/v1/me')

function fileWith(text: string): string {
  const file = path.join(folder, 'key')
  writeFileSync(file, text)
  return file
}

describe('a command speaks', () => {
  test('by the key or token that is set', async () => {
    await asks({ NODE_ENV: 'production', API_KEY: 'yk_1' })
    expect(asked.authorization).toBe('Bearer yk_1')
  })

  test('by that of a file, as an editor or a secret store writes it', async () => {
    await asks({ NODE_ENV: 'production', API_KEY_FILE: fileWith('yk_2\n') })
    expect(asked.authorization).toBe('Bearer yk_2')
  })

  test('as a development user where nothing is set, outside production', async () => {
    await asks({}, 'zh')
    expect(asked.authorization).toBe('Bearer operator-zhou')
    expect(asked['accept-language']).toBe('zh')
  })
})

describe('it says, asking nobody,', () => {
  test('that nothing is set in production', async () => {
    const env = { NODE_ENV: 'production' }
    await expect(asks(env)).rejects.toThrow(/^Neither API_KEY nor API_KEY_FILE is set: .+--help/)
    await expect(asks(env, 'zh')).rejects.toThrow(/^未设置 API_KEY 或 API_KEY_FILE：/)
  })

  test('that a file is not there, or holds no token', async () => {
    await expect(asks({ API_KEY_FILE: path.join(folder, 'none') })).rejects.toThrow(/^API_KEY_FILE: .+ENOENT/)
    for (const text of ['', 'two words', 'yk_1\nyk_2', '密钥'])
      await expect(asks({ API_KEY_FILE: fileWith(text) })).rejects.toThrow(/^API_KEY_FILE: that is no key/)
  })
})

describe('where it is not let in it says', () => {
  test('that the key is not taken', async () => {
    answers = { status: 401, body: { title: 'Unauthenticated' } }
    const env = { API_KEY: 'yk_secret' }
    await expect(asks(env)).rejects.toThrow(`The API at ${url} does not take the key or token of API_KEY`)
    await expect(asks(env, 'zh')).rejects.toThrow(/不接受 API_KEY/)
    await expect(asks(env)).rejects.not.toThrow('yk_secret')
  })

  test('that this system has no development users', async () => {
    answers = { status: 401, body: {} }
    await expect(asks({})).rejects.toThrow('has no development users')
  })

  test('what the API says that the key lacks', async () => {
    answers = { status: 403, body: { title: 'Not for you', detail: 'The key lacks the scope import.' } }
    await expect(asks({ API_KEY: 'yk_1' })).rejects.toThrow('The key lacks the scope import.')
  })
})

test.each(Object.entries(SCOPES_OF))(
  'what %s needs stands in docs/deployment.md and its help',
  (command, scope) => {
    const needed = scope === undefined ? 'a person’s token' : `\`${scope}\``
    expect(readFileSync('docs/deployment.md', 'utf8')).toContain(`| \`${command}\` | ${needed} |`)
    expect(signInHelp(command as keyof typeof SCOPES_OF)).toContain(scope ?? 'token of a person')
  },
)
