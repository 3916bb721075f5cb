import { afterAll, beforeAll, expect, test } from 'vitest'
import { learnFrom } from '../../../../src/activities/reading/learn-reading.ts'
import { WORDS as COMPLAINT } from '../../../../src/console/complaint/words.ts'
import { WORDS as QUEUE } from '../../../../src/console/queue/words.ts'
import { WORDS as FIGURES } from '../../../../src/console/figures/words.ts'
import { categoriesEver, loadCategoryLists } from '../../../../src/rules/categories.ts'
import { COMMANDS } from '../../../../src/words/commands.ts'
import { FIELDS } from '../../../../src/words/fields.ts'
import { COLON } from '../../../../src/words/languages.ts'
import { barriers, openDesk, type Desk } from '../../../support/chromium/desk.ts'
import { handsOnKeys } from '../../../support/chromium/hands-on-keys.ts'
import { said } from '../../../support/chromium/seat.ts'
import { recordReadBefore } from '../../../support/register/read-before.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../../support/serving.ts'

// What came in unsorted is found in one place; a key takes what is suggested.

const BILLING = categoriesEver(loadCategoryLists('policies').get('rental')!).get('billing')!

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  await recordReadBefore(api.house.register, 'zh')
  await learnFrom({ pool: api.house.pool, keywords: {} })
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

async function told(subject: string) {
  const details = { complainant: { name: '陈女士', phone: '13800001234' }, subject }
  const { id, path } = await takenIn(api, intake({ policyId: 'rental', details, commands: [] }))
  await recorded(api, path)
  return { id, path }
}
const categoryOf = async (path: string) => (await api.get(path)).body.classification?.category

// R111
test('what nobody has classified is found in the queue, and one key takes what is suggested', async () => {
  const subject = '押金退了三周还没有到账,钱去哪了'
  const { id, path } = await told(subject)
  const page = await desk.sit({ user: 'agent-li', path: '/console/queue' })
  await page.getByRole('link', { name: new RegExp(String.raw`^${said(QUEUE.unclassified)} *1$`) }).click()
  await page.locator(`[data-row-link="${id}"]`).click()
  const suggestion = page.getByRole('group', { name: said(COMPLAINT.suggestion) })
  await suggestion.getByText(said(BILLING.title)).waitFor()
  await suggestion.getByText('押金').waitFor()
  await handsOnKeys(page).press('y')
  await expect.poll(() => categoryOf(path)).toBe('billing')
  await suggestion.waitFor({ state: 'detached' })
  const figures = '/v1/reports/first-reading?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z'
  expect((await api.get(figures)).body).toMatchObject({ suggested: 1, taken: 1 })
  expect(desk.faults).toEqual([])
})

test.each([
  ['zh', 1440],
  ['en', 360],
] as const)(
  'figures tell how often it was taken, and how well it reads: %s, %d wide',
  async (language, width) => {
    const page = await desk.sit({ user: 'manager-sun', path: '/console/figures', language, width })
    const told = page.getByRole('region', { name: FIGURES.firstReading[language] })
    await told.getByText(`${FIGURES.takenShare[language]}${COLON[language]}`).waitFor()
    await told
      .getByRole('row', { name: new RegExp(String.raw`^${FIELDS.category[language]} 416 0\.[89]`) })
      .waitFor()
    expect(await barriers(page)).toEqual([])
  },
)

test('the complaint that it may be told in already stands beside', async () => {
  const first = await told('退押金，催了三次没有人理，车牌沪A12345')
  const { id } = await told('退押金，催了三次没有人理，车牌沪A12345')
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  const suggestion = page.getByRole('group', { name: said(COMPLAINT.suggestion) })
  await suggestion.locator(`a[href$="${first.id}"]`).waitFor()
})

test('whoever is typing takes nothing; who sees it otherwise says so in the dialog', async () => {
  const { id, path } = await told('押金一直不退,客服不理人')
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  const suggestion = page.getByRole('group', { name: said(COMPLAINT.suggestion) })
  await suggestion.waitFor()
  await page.keyboard.press('n')
  const note = page.locator('textarea:focus')
  await note.waitFor()
  await page.keyboard.type('yy')
  expect(await note.inputValue()).toBe('yy')
  expect(await categoryOf(path)).toBeUndefined()
  await suggestion.getByRole('button', { name: said(COMPLAINT.changeSuggestion) }).click()
  const dialog = page.getByRole('dialog', { name: said(COMMANDS.classify) })
  await dialog
    .getByText(said(BILLING.title))
    .or(dialog.locator(`input[value="${said(BILLING.title)}"]`))
    .first()
    .waitFor()
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)('nobody stumbles over what is suggested, %s and %d wide', async (theme, width) => {
  const { id } = await told('多扣了三百块钱,退款不到账')
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}`, theme, width })
  await page.getByRole('group', { name: said(COMPLAINT.suggestion) }).waitFor()
  expect(await barriers(page)).toEqual([])
})
