import { setTimeout as delay } from 'node:timers/promises'
import { Refused, type ApiClient } from '../../run/api-client.ts'

type Options = { dryRun?: boolean }
type Due = { clock: string; before: string; dueAt: string; provisional?: true }
type Moves = { id: string; number: string; dues: Due[] }
type Page = { data: Moves[]; nextCursor?: string }

/** The API looks at its calendars every two seconds. */
const KNOWN_WITHIN_MS = 2_500

/** Offers a calendar to every open complaint whose dues it moves or settles; asked again it goes on where it was. */
export async function adopt(api: ApiClient, id: string, { dryRun = false }: Options): Promise<void> {
  const version = await versionOf(api, id)
  let adopted = 0
  const left: string[] = []
  for await (const { id: complaint, number, dues } of moves(api, id)) {
    const lines = dues.map((due) => `${number}\t${lineOf(due)}`)
    if (dryRun) {
      for (const line of lines) console.log(line)
      continue
    }
    const body = { calendarId: id, reason: `The calendar ${version} has been published.` }
    const asking = { as: 'operator-zhou', key: `adopt-${version}` } as const
    const offered = await api
      .post<object>(`/v1/complaints/${complaint}/adopt-calendar`, body, asking)
      .catch(refusedWith)
    if (typeof offered === 'string') left.push(`${number}: ${offered}`)
    else {
      adopted++
      for (const line of lines) console.log(line)
    }
  }
  for (const line of left) console.log(line)
  if (!dryRun)
    console.log(`${adopted} complaints count by ${version} now, ${left.length} were left as they are.`)
}

/** The version the running API has: it may just be reading the file. */
async function versionOf(api: ApiClient, id: string): Promise<string> {
  await delay(KNOWN_WITHIN_MS)
  const { data } = await api.get<{ data: { id: string; version: string }[] }>('/v1/calendars')
  const calendar = data.find((one) => one.id === id)
  if (!calendar) throw new Error(`The system at ${api.base} knows no calendar ${id}.`)
  return calendar.version
}

const lineOf = ({ clock, before, dueAt, provisional }: Due): string =>
  `${clock} due ${before} → ${dueAt}${provisional ? ', provisional' : ''}`

async function* moves(api: ApiClient, id: string): AsyncGenerator<Moves> {
  let cursor = ''
  do {
    const { data, nextCursor } = await api.get<Page>(
      `/v1/calendars/${id}/moves?limit=200${cursor && `&cursor=${cursor}`}`,
    )
    yield* data
    cursor = nextCursor ?? ''
  } while (cursor)
}

function refusedWith(error: unknown): string {
  if (error instanceof Refused && error.status < 500) return error.message
  throw error
}
