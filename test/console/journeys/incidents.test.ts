import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORDS as BULK } from '../../../src/console/bulk/words.ts'
import { WORDS as INCIDENTS } from '../../../src/console/incidents/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { REDRESS_KINDS } from '../../../src/words/findings.ts'
import { moneyText } from '../../../src/words/money.ts'
import { PROPOSAL_STATES } from '../../../src/words/stages.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { choose, field, known, pressed } from '../../support/chromium/dialogs.ts'
import { SEAT, said } from '../../support/chromium/seat.ts'
import { recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// An incident from its opening to its end, in its page: complaints join it, all are written to and offered the same.

const TITLE = '朝阳店充电桩过热'
const SUBJECT = '充电桩过热'
const PATIENT = { timeout: 60_000 }

let api: Serving
let desk: Desk
const numbers: string[] = []
beforeAll(async () => {
  api = await serving({ everything: true, console: true })
  for (const nth of [1, 2, 3]) {
    const details = {
      complainant: {
        name: `客户${nth}`,
        // The last is reached by no letter and no text message.
        ...(nth < 3
          ? { phone: `1380000123${nth}`, email: `c${nth}@example.com` }
          : { phone: '0571-88001234' }),
      },
      ...{ subject: SUBJECT, storeId: 'chaoyang' },
    }
    const commands = [{ type: 'assign', department: 'service', person: 'li' }]
    const { path, number } = await takenIn(api, { channel: 'phone', details, commands })
    await recorded(api, path)
    numbers.push(number)
  }
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

const rowsOf = (page: Page, table: string) => page.getByRole('table', { name: table }).locator('tbody tr')
/** Tries what the dialog says, then orders it for those that would not refuse it. */
async function ordered(page: Page, { tried, order, done }: { tried: RegExp; order: string; done: RegExp }) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  const status = (text: RegExp) => dialog.getByRole('status').filter({ hasText: text }).waitFor(PATIENT)
  await status(tried)
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: new RegExp(`^${order} · `) }).click()
  await status(done)
  await dialog
    .getByRole('button', { name: said(CONSOLE.close) })
    .last()
    .click()
  await dialog.waitFor({ state: 'detached' })
}
const all = (count: number) => ({
  tried: new RegExp(`^${count} / ${count} · ${said(BULK.wouldBeAsked)} ${count}$`),
  done: new RegExp(`^${count} / ${count} · ${said(BULK.carriedOut)} ${count}$`),
})

// R56
test('a supervisor opens an incident, has complaints join it, and records what was done', async () => {
  const page = await desk.sit({ user: 'supervisor-zhao', path: '/console/incidents' })
  await page.getByText(said(INCIDENTS.none)).waitFor()
  const dialog = await pressed(page, said(INCIDENTS.openOne))
  await field(dialog, said(FIELDS.title)).fill(TITLE)
  await field(dialog, said(FIELDS.cause)).fill('一批充电桩接线端子松动。')
  await field(dialog, said(FIELDS.storeId)).fill('chaoyang')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await page.getByText(said(INCIDENTS.noMembers)).waitFor()

  // What they have in common with it is filled in.
  const joining = await pressed(page, said(INCIDENTS.join))
  expect(await field(joining, said(FIELDS.storeId)).inputValue()).toBe('chaoyang')
  await ordered(page, { order: said(BULK.haveThemJoin), ...all(3) })
  await expect.poll(() => rowsOf(page, said(INCIDENTS.members)).count()).toBe(3)

  const measure = await pressed(page, said(INCIDENTS.measure))
  await field(measure, said(FIELDS.what)).fill('同批充电桩已全部断电。')
  await measure.getByRole('button', { name: said(CONSOLE.send) }).click()
  await page.getByText('同批充电桩已全部断电。').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})

