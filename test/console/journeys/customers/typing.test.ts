import { afterAll, beforeAll, expect, test } from 'vitest'
import { complainWord } from '../../../../src/portal/complain/words.ts'
import { barriers, openDesk, type Desk } from '../../../support/chromium/desk.ts'
import { recorded, serving, type Serving } from '../../../support/serving.ts'

// R107: what scripts add to the form, which also works without.

let api: Serving
let desk: Desk
beforeAll(async () => {
  api = await serving()
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
})

test('what is typed survives a reload and another language, and goes when it has been sent', async () => {
  const page = await desk.visit({
    width: 360,
    javaScriptEnabled: true,
    language: 'zh',
    path: '/complain?lang=zh',
  })
  await page.locator('#subject').fill('车辆未清洁')
  await page.locator('#description').fill('提车时座椅上有污渍。')
  await page.locator('input[name="preferredMethod"][value="phone"]').check()
  const key = await page.locator('input[name="key"]').inputValue()
  await page.reload()
  expect(await page.locator('#subject').inputValue()).toBe('车辆未清洁')
  expect(await page.locator('input[name="preferredMethod"][value="phone"]').isChecked()).toBe(true)
  // Sent before the reload or after it, it is one.
  expect(await page.locator('input[name="key"]').inputValue()).toBe(key)
  await page.goto(`${api.api.url}/complain?lang=en`)
  expect(await page.locator('#description').inputValue()).toBe('提车时座椅上有污渍。')
  await page.goto(`${api.api.url}/complain?lang=en&storeId=S-1`)
  expect(await page.locator('#description').inputValue()).toBe('')
  await page.locator('#wish').fill('A new seat')
  await page.reload()
  expect(await page.locator('#wish').inputValue()).toBe('A new seat')
  expect(await page.locator('#storeId').inputValue()).toBe('S-1')
  await page.goto(`${api.api.url}/complain?lang=en`)
  await page.locator('#subject').fill('车辆未清洁')
  await page.locator('#description').fill('提车时座椅上有污渍。')
  await page.locator('#name').fill('陈女士')
  await page.getByRole('button', { name: complainWord('send', 'en') }).click()
  await page.getByText(complainWord('thanks', 'en')).first().waitFor()
  const number = await page.locator('#number').textContent()
  const mail = await page.getByRole('link', { name: complainWord('mailIt', 'en') }).getAttribute('href')
  expect(decodeURIComponent(mail!)).toContain(
    `${number}\nSecret ${await page.locator('#secret').textContent()}`,
  )
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: complainWord('copyIt', 'en') }).click()
  await page.getByText(complainWord('copied', 'en')).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`Number ${number}`)
  expect(await barriers(page)).toEqual([])
  await recorded(api, `/v1/complaints/${number}`, 'supervisor-zhao')
  await page.getByText(complainWord('another', 'en')).click()
  expect(await page.locator('#subject').inputValue()).toBe('')
  await page.context().close()
})

test('an answer is shown while one types, and is counted when it has helped', async () => {
  for (const [language, typed] of [
    ['zh', '查询码丢失了，怎么查询进度'],
    ['en', 'I have lost my secret and cannot see it'],
  ] as const) {
    const path = `/complain?lang=${language}`
    const page = await desk.visit({ width: 360, javaScriptEnabled: true, language, path })
    await page.locator('#subject').pressSequentially(typed)
    const answer = page.locator('#suggested details#q-lost-secret')
    await answer.locator('summary').click()
    expect(await barriers(page)).toEqual([])
    await answer.getByRole('button').click()
    await page.getByRole('heading', { name: complainWord('hasHelped', language) }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.context().close()
  }
  const { data } = (await api.get('/v1/reports/questions', { as: 'manager-sun' })).body
  // Twice from one network is once.
  expect(data).toMatchObject([{ id: 'lost-secret', helped: 1 }, { helped: 0 }, { helped: 0 }])
  expect(desk.faults).toEqual([])
})
