import { expect, test } from 'vitest'
import { AT_MOST, countedAs, createToldLimits, hourOf } from '../../src/portal/complain/limits.ts'
import { kindOfFile, keptIn, ticketOf } from '../../src/portal/complain/kept-files.ts'
import { fieldAt, LONGEST, toldBy, typedIn } from '../../src/portal/complain/typed.ts'
import { Intake } from '../../src/domain/intake.ts'
import { calendars } from '../support/product.ts'

const keys = ['k'.repeat(32)] as const
const calendar = calendars.get('cn')!
const beside = { language: 'zh', calendar } as const

// R1, R12
test('what was typed is an intake; what was left empty is not there', () => {
  const typed = {
    kind: 'enquiry',
    name: ' 陈女士 ',
    subject: '何时交车',
    wish: ' ',
    model: 'EV-1',
    happenedOn: '2026-03-02',
  }
  const told = toldBy(typed, { ...beside, privacy: { version: '1' } })
  expect(Intake.parse(told)).toEqual({
    ...{ kind: 'enquiry', channel: 'web' },
    details: {
      complainant: { name: '陈女士', language: 'zh' },
      ...{ subject: '何时交车', product: { model: 'EV-1' }, privacy: { version: '1' } },
      incidentAt: Date.UTC(2026, 2, 1, 16),
    },
  })
})

test('a fault names the field of the form that it is of', () => {
  const faults = Intake.safeParse(toldBy({ name: '', email: 'x', happenedOn: 'soon' }, beside)).error!.issues
  const named = faults.map(({ path }) => fieldAt(`/${path.join('/')}`))
  expect(new Set(named)).toEqual(new Set(['name', 'email', 'subject', 'happenedOn']))
})

test('of what is too long no more is kept than that it still is', () => {
  const description = typedIn('description', 'x'.repeat(1_000_000))
  expect(description.length).toBe(LONGEST.description + 2)
  const halfway = typedIn('description', `${'x'.repeat(LONGEST.description)}😀${'x'.repeat(9)}`)
  expect(halfway).toBe(`${'x'.repeat(LONGEST.description)}…`)
  expect(typedIn('name', `${' '.repeat(500)}陈女士`)).toBe('陈女士')
  expect(typedIn('name', ' 陈女士')).toBe(' 陈女士')
  const typed = Object.fromEntries(
    Object.keys(LONGEST).map((name) => [name, typedIn(name as keyof typeof LONGEST, 'x '.repeat(9_000))]),
  )
  const faults = Intake.safeParse(toldBy(typed, beside)).error!.issues
  const named = faults.map(({ path }) => fieldAt(`/${path.join('/')}`))
  expect(new Set(named)).toEqual(new Set(Object.keys(LONGEST)))
})

test('a file that came in is named only by whom we gave its ticket', () => {
  const kept = { digest: 'a'.repeat(64), kind: 'photo', name: '照片.png' } as const
  const ticket = ticketOf(keys, kept)
  expect(keptIn(keys, ticket)).toEqual(kept)
  expect(keptIn(['o'.repeat(32)], ticket)).toBeUndefined()
  expect(keptIn(keys, `${ticket}x`)).toBeUndefined()
  expect(keptIn(keys, '')).toBeUndefined()
  expect(['image/png', 'video/mp4', 'application/pdf'].map(kindOfFile)).toEqual([
    'photo',
    'recording',
    'document',
  ])
})

test('who tells something is counted by the hour, and kept as no more than a digest', () => {
  const now = Date.UTC(2026, 2, 2, 9, 59)
  expect(hourOf(now)).toBe(Date.UTC(2026, 2, 2, 9))
  expect(countedAs(keys, 'contact', '13800001234')).not.toContain('138')
  const { contact } = createToldLimits()
  const waits = Array.from({ length: AT_MOST.contact + 1 }, () => contact.take('a', now))
  expect(waits.map((wait) => wait === undefined)).toEqual([
    ...Array<boolean>(AT_MOST.contact).fill(true),
    false,
  ])
})
