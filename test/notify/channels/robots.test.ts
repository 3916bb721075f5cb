import { describe, expect, test } from 'vitest'
import { cutToBytes } from '../../../src/notify/channels/cut-to-bytes.ts'
import { dingtalkSignature } from '../../../src/notify/channels/dingtalk.ts'
import { feishuSignature } from '../../../src/notify/channels/feishu.ts'
import { createGuardedFetch } from '../../../src/notify/channels/guarded-fetch.ts'
import { createRobotSender, robotLimits } from '../../../src/notify/channels/robot-sender.ts'
import { ROBOTS, type RobotName } from '../../../src/domain/notices/recipient.ts'
import type { Robot } from '../../../src/notify/channels/robot.ts'
import { loadCalendars } from '../../../src/rules/calendars.ts'
import { loadDeliverySettings } from '../../../src/rules/delivery-settings.ts'
import type { DeliveryFault, Letter } from '../../../src/notify/letter.ts'
import { receiver } from './receiver.ts'
import signatures from './signatures.json' with { type: 'json' }

const at = 1_767_225_600_123
const letter: Letter = {
  id: 'letter-1',
  language: 'zh',
  subject: '投诉 N-1 已超期',
  text: '请在 17:00 前接手。\n<@all> [点这里](https://evil.example) <!channel>',
}
const fetch = createGuardedFetch({ allowPrivate: true, timeoutMs: 1_000, maxBodyBytes: 10_000 })

type Seen = { url: string; body: Record<string, unknown>; bytes: number }
type Said = { status?: number; body?: unknown; headers?: Record<string, string> }

/** A maker's server that says one thing, and what it was sent. */
async function maker(name: RobotName, said: Said, secret?: string) {
  const seen: Seen[] = []
  const { url } = await receiver((request, response, body) => {
    seen.push({ url: request.url!, body: JSON.parse(body), bytes: Buffer.byteLength(body) })
    const answer = typeof said.body === 'string' ? said.body : JSON.stringify(said.body)
    response.writeHead(said.status ?? 200, said.headers).end(answer)
  })
  const robot: Robot = { url, ...(secret !== undefined && { secret }) }
  const robotOf = async (id: string) => (id === 'ep_1' ? robot : undefined)
  const sender = createRobotSender(name, { robotOf, fetch, now: () => at })
  const send = (changed: Partial<Letter> = {}, address = 'ep_1') =>
    sender.send({ ...letter, ...changed }, address, AbortSignal.timeout(2_000))
  const faultOf = () =>
    send().then(
      () => undefined,
      (fault: DeliveryFault) => fault,
    )
  return { send, seen, faultOf }
}

