import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { createEmailSender } from '../../../src/notify/channels/email.ts'
import type { DeliveryFault, Letter } from '../../../src/notify/letter.ts'

const letter: Letter = {
  id: 'cmp_1/resolve/L1',
  language: 'zh',
  subject: '投诉 N-1：我们正在处理',
  text: '您好！\n我们会在周五前答复。',
  html: '<p>您好！</p>',
}
const from = '一诺 <complaints@firm.example>'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Mail = { from: string; to: string[]; secure: boolean; user: unknown; raw: string }

/** A real mail server on this machine, and what it was handed. */
async function mailServer(options: SMTPServerOptions = {}) {
  const mails: Mail[] = []
  let connections = 0
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onConnect(_, accept) {
      connections += 1
      accept()
    },
    onData(stream, { envelope, secure, user }, accept) {
      void buffer(stream).then((raw) => {
        const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ from: sender, to, secure, user, raw: raw.toString() })
        accept()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = listening.address() as AddressInfo
  const hangUp = () => server.connections.forEach((connection) => connection.close())
  return { mails, at: `127.0.0.1:${port}`, connections: () => connections, hangUp }
}

function senderTo(url: string, timeoutMs = 4_000) {
  const sender = createEmailSender({ url, from, timeoutMs })
  closing.push(sender.close)
  const send = (
    changed: Partial<Letter> = {},
    address = 'wang@example.com',
    signal = AbortSignal.timeout(5_000),
  ) => sender.send({ ...letter, ...changed }, address, signal)
  const faultOf = (...given: Parameters<typeof send>) =>
    send(...given).then(
      () => undefined,
      (fault: DeliveryFault) => fault,
    )
  return { send, faultOf }
}

/** Headers by lower-case name, folded lines joined. */
function headersOf({ raw }: Mail): Map<string, string> {
  const [head = ''] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
}

describe('a letter', () => {
  test('arrives as text and HTML, says what it is, and that nobody need answer', async () => {
    const { mails, at } = await mailServer()
    await senderTo(`smtp://${at}`).send()
    const [mail] = mails as [Mail]
    expect(mail).toMatchObject({ from: 'complaints@firm.example', to: ['wang@example.com'] })
    const headers = headersOf(mail)
    expect(headers.get('message-id')).toBe('<cmp_1%2Fresolve%2FL1@firm.example>')
    expect(headers.get('to')).toBe('wang@example.com')
    expect(headers.get('content-language')).toBe('zh')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('content-type')).toContain('multipart/alternative')
    expect(headers.has('in-reply-to')).toBe(false)
    expect(mail.raw).toContain(Buffer.from(letter.text).toString('base64').slice(0, 40))
  })

  test('sent again bears the same Message-ID, under whatever name, and goes on from those before it', async () => {
    const { mails, at } = await mailServer()
    const { send } = senderTo(`smtp://${at}`)
    await send({ references: ['a (1)', 'b..c'] })
    await send({ references: ['a (1)', 'b..c'], sender: 'Hongda, "Care" <a@evil.example>' })
    const [first, second] = mails.map(headersOf)
    expect(first!.get('message-id')).toBe(second!.get('message-id'))
    expect(first!.get('from')).toMatch(/^=\?UTF-8\?.* <complaints@firm\.example>$/)
    expect(second!.get('from')).toBe('"Hongda, \\"Care\\" <a@evil.example>" <complaints@firm.example>')
    expect(first!.get('in-reply-to')).toBe('<b%2E%2Ec@firm.example>')
    expect(first!.get('references')).toBe('<a%20%281%29@firm.example> <b%2E%2Ec@firm.example>')
  })

  test('of many goes over few connections', async () => {
    const { mails, at, connections } = await mailServer()
    const { send } = senderTo(`smtp://${at}`)
    await Promise.all(Array.from({ length: 60 }, (_, n) => send({ id: `letter-${n}` })))
    expect(new Set(mails.map((mail) => headersOf(mail).get('message-id'))).size).toBe(60)
    expect(mails).toHaveLength(60)
    expect(connections()).toBeLessThanOrEqual(5)
  })

  test('cannot bring headers or recipients of its own', async () => {
    const { mails, at } = await mailServer()
    const { send, faultOf } = senderTo(`smtp://${at}`)
    const lines = '\r\nBcc: all@evil.example\r\n\r\nHello'
    await send({ subject: `Hi${lines}`, id: `letter${lines}`, references: [`earlier${lines}`] })
    const headers = headersOf(mails[0]!)
    expect(headers.has('bcc')).toBe(false)
    expect(mails[0]!.to).toEqual(['wang@example.com'])
    for (const address of [
      `wang@example.com${lines}`,
      'wang@example.com, all@evil.example',
      'wang@example.com;all@evil.example',
      'Wang <wang@example.com>',
      'wang@example.com> SIZE=1\r\nRCPT TO:<all@evil.example',
      'group: wang@example.com;',
      '"a@evil.example"@example.com',
      'wang',
      '',
    ])
      expect(await faultOf({}, address), address).toMatchObject({ isFinal: true })
    expect(mails).toHaveLength(1)
  })
})