async function theIncident(user: string, seated: object = {}): Promise<Page> {
  const page = await desk.sit({ user, path: '/console/incidents', ...seated })
  await page.getByRole('link', { name: TITLE }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  return page
}

test('all are written to: who cannot be is named before and after', async () => {
  const page = await theIncident('supervisor-zhao')
  const dialog = await pressed(page, said(INCIDENTS.message))
  await field(dialog, said(FIELDS.text)).fill('已停用，将与您联系。')
  const counts = (done: string, refused: string) => new RegExp(`^3 / 3 · ${done} 2 · ${refused} 1$`)
  await ordered(page, {
    tried: counts(said(BULK.wouldBeAsked), said(BULK.wouldNotAdopt)),
    order: said(BULK.writeToThem),
    done: counts(said(BULK.carriedOut), said(BULK.refused)),
  })
  // They joined, and were written to; what was only tried is no order.
  await expect.poll(() => rowsOf(page, said(INCIDENTS.orders)).count()).toBe(2)
})

/** How the complaints stand with what was proposed to all, which has a column of its own. */
const standing = (page: Page, state: 'awaitingApproval' | 'offered') =>
  rowsOf(page, said(INCIDENTS.members))
    .locator('td:nth-child(3)')
    .getByText(said(PROPOSAL_STATES[state]), { exact: true })

test('one proposal leaves one out, is approved by its total, and a manager approves it for all', async () => {
  const page = await theIncident('supervisor-zhao')
  const dialog = await pressed(page, said(INCIDENTS.propose))
  await field(dialog, said(FIELDS.measures)).fill('退还充电费用。')
  const group = (name: string) => dialog.getByRole('group', { name })
  const add = (name: string) =>
    group(name)
      .getByRole('button', { name: said(CONSOLE.add) })
      .last()
      .click()
  await add(said(FIELDS.items))
  const items = group(said(FIELDS.items))
  await choose(page, items.getByRole('combobox', { name: said(FIELDS.kind) }), said(REDRESS_KINDS.refund))
  await field(items, said(FIELDS.money)).fill('3000')
  await add(said(FIELDS.exceptions))
  const exceptions = group(said(FIELDS.exceptions))
  await choose(
    page,
    exceptions.getByRole('combobox', { name: said(FIELDS.complaint) }),
    new RegExp(`^${numbers[2]}`),
  )
  await exceptions.getByRole('switch', { name: said(FIELDS.leftOut) }).check({ force: true })
  await ordered(page, { order: said(BULK.proposeToThem), ...all(2) })
  const total = moneyText({ amountCents: 600_000, currency: 'CNY' }, SEAT.language)
  await rowsOf(page, said(INCIDENTS.orders)).first().getByText(total).waitFor()
  await expect.poll(() => standing(page, 'awaitingApproval').count()).toBe(2)

  const manager = await theIncident('manager-sun')
  const deciding = await pressed(manager, said(INCIDENTS.approve))
  await deciding.getByRole('radio', { name: said(FIELDS.yes) }).check()
  await ordered(manager, { order: said(BULK.decideOnThem), ...all(2) })
  await expect.poll(() => standing(manager, 'offered').count()).toBe(2)
  expect(desk.faults).toEqual([])
})

test('a complaint leads to its incident; once that is closed nothing more is done there', async () => {
  const page = await theIncident('supervisor-zhao')
  await page.getByRole('link', { name: numbers[0]!, exact: true }).click()
  await known(page, SUBJECT)
  await page.getByRole('link', { name: TITLE }).click()
  const dialog = await pressed(page, said(INCIDENTS.end))
  await field(dialog, said(FIELDS.summary)).fill('已全部更换。')
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('已全部更换。').first().waitFor()
  expect(
    await page
      .getByRole('main')
      .getByRole('button', { name: said(INCIDENTS.measure) })
      .count(),
  ).toBe(0)
  await page.getByRole('link', { name: said(INCIDENTS.back) }).click()
  await page.getByText(said(INCIDENTS.none)).waitFor()
  expect(desk.faults).toEqual([])
})

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'nobody stumbles over it, %s, %d wide; who only reads does nothing there',
  async (theme, width) => {
    const page = await desk.sit({
      ...{ user: 'agent-li', path: '/console/incidents?show=closed' },
      ...{ theme, width },
    })
    expect(await barriers(page)).toEqual([])
    await page.getByRole('link', { name: TITLE }).click()
    await rowsOf(page, said(INCIDENTS.members)).first().waitFor()
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  },
)
