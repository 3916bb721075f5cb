import { expect, test } from 'vitest'
import type { Language } from '../../src/domain/names.ts'
import { DeliveryFault, type Letter } from '../../src/notify/letter.ts'
import { createReportAnnouncer } from '../../src/notify/report-announcer.ts'

// R88: management has a report, once each, whatever becomes of the mail.

type Copy = { person: string; mailedAt: number | null; mailFault: string | null }

function office(send: (letter: Letter, address: string) => Promise<void>) {
  const copies = new Map<string, Copy>()
  const people = [
    { id: 'qian', language: 'zh' as Language, email: 'qian@firm.example' },
    { id: 'sun', language: 'en' as Language, email: 'sun@firm.example' },
    { id: 'wu', language: 'zh' as Language, email: null },
  ]
  const announcer = createReportAnnouncer({
    people: async () => people,
    copies: {
      async give(_, given) {
        for (const person of given)
          if (!copies.has(person)) copies.set(person, { person, mailedAt: null, mailFault: null })
      },
      of: async () => [...copies.values()],
      async recordMailed({ person, fault }) {
        copies.set(person, { person, mailedAt: fault === undefined ? 1 : null, mailFault: fault ?? null })
      },
    },
    letterOf: async (report, language) => ({ subject: `${report} ${language}`, text: 'See the page.' }),
    send,
  })
  return { announce: () => announcer.announce('2026-Q3.1'), copies }
}

test('each gets it in their language, and who has no address has it in the inbox', async () => {
  const sent: string[] = []
  const { announce, copies } = office(async ({ id, subject }, address) => {
    sent.push(`${address} ${subject} ${id}`)
  })
  await announce()
  expect(sent).toEqual([
    'qian@firm.example 2026-Q3.1 zh report/2026-Q3.1/qian',
    'sun@firm.example 2026-Q3.1 en report/2026-Q3.1/sun',
  ])
  expect(copies.get('wu')).toMatchObject({ mailFault: 'No address is known.' })
  await announce()
  expect(sent).toHaveLength(2)
})

test('a mail server that is down keeps it from nobody else, and it is tried again for them alone', async () => {
  let isDown = true
  const sent: string[] = []
  const { announce, copies } = office(async (_, address) => {
    if (isDown && address.startsWith('qian')) throw new DeliveryFault('421 later')
    sent.push(address)
  })
  await expect(announce()).rejects.toThrow('421 later')
  expect(sent).toEqual(['sun@firm.example'])
  expect(copies.get('qian')).toMatchObject({ mailedAt: null, mailFault: null })
  isDown = false
  await announce()
  expect(sent).toEqual(['sun@firm.example', 'qian@firm.example'])
})

test('an address that will never do is written down, and is not tried again', async () => {
  let tried = 0
  const { announce, copies } = office(async (_, address) => {
    if (!address.startsWith('sun')) return
    tried += 1
    throw new DeliveryFault('550 no such mailbox', { isFinal: true })
  })
  await announce()
  await announce()
  expect(tried).toBe(1)
  expect(copies.get('sun')).toMatchObject({ mailFault: '550 no such mailbox' })
})
