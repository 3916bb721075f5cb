import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { listenForMail, type MailListener, type TakeMail } from '../../src/mail/listener.ts'
import type { Envelope } from '../../src/mail/read-mail.ts'
import { mailBytes } from '../support/mail/bytes.ts'

// Mail by SMTP: what is taken and what is refused at the door (R1, issue 16).

let listener: MailListener | undefined
afterEach(async () => {
  await listener?.close()
  listener = undefined
})

const LIMIT = 20_000
async function listening(take: TakeMail = async () => undefined, relays = 'loopback') {
  const came: { bytes: Buffer; envelope: Envelope }[] = []
  listener = await listenForMail(
    {
      ...{ port: 0, host: '127.0.0.1', relays, limitBytes: LIMIT },
      recipients: ['complaints@yinuo.example', '@help.yinuo.example'],
    },
    async (bytes, envelope) => {
      came.push({ bytes, envelope })
      return take(bytes, envelope)
    },
  )
  const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true })
  const send = (raw: Buffer, to: string | string[] = 'complaints@yinuo.example', from = 'chen@example.com') =>
    transport.sendMail({ envelope: { from, to }, raw })
  return { came, send }
}

const BEFORE = ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<complaints@yinuo.example>', 'DATA']

/** What the server says to these lines, one after another; then we leave, or hang up behind the last. */
async function talk(lines: readonly string[], end: 'leave' | 'hang up' = 'leave'): Promise<string> {
  const socket = connect(listener!.port, '127.0.0.1')
  const left = [...lines, ...(end === 'leave' ? ['QUIT'] : [])]
  let said = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text
    // The last line of a reply has a blank behind its code.
    if (!/^\d{3} .*\r\n$/m.test(text) || left.length === 0) return
    socket.write(`${left.shift()}\r\n`)
    if (left.length === 0 && end === 'hang up') socket.end()
  })
  await once(socket, 'close')
  return said
}

test('a mail arrives as it was sent, from whom it was sent', async () => {
  const { came, send } = await listening()
  await send(mailBytes('gb2312-8bit'), 'Complaints@YINUO.example')
  await send(mailBytes('plain'), 'any@help.yinuo.example', '')
  expect(came.map(({ envelope }) => envelope)).toEqual([
    { isNullSender: false, isOfRelay: true },
    { isNullSender: true, isOfRelay: true },
  ])
  expect(came[0]!.bytes).toEqual(mailBytes('gb2312-8bit'))
})

test('the word of a server that is none of ours is not taken', async () => {
  const { came, send } = await listening(undefined, '10.0.0.0/8')
  await send(mailBytes('plain'))
  expect(came[0]!.envelope).toMatchObject({ isOfRelay: false })
})

test.each(['nobody@yinuo.example', 'complaints@other.example', 'x@evil.help.yinuo.example'])(
  'for %s there is no mailbox',
  async (to) => {
    const { came, send } = await listening()
    await expect(send(mailBytes('plain'), to)).rejects.toMatchObject({ responseCode: 550 })
    expect(came).toEqual([])
  },
)

test('what is too large is refused, whether or not it says so before', async () => {
  const { came, send } = await listening()
  const large = Buffer.concat([mailBytes('plain'), Buffer.alloc(LIMIT, 'x\r\n')])
  await expect(send(large)).rejects.toMatchObject({ responseCode: 552 })
  expect(await talk([...BEFORE, `${large.toString('latin1')}\r\n.`])).toMatch(/^552 /m)
  expect(await talk(['EHLO x', `MAIL FROM:<a@b.example> SIZE=${LIMIT + 1}`])).toMatch(/^552 /m)
  expect(came).toEqual([])
})

test('why it is not taken is told by the code: for good, or for now', async () => {
  const { send } = await listening(async () => ({ code: 451, says: 'Not now' }))
  await expect(send(mailBytes('plain'))).rejects.toMatchObject({ responseCode: 451 })
  await listener!.close()
  const { send: again } = await listening(async () => {
    throw new Error('broken')
  })
  await expect(again(mailBytes('plain'))).rejects.toMatchObject({ responseCode: 450 })
})

test('a sender that hangs up in between leaves nothing', async () => {
  const { came } = await listening()
  expect(await talk([...BEFORE, 'From: a@b.example\r\n\r\nhalf of'], 'hang up')).toMatch(/^354 /m)
  await listener!.close()
  listener = undefined
  expect(came).toEqual([])
})
