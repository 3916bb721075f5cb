import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../../src/domain/instant.ts'
import { anchorHeads } from '../../../src/register/proof/anchor.ts'
import { faultText, type Fault } from '../../../src/register/proof/fault.ts'
import { verifyRegister } from '../../../src/register/proof/verify.ts'
import { tamper } from '../../support/register/tampering.ts'
import { verifyCommand } from '../../support/processes/verify-command.ts'
import { first, intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

// R110: what was received when, and promised by when, proved without us: also once all of it has been erased.

let api: Serving
let folder: string
beforeAll(async () => {
  api = await serving({ everything: true })
  folder = await mkdtemp(path.join(tmpdir(), 'receipts-'))
})
afterAll(async () => {
  await api?.close()
  await rm(folder, { recursive: true, force: true })
})

const nobody = { as: null }
const dayAfter = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
const [DAY, NEXT_DAY] = [dayAfter(0), dayAfter(1)]

async function told() {
  const taken = await takenIn(api, intake({ commands: first }))
  await recorded(api, taken.path)
  const slip = { number: taken.number, secret: taken.lookupSecret }
  return { id: taken.id as string, path: taken.path as string, slip }
}
const faults = async (): Promise<string[]> => {
  const found: Fault[] = []
  await verifyRegister(api.house.pool, { onFault: (fault) => found.push(fault) })
  return found.map(faultText)
}
const receipt = async (slip: object) => (await api.post('/v1/progress/receipt', slip, nobody)).body
const check = async (file: object) => (await api.post('/v1/receipts/check', file, nobody)).body

test('the customer has it by their slip, signed at once, and the day after with its place', async () => {
  const { slip, path: at } = await told()
  await told()
  await told()
  const early = await receipt(slip)
  expect(early).toEqual({ receipt: expect.any(String) })
  expect(await check(early)).toMatchObject({ is: 'signed', receipt: { number: slip.number } })
  expect((await api.post('/v1/progress/receipt', { ...slip, secret: 'none' }, nobody)).status).toBe(404)

  await anchorHeads(api.house.pool, DAY)
  expect(await faults()).toEqual([])
  const late = await receipt(slip)
  expect(late.place).toMatchObject({ day: DAY })
  expect(await check(late)).toMatchObject({ is: 'proved', day: DAY })
  // What was saved early is found its place.
  expect(await check(early)).toMatchObject({ is: 'proved', day: DAY })
  const ofStaff = await api.get(`${at}/receipt`)
  expect(await check(ofStaff.body)).toMatchObject({ is: 'proved', receipt: { number: slip.number } })
  const changed = await api.post(
    '/v1/receipts/check',
    { receipt: late.receipt, place: { day: 'x', path: [] } },
    nobody,
  )
  expect(changed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/place/day' }] } })
})

test('it is proved without us, by what was published, after an erasure too; and a change is found', async () => {
  const { id, slip } = await told()
  await anchorHeads(api.house.pool, NEXT_DAY)
  const file = await receipt(slip)
  const published = (await api.get('/v1/receipts/roots', nobody)).body
  expect(published.days).toMatchObject([{ day: DAY }, { day: NEXT_DAY }])
  const [kept, roots] = [path.join(folder, 'receipt.json'), path.join(folder, 'roots.json')]
  await writeFile(kept, JSON.stringify(file))
  await writeFile(roots, JSON.stringify(published))
  await api.house.pool.query('select erase_complaint($1)', [id])
  expect(await check(file)).toMatchObject({ is: 'proved', day: NEXT_DAY })

  const alone = { DATABASE_URL: '', YINUO_LANGUAGE: 'en' }
  const proved = await verifyCommand(['receipt', kept, '--published', roots], alone)
  expect(proved).toMatchObject({ code: 0, said: expect.stringContaining(NEXT_DAY) })
  expect(proved.said).toContain(slip.number)
  await writeFile(kept, JSON.stringify({ ...file, receipt: file.receipt.slice(0, -8) + 'AAAAAAAA' }))
  expect((await verifyCommand(['receipt', kept, '--published', roots], alone)).code).toBe(1)
})

test('what stands under a root is neither changed nor exchanged unseen', async () => {
  await expect(api.house.pool.query('delete from receipt_leaf')).rejects.toThrow(/neither changed/)
  await tamper(api.house.pool, `update receipt_leaf set chain = sha256('x') where day = '${DAY}'`)
  expect(await faults()).toContain(`the root of ${DAY} does not fit the receipts that can be given`)
})
