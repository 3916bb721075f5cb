import { afterAll, beforeAll, expect, test } from 'vitest'
import { policies, serving } from '../../support/serving.ts'
import { processOf } from '../../../src/drawings/process.ts'

let system: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  system = await serving()
})
afterAll(() => system?.close())

// R102
test('the process of a policy is given as data, or drawn as the format or the Accept header says', async () => {
  const path = '/v1/policies/default/process'
  const asked = async (query: string, headers: Record<string, string> = {}) =>
    system.get(path + query, { headers })
  const data = await asked('')
  expect(data.body).toEqual(JSON.parse(JSON.stringify(processOf(policies.get('default')!))))
  const drawn = await asked('', { accept: 'image/svg+xml', 'accept-language': 'en' })
  expect(drawn.headers.get('content-type')).toContain('image/svg+xml')
  expect(drawn.text).toMatch(/^<svg[^>]*\slang="en"/)
  expect((await asked('?format=mermaid&language=zh')).text).toContain('已接收')
  expect((await asked('', { accept: 'text/plain' })).text).toContain('flowchart LR')
})

test('beside the policies stand the rules by which one of them is selected at intake', async () => {
  const { body } = await system.get('/v1/policies')
  expect(body.data.map(({ id }: { id: string }) => id)).toContain('default')
  expect(body.selection[0]).toEqual({ kind: 'enquiry', policy: 'enquiry' })
  expect(body.selection.at(-1)).toEqual({ policy: 'default' })
})

// R101
test('a policy says who made its versions, when and why', async () => {
  const { body } = await system.get('/v1/policies/carmaker')
  expect(body.about.versions).toEqual(policies.get('carmaker')!.about!.versions)
})

// R12, R18
test('a form for a channel says what is asked for, in order and in both languages', async () => {
  const { status, body } = await system.get('/v1/policies/default/intake-form?channel=phone')
  expect([status, body.policy, body.channel]).toEqual([200, 'default', 'phone'])
  expect(body.fields.slice(0, 2)).toEqual([
    {
      ...{ field: 'complainant.name', needed: 'intake' },
      label: { zh: '投诉人姓名', en: "Complainant's name" },
    },
    { field: 'complainant.phone', label: { zh: '联系电话', en: 'Telephone number' } },
  ])
  expect(body.appointment).toBe(true)
  expect(body.script[0].says).toEqual({ zh: expect.any(String), en: expect.any(String) })
  const praise = await system.get('/v1/policies/praise/intake-form?channel=phone&kind=praise')
  expect(praise.body).toMatchObject({ kind: 'praise', appointment: false })
  const web = await system.get('/v1/policies/default/intake-form?channel=web')
  expect(web.body).toMatchObject({ script: [], appointment: false })
  const wrong = await system.get('/v1/policies/default/intake-form?channel=pigeon')
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/channel'])
  expect((await system.get('/v1/policies/none/intake-form?channel=web')).status).toBe(404)
})

test('what is asked wrongly is refused with its field, and a policy that is not there is not found', async () => {
  const wrong = await system.get('/v1/policies/default/process?format=png')
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/format'])
  const none = await system.get('/v1/policies/none/process', { headers: { 'accept-language': 'zh' } })
  expect([none.status, none.body.detail]).toEqual([404, '没有规则集 none。'])
})