const wellSaid: Record<RobotName, Said> = {
  wecom: { body: { errcode: 0, errmsg: 'ok' } },
  dingtalk: { body: { errcode: 0, errmsg: 'ok' } },
  feishu: { body: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' } },
  slack: { body: 'ok' },
  teams: { status: 202, body: '' },
}

describe('what is said', () => {
  const whole = `${letter.subject}\n${letter.text}`

  test('WeCom gets text', async () => {
    const { send, seen } = await maker('wecom', wellSaid.wecom)
    await send()
    expect(seen[0]!.url).toBe('/hook?key=secret')
    expect(seen[0]!.body).toEqual({ msgtype: 'text', text: { content: whole } })
  })

  test('DingTalk gets text, and the time and a signature in the URL', async () => {
    const { send, seen } = await maker('dingtalk', wellSaid.dingtalk, 'SECthis-is-a-test-secret')
    await send()
    const { searchParams } = new URL(seen[0]!.url, 'http://x')
    expect(Object.fromEntries(searchParams)).toEqual({
      key: 'secret',
      timestamp: String(at),
      sign: dingtalkSignature(at, 'SECthis-is-a-test-secret'),
    })
    expect(seen[0]!.body).toEqual({ msgtype: 'text', text: { content: whole }, at: { isAtAll: false } })
    const unsigned = await maker('dingtalk', wellSaid.dingtalk)
    await unsigned.send()
    expect(unsigned.seen[0]!.url).toBe('/hook?key=secret')
  })

  test('Feishu gets a card, and the time and a signature in the body', async () => {
    const { send, seen } = await maker('feishu', wellSaid.feishu, 'demo')
    await send()
    expect(seen[0]!.body).toEqual({
      timestamp: '1767225600',
      sign: feishuSignature(1_767_225_600, 'demo'),
      msg_type: 'interactive',
      card: {
        config: { wide_screen_mode: true },
        header: { title: { tag: 'plain_text', content: letter.subject } },
        elements: [{ tag: 'div', text: { tag: 'plain_text', content: letter.text } }],
      },
    })
    const unsigned = await maker('feishu', wellSaid.feishu)
    await unsigned.send()
    expect(Object.keys(unsigned.seen[0]!.body)).toEqual(['msg_type', 'card'])
  })

  test('Slack gets blocks of plain text, and calls nobody', async () => {
    const { send, seen } = await maker('slack', wellSaid.slack)
    await send({ subject: 'N-1 <!channel> & more' })
    expect(seen[0]!.body).toEqual({
      text: 'N-1 &lt;!channel&gt; &amp; more',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'N-1 <!channel> & more', emoji: false } },
        { type: 'section', text: { type: 'plain_text', text: letter.text, emoji: false } },
      ],
    })
  })

  test('Teams gets a card of text runs, which are not Markdown', async () => {
    const { send, seen } = await maker('teams', wellSaid.teams)
    await send()
    const [line1, line2] = letter.text.split('\n')
    const { attachments } = seen[0]!.body as {
      attachments: { contentType: string; content: { body: unknown } }[]
    }
    expect(seen[0]!.body['type']).toBe('message')
    expect(attachments[0]!.contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(attachments[0]!.content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' })
    expect(attachments[0]!.content.body).toEqual([
      {
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text: letter.subject, weight: 'Bolder', size: 'Medium' }],
      },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line1 }] },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line2 }] },
    ])
  })
})

describe('limits', () => {
  const wholeLimits = { wecom: 10_000, dingtalk: 20_000, feishu: 20_000, slack: 20_000, teams: 28_000 }

  test.each(ROBOTS)('a long letter to %s is cut, whatever it consists of', async (name) => {
    const { send, seen } = await maker(name, wellSaid[name])
    for (const character of ['诺', '"', '\n', '🙏', '\u0007x', 'a\n'])
      await send({ subject: character.repeat(900), text: character.repeat(40_000) })
    for (const { bytes } of seen) expect(bytes).toBeLessThan(wholeLimits[name])
  })

  test('WeCom takes 2,048 bytes of text, to the last whole character', async () => {
    const { send, seen } = await maker('wecom', wellSaid.wecom)
    await send({ subject: 'N-1', text: '诺'.repeat(2_000) })
    const { content } = seen[0]!.body['text'] as { content: string }
    expect(content).toMatch(/^N-1\n诺{680}…$/)
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048)
  })

  test('a text is cut between characters', () => {
    expect(cutToBytes('一诺千金', 12)).toBe('一诺千金')
    expect(cutToBytes('一诺千金', 11)).toBe('一诺…')
    expect(cutToBytes('一诺千金', 9)).toBe('一诺…')
    expect(cutToBytes('🙏🙏', 7)).toBe('🙏…')
    expect(cutToBytes('🙏🙏', 6)).toBe('…')
    expect(cutToBytes('\u{FEFF}abcdef', 8)).toBe('\u{FEFF}ab…')
  })

  test.each(ROBOTS)('the gap between letters keeps to the pace of %s', (name) => {
    const { digestGapSeconds } = loadDeliverySettings('policies', loadCalendars())
    expect(60 / digestGapSeconds[name]!).toBeLessThanOrEqual(robotLimits[name].perMinute)
  })
})

