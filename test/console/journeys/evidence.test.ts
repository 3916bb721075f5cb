import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEvidence } from '../../../src/evidence/evidence.ts'
import { createDirectoryStore } from '../../../src/evidence/directory-store.ts'
import { WORDS as COMPLAINT } from '../../../src/console/complaint/words.ts'
import { WORDS as CONSOLE } from '../../../src/console/words.ts'
import { PROBLEMS } from '../../../src/api/problems/words.ts'
import { COMMANDS } from '../../../src/words/commands.ts'
import { FIELDS } from '../../../src/words/fields.ts'
import { EVIDENCE_KINDS } from '../../../src/words/findings.ts'
import { barriers, openDesk, type Desk } from '../../support/chromium/desk.ts'
import { said } from '../../support/chromium/seat.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R59

let api: Serving
let desk: Desk
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'yinuo-evidence-'))
  const evidence = createEvidence({ store: createDirectoryStore(directory), limitBytes: 1_000_000 })
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
  await page.getByRole('button', { name: said(COMPLAINT.otherSteps) }).click()
  await page.getByRole('option', { name: said(COMMANDS.attachEvidence) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: said(FIELDS.kind) }).click()
  await page.getByRole('option', { name: said(EVIDENCE_KINDS.photo) }).click()
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({ name: 'seat.pdf', mimeType: 'application/pdf', buffer: picture })
  await dialog.getByText(said(PROBLEMS.wrongFileType.detail!)).waitFor()
  await file.setInputFiles({ name: 'seat.png', mimeType: 'image/png', buffer: picture })
  await dialog.getByText(said(CONSOLE.fileSent)).waitFor()
  await dialog.getByRole('textbox', { name: said(FIELDS.source) }).fill('客户')
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: said(CONSOLE.send) }).click()
  await dialog.waitFor({ state: 'detached' })
  const known = page.getByText(said(COMPLAINT.known), { exact: true })
  // Where there is no room it does not stand beside what happened.
  if (await known.isVisible()) await known.click()
  await page.getByRole('button', { name: said(COMPLAINT.openFile), exact: true }).click()
  const shown = page.getByRole('img', { name: 'seat.png' })
  await shown.waitFor()
  expect(await shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1)
  expect(await barriers(page)).toEqual([])
  expect(desk.faults).toEqual([])
})
