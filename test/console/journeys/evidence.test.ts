import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { createEvidenceStore } from '../../../src/evidence/store.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R59

let api: Serving
let desk: Desk
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  const evidence = createEvidence({ store: createEvidenceStore(directory), limitBytes: 1_000_000 })
  api = await serving({ console: true, evidence })
  desk = await openDesk(api.api.url)
})
afterAll(async () => {
  await desk?.close()
  await api?.close()
  await rm(directory, { recursive: true, force: true })
})

/** One blue point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a picture is brought with the evidence and looked at; what says it is one and is none is refused at its field', async () => {
  const { id, path: at } = await takenIn(api, intake({ commands: [...first] }))
  await recorded(api, at)
  const page = await desk.sit({ user: 'agent-li', path: `/console/complaints/${id}` })
  await page.getByRole('button', { name: '其他操作' }).click()
  await page.getByRole('option', { name: '附上证据' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '种类' }).click()
  await page.getByRole('option', { name: '照片' }).click()
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({ name: 'seat.pdf', mimeType: 'application/pdf', buffer: picture })
  await dialog.getByText('Content-Type 与文件实际内容不一致。').waitFor()
  await file.setInputFiles({ name: 'seat.png', mimeType: 'image/png', buffer: picture })
  await dialog.getByText('已上传，提交后随投诉保存。').waitFor()
  await dialog.getByRole('textbox', { name: '来源' }).fill('客户')
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '打开', exact: true }).click()
  const shown = page.getByRole('img', { name: 'seat.png' })
  await shown.waitFor()
  expect(await shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
