import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRoutes } from '../../src/api/exports/routes.ts'
import { OcelLog } from '../../src/api/exports/ocel-schema.ts'
import { customerPath, spokenFor } from '../support/customers.ts'
import { unzipped } from '../support/unzip.ts'
import { first, intake, key, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const auditor = { as: 'auditor-wu' }

describe('complaints as CSV', () => {
  test('the filters of the list, every page of it, in a language', async () => {
    const department = `desk-${key().slice(0, 8)}`
    const commands = [...first.slice(0, 2), { type: 'assign', department, person: 'li' }]
    const subjects = ['=HYPERLINK("http://example.com")', '车辆未清洁', 'Late']
    for (const subject of subjects) {
      const details = { ...intake().details, subject }
      const { path } = await takenIn(api, intake({ commands, details }))
      await recorded(api, path)
    }
    const answer = await api.get(`/v1/complaints.csv?department=${department}&language=zh`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=complaints.csv')
    const rows = parse<Record<string, string>>(answer.text, { bom: true, columns: true })
    const told = rows.map((row) => row['主题'])
    expect(new Set(told)).toEqual(new Set([`'${subjects[0]}`, subjects[1], subjects[2]]))
    expect(told).toHaveLength(subjects.length)
    expect(rows[0]).toMatchObject({ 阶段: '调查中', 责任部门: department })
    expect(rows[0]?.['接收时间']).toMatch(/\+08:00$/)
    expect(answer.text).not.toMatch(/陈女士|13800001234/)
    const none = await api.get(`/v1/complaints.csv?department=${department}&stage=closed`)
    expect(parse(none.text, { bom: true, columns: true })).toEqual([])
  })
  test('what does not fit is refused before anything is sent', async () => {
    expect(await api.get('/v1/complaints.csv?stage=nowhere')).toMatchObject({ status: 400 })
    expect(await api.get('/v1/complaints.csv?cursor=x')).toMatchObject({ status: 400 })
    expect(await api.get('/v1/complaints.csv', { as: 'portal' })).toMatchObject({ status: 403 })
    expect(await api.get('/v1/complaints.csv', { as: null })).toMatchObject({ status: 401 })
  })
})

describe('the event log', () => {
  test('is OCEL 2.0, for those who answer for the work', async () => {
    await recorded(api, (await takenIn(api)).path)
    const answer = await api.get('/v1/exports/ocel', auditor)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(OcelLog.parse(answer.body).events.length).toBeGreaterThan(5)
    const none = await api.get('/v1/exports/ocel?to=2020-01-01T00:00:00Z', auditor)
    expect(none.body).toMatchObject({ objects: [], events: [] })
    expect(await api.get('/v1/exports/ocel')).toMatchObject({ status: 403 })
    expect(await api.get('/v1/exports/ocel?from=yesterday', auditor)).toMatchObject({ status: 400 })
    const reversed = await api.get(
      '/v1/exports/ocel?from=2026-03-09T00:00:00Z&to=2026-03-02T00:00:00Z',
      auditor,
    )
    expect(reversed.body).toMatchObject({ status: 400, errors: [{ pointer: '/to' }] })
  })
})

describe('the file of a complaint', () => {
  let path: string
  let number: string
  beforeAll(async () => {
    const taken = await takenIn(api)
    ;({ path, number } = taken)
    await api.post(`${path}/add-note`, { text: 'Not to be told outside.' })
    await api.post(`${path}/request-information`, { what: 'A photo, please.' })
  })

  test('everything, by id or number', async () => {
    await recorded(api, path)
    for (const one of [path, `/v1/complaints/${number}`]) {
      const answer = await api.get(`${one}/file`)
      expect(answer.status).toBe(200)
      exportRoutes.getFile.answer.parse(answer.body)
      expect(answer.body.entries).toHaveLength(answer.body.complaint.version)
      expect(answer.text).toContain('Not to be told outside.')
      expect(answer.body.complaint.details.complainant.phone).toBe('13800001234')
      expect(answer.body.internal.pins).toHaveLength(1)
      expect(answer.body.clocks[0].explanation.days.length).toBeGreaterThan(0)
    }
  })
  test('for the customer nothing internal, and no other edition', async () => {
    const theirs = await spokenFor({ complaint: number })
    const answer = await api.get(`${customerPath(path)}/file`, theirs)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('A photo, please.')
    expect(answer.text).not.toContain('Not to be told outside.')
    expect(answer.body.internal).toBeUndefined()
    expect(await api.get(`${path}/file?for=customer`, theirs)).toMatchObject({ status: 403 })
  })
  test('contact data by role, nothing personal where it is masked', async () => {
    expect((await api.get(`${path}/file`, auditor)).text).not.toContain('13800001234')
    const hidden = await api.get(`${path}/file?masked=true`)
    expect(hidden.text).not.toMatch(/陈女士|13800001234|The car was not clean|Not to be told/)
  })
  test('as a page that loads nothing and runs nothing', async () => {
    const answer = await api.get(`${path}/file?format=html&language=zh`)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.text).toContain(number)
    expect(answer.text).not.toMatch(/<script|src=|href=/)
  })
  test('as evidence for a regulator: one archive, to whom the file is shown, and written down as the file is', async () => {
    const asked = { headers: { authorization: 'Bearer manager-sun' } }
    const answer = await fetch(`${api.api.url}${path}/pack?language=zh&for=customer`, asked)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename=${number}.zip`)
    const files = unzipped(Buffer.from(await answer.arrayBuffer()))
    expect([...files.keys()]).toEqual(expect.arrayContaining(['file.html', 'clocks.csv', 'manifest.json']))
    const events = JSON.parse(files.get('events.json')!.toString())
    expect(events[0]).toMatchObject({ type: 'received', at: expect.stringMatching(/Z$/) })
    expect(files.get('events.json')!.toString()).not.toContain('Not to be told outside.')
    const { body } = await api.get('/v1/accesses?person=sun', auditor)
    expect(body.data[0]).toMatchObject({ operation: 'getPack' })
    expect(await api.get(`${path}/pack?language=fr`)).toMatchObject({ status: 400 })
    expect(await api.get(`${path}/pack`, { as: 'portal' })).toMatchObject({ status: 403 })
    expect(await api.get('/v1/complaints/nonsense/pack')).toMatchObject({ status: 404 })
  })
  test('one that is not there', async () => {
    expect(await api.get('/v1/complaints/cmp_00000000000000000000000000/file')).toMatchObject({ status: 404 })
    expect(await api.get('/v1/complaints/nonsense/file')).toMatchObject({ status: 404 })
  })
})