describe('what goes wrong', () => {
  const once = { isFinal: false, retryAfterMs: undefined }
  const slowly = { isFinal: false, retryAfterMs: 60_000 }
  const never = { isFinal: true, retryAfterMs: undefined }
  const code = (errcode: number) => ({ body: { errcode, errmsg: 'token secret123' } })
  const larkCode = (code: number) => ({ body: { code, msg: 'token secret123' } })

  test.each<[RobotName, string, Said, object]>([
    ['wecom', 'busy, though HTTP says 200', code(-1), once],
    ['wecom', 'too fast', code(45009), slowly],
    ['wecom', 'wrong key', code(93000), never],
    ['wecom', 'a page instead of an answer', { body: '<html>' }, once],
    ['wecom', 'nothing at all', { body: '' }, once],
    ['wecom', 'null', { body: null }, once],
    ['dingtalk', 'too fast', code(130101), slowly],
    ['dingtalk', 'too fast, in its newer words', code(410100), slowly],
    ['dingtalk', 'a signature that does not match', code(310000), never],
    ['dingtalk', 'no such token', code(300005), never],
    ['dingtalk', 'busy', code(-1), once],
    ['feishu', 'too fast', larkCode(11232), slowly],
    ['feishu', 'too many', larkCode(9499), slowly],
    ['feishu', 'a signature that does not match', larkCode(19021), never],
    ['feishu', 'no such robot', larkCode(19001), never],
    ['feishu', 'something new', larkCode(4711), once],
    ['slack', 'not ok', { body: 'no' }, once],
    [
      'slack',
      'too fast',
      { status: 429, headers: { 'Retry-After': '30' } },
      { ...once, retryAfterMs: 30_000 },
    ],
    ['slack', 'no such webhook', { status: 404, body: 'no_service' }, never],
    ['slack', 'archived', { status: 410, body: 'channel_is_archived' }, never],
    [
      'teams',
      'an old connector’s 200',
      { body: 'Webhook message delivery failed with HTTP error 429' },
      once,
    ],
    ['teams', 'a signature that has expired', { status: 401 }, never],
    ['teams', 'too fast', { status: 429 }, slowly],
    ['feishu', 'down', { status: 502, body: '<html>' }, once],
    [
      'feishu',
      'down, and says for how long',
      { status: 503, headers: { 'Retry-After': '5' } },
      { ...once, retryAfterMs: 5_000 },
    ],
    ['dingtalk', 'moved', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, once],
    ['wecom', 'slow', { status: 408 }, once],
  ])('%s: %s', async (name, _, said, expected) => {
    const { faultOf } = await maker(name, said, 'SEC-robot-secret')
    const fault = await faultOf()
    expect(fault).toMatchObject({ name: 'DeliveryFault', ...expected })
    expect(String(fault)).not.toMatch(/secret|hook|127\.0\.0\.1/)
  })

  test('a robot that is gone is a final fault', async () => {
    const { send } = await maker('wecom', wellSaid.wecom)
    await expect(send({}, 'ep_2')).rejects.toMatchObject({ isFinal: true })
  })

  test.each(ROBOTS)('%s is content with what its maker says', async (name) => {
    const { send } = await maker(name, wellSaid[name])
    await expect(send()).resolves.toBeUndefined()
  })

  test('Feishu’s older answer, and Teams’ older one', async () => {
    const feishu = await maker('feishu', { body: { StatusCode: 0, StatusMessage: 'success' } })
    await feishu.send()
    const teams = await maker('teams', { body: '1' })
    await teams.send()
  })
})

describe('signatures are what others compute', () => {
  test.each(signatures.dingtalk)('DingTalk at $atMs', async ({ atMs, secret, sign, inUrl }) => {
    expect(dingtalkSignature(atMs, secret)).toBe(sign)
    const urls: string[] = []
    const robotOf = async () => ({ url: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret })
    const record = async (url: string) => {
      urls.push(url)
      return { status: 200, body: '{"errcode":0}' }
    }
    const sender = createRobotSender('dingtalk', { robotOf, fetch: record, now: () => atMs })
    await sender.send(letter, 'ep_1', AbortSignal.timeout(1_000))
    expect(urls).toEqual([
      `https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=${atMs}&sign=${inUrl}`,
    ])
  })

  test.each(signatures.feishu)('Feishu at $atSeconds', ({ atSeconds, secret, sign }) => {
    expect(feishuSignature(atSeconds, secret)).toBe(sign)
  })
})
