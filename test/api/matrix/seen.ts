import { oneOf, type Complaints } from './complaints.ts'
import { mayEver, may, standingsOf } from './table.ts'
import { ROLES, type Named, type Standing } from './relations.ts'

/** How what shows many complaints is asked, and what it tells of which. */
type Shown = {
  query: string
  /** Where its path names something. */
  path?: string
  /** The row of the table that says whose complaints it shows. */
  as: string
  /** `some`: it need not show all of them; `letters`: what they were told themselves, but for what is hidden by now. */
  is?: 'some' | 'letters'
  tells?: 'feed' | 'stream' | 'callers'
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

/** Every operation that shows many complaints: a new one has its line here. */
export const SHOWN: Readonly<Record<string, Shown>> = {
  listComplaints: { query: '?limit=200', as: 'listComplaints' },
  exportComplaints: { query: '', as: 'exportComplaints' },
  exportClocks: { query: '', as: 'exportClocks' },
  exportOcel: { query: '', as: 'exportOcel' },
  // Of what they do not reach no more than that it is there: see the callers in told-elsewhere.ts.
  listCallers: { query: '?phone=13800001234&limit=50', as: 'listComplaints', is: 'some', tells: 'callers' },
  readFeed: { query: '?limit=1000', as: 'readFeed', tells: 'feed' },
  openStream: { query: '?after=0', as: 'openStream', tells: 'stream' },
  listEscalations: { query: '?view=team&limit=200', as: 'listEscalations', is: 'some' },
  // What moves is shown by test/api/rules/calendar-moves.test.ts.
  listCalendarMoves: {
    ...{ path: '/v1/calendars/cn/moves', query: '?limit=200' },
    ...({ as: 'listCalendarMoves', is: 'some' } as const),
  },
  // What comes out otherwise is shown by test/api/rules/lapses.test.ts.
  getLapsesUnder: {
    ...{ path: '/v1/policies/default/lapses', query: `?from=${daysAgo(30)}&to=${daysAgo(-1)}` },
    ...({ as: 'getLapsesUnder', is: 'some' } as const),
  },
  listSimilarToTold: { query: '?phone=13800001234&limit=50', as: 'listComplaints', is: 'some' },
  listSuperviseOrders: { query: '?limit=200', as: 'listEscalations', is: 'some' },
  // What failed is shown by test/api/failed-notices.test.ts.
  listFailedNotices: { query: '?limit=200', as: 'listFailedNotices', is: 'some' },
  listInbox: { query: '?limit=200', as: 'getComplaint', is: 'letters' },
  sampleReviews: {
    query: `?size=50&month=${new Date().toISOString().slice(0, 7)}`,
    ...({ as: 'sampleReviews', is: 'some' } as const),
  },
}

/** Which complaints a text tells of, by what is theirs alone. */
export const toldIn = (text: string, complaints: Complaints): string[] =>
  [...complaints]
    .filter(([, one]) => [one.id, one.number, one.messageId].some((mark) => text.includes(mark)))
    .map(([key]) => key)
    .toSorted()

/** Which of all complaints somebody is to see by this operation; those of others stand elsewhere to them. */
export function seenBy(role: Named, operation: string, complaints: Complaints): string[] {
  if (!mayEver(operation, role)) return []
  const own = new Map(
    standingsOf({ role }).map((standing) => [oneOf(complaints, role, standing).id, standing]),
  )
  return [...complaints]
    .filter(([key, { id }]) => may(operation, { role }, own.get(id) ?? standingOfOthers(key)))
    .map(([key]) => key)
    .toSorted()
}

/** A complaint about somebody else, or that somebody else has: it lies with a department. */
const standingOfOthers = (key: string): Standing => (key.startsWith('about') ? 'department' : 'other')

export const isHidden = (key: string): boolean => key === 'restricted' || key === 'erased'

export const READERS = ROLES.filter((role) => role !== 'customer')

type Line = { complaintId: string; kind: string; type?: string; department?: string; handler?: string }

/** Of the feed and the stream: what is told beyond that something was erased, or that it went to somebody. */
export function toldBy(tells: Shown['tells'], text: string): string {
  if (tells === undefined) return text
  if (tells === 'callers') return JSON.stringify(callersIn(text).filter(({ id }) => id !== undefined))
  const lines: Line[] =
    tells === 'feed'
      ? (JSON.parse(text) as { data: Line[] }).data
      : [...text.matchAll(/^data:(.*)$/gm)].map(([, line]) => JSON.parse(line!) as Line)
  const isMove = ({ type, department, handler }: Line) =>
    tells === 'stream' &&
    (type === 'assigned' || type === 'cycleOpened') &&
    department === undefined &&
    handler === undefined
  return JSON.stringify(lines.filter((line) => line.kind === 'recorded' && !isMove(line)))
}

type Called = { id?: string; number: string }

/** The complaints that are told of whoever calls. */
export const callersIn = (text: string): Called[] =>
  (JSON.parse(text) as { data: { complaints: Called[] }[] }).data.flatMap(({ complaints }) => complaints)
