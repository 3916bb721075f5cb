import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../../../src/domain/names.ts'
import { createDirectoryStore } from '../../../../src/evidence/directory-store.ts'
import { createEvidence } from '../../../../src/evidence/evidence.ts'
import { complainWord, KIND_LABELS, type FIELD_LABELS } from '../../../../src/portal/complain/words.ts'
import { label, type FORMS } from '../../../../src/portal/page/labels.ts'
import { barriers, openDesk, type Desk } from '../../../support/chromium/desk.ts'
import { first, recorded, serving, type Serving } from '../../../support/serving.ts'

// R1, R3, R70, R81, R85, R106, R107, F69

let api: Serving
let desk: Desk
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-customer-'))
  const evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: 1_000_000 })
  api = await serving({ evidence })
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

/** One blue point, and whatever makes it another. */
const picture = (name: string) => ({
  ...{ name, mimeType: 'image/png' },
  buffer: Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    randomBytes(8),
  ]),
})

const isTooWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth')
/** Who looks for barriers runs in the page. */
async function looksRight(page: Page, canRun: boolean): Promise<void> {
  expect(await isTooWide(page)).toBe(false)
  if (canRun) expect(await barriers(page)).toEqual([])
}

/** What a customer does from the first word to the last; whoever works on it answers in between. */
async function wholeLife(language: Language, visitor: { width: number; javaScriptEnabled: boolean }) {
  const page = await desk.visit({ ...visitor, language, path: `/about?lang=${language}` })
  const looks = () => looksRight(page, visitor.javaScriptEnabled)
  await looks()
  await page
    .getByRole('link', { name: complainWord('title', language) })
    .first()
    .click()
  await looks()
  const fill = (name: keyof typeof FIELD_LABELS, text: string) => page.locator(`#${name}`).fill(text)
  await page.getByLabel(KIND_LABELS.complaint[language]).check()
  await fill('subject', '车辆未清洁')
  await fill('description', '提车时座椅上有污渍。')
  await fill('name', '陈女士')
  await page.locator('#email').evaluate((input) => input.setAttribute('type', 'text'))
  await fill('email', 'chen@')
  const send = () => page.getByRole('button', { name: complainWord('send', language) }).click()
  await page.locator('#files').setInputFiles([picture('one.png'), picture('two.png')])
  await send()
  await page.getByText(complainWord('badEmail', language)).waitFor()
  await looks()
  expect(await page.locator('#description').inputValue()).toBe('提车时座椅上有污渍。')
  await fill('email', 'chen@example.com')
  await page.locator('#files').setInputFiles([picture('one.png'), picture('two.png')])
  await send()
  await page.getByText(complainWord('thanks', language)).first().waitFor()
  await looks()
  const at = `/v1/complaints/${await page.locator('#number').textContent()}`
  await recorded(api, at, 'supervisor-zhao')
  const { id } = (await api.get(at, { as: 'supervisor-zhao' })).body
  const asked = async (verb: string, body: object) => {
    const answer = await api.post(`/v1/complaints/${id}/${verb}`, body, { as: 'agent-li' })
    if (answer.status >= 300) throw new Error(`${verb}: ${answer.text}`)
    await page.getByRole('button', { name: label('again', language) }).click()
  }
  const act = async (action: keyof typeof FORMS, words?: string) => {
    const form = page.locator(`form:has(input[name="action"][value="${action}"])`)
    if (words !== undefined) {
      const summary = page.locator(`details:has(input[value="${action}"]) summary`)
      if ((await summary.count()) > 0) await summary.click()
      await form.locator('textarea').fill(words)
    }
    await form.getByRole('button').click()
    await page.getByText(label('done', language)).waitFor()
  }
  await page.getByRole('button', { name: complainWord('follow', language) }).click()
  await page.getByText('two.png').waitFor()
  await api.post(`/v1/complaints/${id}/commands`, { commands: first }, { as: 'agent-li' })
  await asked('request-information', { what: '请提供订单号。' })
  await looks()
  await act('provide-information', '订单号 77。')
  await asked('propose-solution', { measures: '退还清洁费。' })
  await looks()
  await act('decline-solution', '还应当道歉。')
  await asked('propose-solution', { measures: '退还清洁费并书面道歉。' })
  await act('accept-solution')
  await asked('record-execution', { what: '已退款并致歉。' })
  const rating = page.locator('form:has(input[name="action"][value="rate"])')
  await rating.locator('input[name="score"][value="5"]').check()
  await rating.locator('input[name="solved"][value="yes"]').check()
  await looks()
  await act('rate')
  await act('give-feedback', '一直干净。')
  await page.locator('.history').getByText('一直干净。').waitFor()
  await looks()
  await page.context().close()
}

test('without scripts, on a telephone, in Chinese: told, answered, declined, accepted, rated, and said afterwards', () =>
  wholeLife('zh', { width: 360, javaScriptEnabled: false }))

test('the same in English, with scripts on', () => wholeLife('en', { width: 360, javaScriptEnabled: true }))

test('the same on a wide screen', async () => {
  for (const language of ['zh', 'en'] as const)
    await wholeLife(language, { width: 1440, javaScriptEnabled: true })
  expect(desk.faults).toEqual([])
})
