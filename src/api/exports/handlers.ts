import { complaintCsv } from '../../exports/complaint-csv.ts'
import { complaintPages } from '../../exports/complaint-pages.ts'
import { editionOf, type FileEdition } from '../../exports/file/edition.ts'
import { filePage } from '../../exports/file/page.ts'
import type { Page } from '../../exports/file/shown.ts'
import { evidencePack } from '../../exports/pack/pack.ts'
import { ocelExport } from '../../exports/ocel/ocel.ts'
import { complaintFile } from '../../register/complaint/complaint-file.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { readNumber } from '../complaints/complaint-id.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { masked, withTimesAsText, seesContacts } from '../outside.ts'
import { refuseNoPeriod } from '../problems/wrong-query.ts'
import { notFound } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'
import { refuseUnknownClock } from '../lists/lapsed.ts'
import { namesFor } from '../directory/names.ts'
import { defined } from '../../domain/defined.ts'

export async function exportComplaints(
  deps: Deps,
  { query, actors }: Call<Contract['exportComplaints']>,
): Promise<Reply> {
  const { language, ...filter } = query
  await refuseUnknownClock(deps, filter.lapsed)
  const names = await namesFor(deps)
  const pages = complaintPages(deps.slow, { filter: defined(filter), sight: sightOf(actors, 'readLists') })
  return { chunks: complaintCsv(pages, { language, names }), type: 'text/csv', filename: 'complaints.csv' }
}

export async function exportOcel(
  { slow }: Deps,
  { query, actors }: Call<Contract['exportOcel']>,
): Promise<Reply> {
  refuseNoPeriod(query)
  const chunks = ocelExport(slow, { sight: sightOf(actors, 'exportEvents'), ...defined(query) })
  return { chunks, type: 'application/json', filename: 'ocel.json' }
}

export async function getFile(deps: Deps, call: Call<Contract['getFile']>): Promise<Reply> {
  const { edition, page } = await editionFor(deps, call)
  if (call.query.format === 'json') return { body: withTimesAsText(edition) }
  return { text: filePage(edition, page), type: 'text/html' }
}

export async function getPack(deps: Deps, call: Call<Contract['getPack']>): Promise<Reply> {
  const { edition, page } = await editionFor(deps, call, { handedOn: true })
  const chunks = evidencePack(edition, { ...page, events: withTimesAsText(edition.entries) })
  return { chunks, type: 'application/zip', filename: `${edition.complaint.number}.zip` }
}

type Asked = Pick<Call<Contract['getPack']>, 'params' | 'by' | 'query'>

/** A complaint's file as who asks may have it, and the page it is written on. */
async function editionFor(
  deps: Deps,
  { params, by, query }: Asked,
  { handedOn = false } = {},
): Promise<{ edition: FileEdition; page: Page }> {
  const number = readNumber(params.id)
  const key = { value: number ?? params.id, reader: by.role }
  const file = await fromRegister(deps, ({ slow }) => complaintFile(slow, number ? 'number' : 'id', key))
  if (!file) throw notFound(params.id)
  const how = {
    audience: query.for,
    masked: query.masked,
    reader: by,
    handedOn,
    ...(!seesContacts(by) && { hideContacts: masked }),
  }
  const page = { language: query.language, zone: file.complaint.calendar, names: await namesFor(deps) }
  return { edition: editionOf(file, how, Date.now()), page }
}