describe('encryption', () => {
  const name = 'yinuo:geheim'
  const auth: SMTPServerOptions = {
    disabledCommands: [],
    authOptional: false,
    onAuth({ username, password }, _, answer) {
      if (password === 'geheim') answer(null, { user: username })
      else answer(new Error(`Invalid login of ${username}`))
    },
  }

  test('is used where it is offered', async () => {
    const { mails, at } = await mailServer({ disabledCommands: [] })
    await senderTo(`smtp://${at}?tls.rejectUnauthorized=false`).send()
    expect(mails).toMatchObject([{ secure: true }])
  })

  test('is refused with a certificate that nobody vouches for', async () => {
    const { mails, at } = await mailServer({ disabledCommands: [] })
    expect(await senderTo(`smtp://${at}`).faultOf()).toMatchObject({ isFinal: false })
    expect(mails).toEqual([])
  })

  test('is needed for a password, unless the URL says otherwise', async () => {
    const plain = await mailServer({ ...auth, disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    expect(await senderTo(`smtp://${name}@${plain.at}`).faultOf()).toMatchObject({ isFinal: false })
    expect(plain.mails).toEqual([])
    await senderTo(`smtp://${name}@${plain.at}?requireTLS=false`).send()
    expect(plain.mails).toMatchObject([{ secure: false, user: 'yinuo' }])
    const secure = await mailServer(auth)
    await senderTo(`smtp://${name}@${secure.at}?tls.rejectUnauthorized=false`).send()
    expect(secure.mails).toMatchObject([{ secure: true, user: 'yinuo' }])
  })

  test('a wrong password is ours to mend, and is not told', async () => {
    const { at } = await mailServer(auth)
    const fault = await senderTo(`smtp://yinuo:falsch@${at}?tls.rejectUnauthorized=false`).faultOf()
    expect(fault).toMatchObject({ isFinal: false })
    expect(fault!.message).toMatch(/AUTH/)
    expect(fault!.message).not.toContain('falsch')
  })
})

describe('a refusal', () => {
  const refusing = (code: number, said: string): SMTPServerOptions => ({
    onRcptTo(_, __, answer) {
      answer(Object.assign(new Error(said), { responseCode: code }))
    },
  })

  test.each([
    [451, '4.7.1 Greylisted, please try again', false],
    [452, '4.2.2 Mailbox full', false],
    [550, '5.1.1 <wang@example.com>: no such user', true],
    [550, '5.7.1 Relaying denied', false],
    [553, 'mailbox name not allowed', true],
  ])('of a recipient, %i %s', async (code, said, isFinal) => {
    const { at } = await mailServer(refusing(code, said))
    const fault = await senderTo(`smtp://${at}`).faultOf()
    expect(fault).toMatchObject({ name: 'DeliveryFault', isFinal })
    expect(fault!.message).toContain(String(code))
    expect(fault!.message).not.toContain('wang@')
  })

  test('of what is said', async () => {
    const { at } = await mailServer({
      onData(stream, _, answer) {
        stream.resume()
        stream.on('end', () => answer(Object.assign(new Error('Looks like spam'), { responseCode: 554 })))
      },
    })
    expect(await senderTo(`smtp://${at}`).faultOf()).toMatchObject({ isFinal: true })
  })

  test('of the sender is ours to mend', async () => {
    const { at } = await mailServer({
      onMailFrom(_, __, answer) {
        answer(Object.assign(new Error('Sender unknown'), { responseCode: 550 }))
      },
    })
    expect(await senderTo(`smtp://${at}`).faultOf()).toMatchObject({ isFinal: false })
  })

  test('of one does not keep the next from going', async () => {
    const { mails, at } = await mailServer({
      onRcptTo({ address }, _, answer) {
        if (address.startsWith('gone')) answer(Object.assign(new Error('gone'), { responseCode: 550 }))
        else answer()
      },
    })
    const { send, faultOf } = senderTo(`smtp://${at}`)
    expect(await faultOf({}, 'gone@example.com')).toMatchObject({ isFinal: true })
    await send()
    expect(mails).toHaveLength(1)
  })
})

describe('a server', () => {
  test('that is not there', async () => {
    expect(await senderTo('smtp://127.0.0.1:1').faultOf()).toMatchObject({
      name: 'DeliveryFault',
      isFinal: false,
    })
  })

  test('that takes the call and says nothing is not waited for longer than allowed', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closing.push(() => silent.close())
    const { port } = silent.address() as AddressInfo
    // The channel's own patience were longer than this test's.
    expect(await senderTo(`smtp://127.0.0.1:${port}`, 500).faultOf()).toMatchObject({
      name: 'DeliveryFault',
      isFinal: false,
    })
  })

  test('that hangs in the middle is given up when whoever sends gives up, and the next letter goes', async () => {
    let hangs = true
    const { mails, at } = await mailServer({
      onRcptTo(_, __, answer) {
        if (!hangs) answer()
      },
    })
    const { send, faultOf } = senderTo(`smtp://${at}`, 10_000)
    const fault = await faultOf({}, 'wang@example.com', AbortSignal.timeout(100))
    expect(fault).toMatchObject({ name: 'Error', message: 'The mail server failed (EABORT)' })
    hangs = false
    await send()
    expect(mails).toHaveLength(1)
    expect(await faultOf({}, 'wang@example.com', AbortSignal.abort())).toBeDefined()
    expect(mails).toHaveLength(1)
  })

  test('that hangs up with the letter in its hands may have taken it', async () => {
    const { mails, at, hangUp } = await mailServer({
      onData(stream) {
        stream.resume()
        stream.on('end', () => hangUp())
      },
    })
    const closed = await senderTo(`smtp://${at}`).faultOf()
    expect(closed).toMatchObject({ name: 'Error' })
    const silent = await mailServer({ onData: (stream) => void stream.resume() })
    expect(await senderTo(`smtp://${silent.at}`, 500).faultOf()).toMatchObject({ name: 'Error' })
    expect(mails).toEqual([])
  })

  test('that hung up in between is called again', async () => {
    const { mails, at, connections, hangUp } = await mailServer()
    const { send } = senderTo(`smtp://${at}`)
    await send()
    hangUp()
    await send()
    expect(mails).toHaveLength(2)
    expect(connections()).toBe(2)
  })
})
