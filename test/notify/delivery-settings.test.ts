import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { TEMPLATES } from '../../src/domain/notices/notice-rules.ts'
import { loadCalendars } from '../../src/rules/calendars.ts'
import { keepingTo, loadDeliverySettings, withoutWaiting } from '../../src/rules/delivery-settings.ts'

const made: string[] = []
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true })
})

/** A folder of policies with these delivery settings. */
function folder(change: (settings: Record<string, unknown>) => object): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'delivery-'))
  made.push(dir)
  mkdirSync(path.join(dir, 'delivery'))
  const file = path.join(dir, 'delivery', 'delivery.json')
  cpSync('policies/delivery/delivery.json', file)
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify(change(settings)))
  return dir
}

test('rest days are those of the calendar that is in force now', () => {
  const calendars = loadCalendars()
  const settings = keepingTo(calendars, loadDeliverySettings('policies', loadCalendars()))
  const later = { ...calendars.get('cn')!, version: 'cn-later' }
  calendars.set('cn', later)
  expect(settings.calendar?.()).toBe(later)
})

test('the settings that ship can be used, and name only templates that there are', () => {
  const settings = loadDeliverySettings('policies', loadCalendars())
  expect(settings).toMatchObject({ zone: 'Asia/Shanghai', giveUpAfterDays: 3 })
  expect(settings.calendar?.().id).toBe('cn')
  const { customer, staff } = settings.audiences
  expect(customer.channels).toEqual(['conversation', 'email', 'sms'])
  expect(staff.channels).toContain('inbox')
  for (const template of [...customer.atOnce, ...staff.atOnce])
    expect(Object.keys(TEMPLATES)).toContain(template)
  // Told late it would not be in force, and the deadline would lapse in spite of it.
  expect(customer.atOnce).toContain('extensionGranted')
})

test('what is wrong with settings is said all at once', () => {
  const dir = folder((settings) => ({
    ...settings,
    retryAfterSeconds: [],
    giveUpAfterDays: 0,
    colour: 'red',
  }))
  expect(() => loadDeliverySettings(dir, loadCalendars())).toThrow(
    /retryAfterSeconds[^]*giveUpAfterDays[^]*colour/,
  )
})

test('quiet hours without an end, and rest days without a calendar, are refused', () => {
  const always = { channels: ['email'], quietHours: { from: '08:00', until: '08:00' } }
  const endless = folder((settings) => ({ ...settings, audiences: { customer: always, staff: always } }))
  expect(() => loadDeliverySettings(endless, loadCalendars())).toThrow(/would never end/)
  const nowhere = folder(({ calendar: _, ...settings }) => settings)
  expect(() => loadDeliverySettings(nowhere, loadCalendars())).toThrow(
    /^calendar: Rest days are those of a calendar: name it\.$/m,
  )
})

test('for a demonstration nothing waits', () => {
  const { audiences, digestGapSeconds } = withoutWaiting(loadDeliverySettings('policies', loadCalendars()))
  expect([audiences.customer.quietHours, audiences.staff.quietHours, digestGapSeconds]).toEqual([
    undefined,
    undefined,
    {},
  ])
})
