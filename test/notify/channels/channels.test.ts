import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createChannels } from '../../../src/notify/channels/channels.ts'
import type { Letter } from '../../../src/notify/letter.ts'

const letter: Letter = { id: 'letter-1', language: 'zh', subject: '王芳的投诉', text: '王芳，您好！' }

function channelsWith(smtp?: { url: string; from: string }) {
  const lines: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) })
  const channels = createChannels({
    logger,
    robotOf: async () => undefined,
    fetch: async () => ({ status: 200, body: '' }),
    ...(smtp && { smtp }),
  })
  return { channels, lines }
}

test('without a mail server an e-mail becomes one line without personal data', async () => {
  const { channels, lines } = channelsWith()
  await channels.get('email')!.send(letter, 'wang@example.com', AbortSignal.timeout(1_000))
  await channels.get('log')!.send(letter, 'person/zhao', AbortSignal.timeout(1_000))
  const said = lines.map((line) => {
    const { level: _, time: __, ...rest } = JSON.parse(line)
    return rest
  })
  expect(said).toEqual([
    { letter: 'letter-1', language: 'zh', instead: 'email', msg: 'letter' },
    { letter: 'letter-1', language: 'zh', instead: 'log', msg: 'letter' },
  ])
})

test('with one, e-mails are e-mails; each channel but the inbox has its sender', () => {
  const { channels } = channelsWith({ url: 'smtp://127.0.0.1:1', from: 'complaints@firm.example' })
  expect([...channels.keys()].sort()).toEqual([
    'dingtalk',
    'email',
    'feishu',
    'log',
    'slack',
    'teams',
    'wecom',
  ])
  for (const [name, sender] of channels) expect(sender.name).toBe(name)
  channels.close()
})
