import type { Actor } from '../../domain/command.ts'
import type { News } from '../../register/feed/news.ts'
import { sees, seesHiddenToo, sightOf, type Sight } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { tooMany } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { fromRegister } from '../from-register.ts'
import { wrongCursor, wrongQuery } from '../problems/wrong-query.ts'
import { utc } from '../../domain/instant.ts'

type Wanted = Call<Contract['openStream']>['query']

/** Whoever comes again is authenticated again: so long who has left, or whose key was revoked, still hears. */
const LIFETIME_MS = 5 * 60_000
const RETRY_MS = 2_000
const FULL_MS = 30_000

export async function openStream(deps: Deps, call: Call<Contract['openStream']>): Promise<Reply> {
  const { query, by, actors, lastEventId } = call
  // A reader that comes back by itself repeats the address it began with: its last id is newer.
  const after = cursorOf(lastEventId ?? query.after)
  await fromRegister(deps, () => deps.live.begin(after)).catch((error: unknown) =>
    wrongCursor(error, '/after'),
  )
  if (deps.streams.isFull(by.id)) throw tooMany(FULL_MS)
  return { events: (gone) => told(deps, { query, actors, after, gone }) }
}

type Telling = { query: Wanted; actors: Call['actors']; after: number | undefined; gone: AbortSignal }

async function* told(
  { live, streams }: Deps,
  { query, actors, after, gone }: Telling,
): AsyncGenerator<string> {
  const [by] = actors
  const leave = streams.enter(by.id)
  const sight = sightOf(actors, 'followNews')
  const signal = AbortSignal.any([gone, AbortSignal.timeout(LIFETIME_MS)])
  try {
    yield message({ retry: RETRY_MS })
    let saidAt = Date.now()
    for await (const { news, reached } of live.follow({ after, signal })) {
      const wanted = news.filter((one) => isFor(one, sight) && isLeft(one, sight) && isWanted(one, query, by))
      if (wanted.length === 0 && Date.now() - saidAt < live.heartbeatMs) continue
      // The id alone raises no event; it moves the place to come back to on.
      const pieces = wanted.map((one) =>
        message({ id: one.position, data: JSON.stringify(newsView(one, sight)) }),
      )
      yield `${pieces.join('')}:\n${message({ id: reached })}`
      saidAt = Date.now()
    }
  } finally {
    leave()
  }
}

/** One of a stream of events; JSON has no line breaks that would end a field. */
const message = (fields: { id?: number; retry?: number; data?: string }): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('')}\n`

/** All readers hear that a complaint was erased, as in the feed, and nothing else of it. */
const isFor = ({ hidden, kind }: News, sight: Sight): boolean =>
  !hidden || kind !== 'recorded' || seesHiddenToo(sight)

/** Of what they do not reach they hear only that it went to somebody, not to whom: perhaps they had it before. */
const isLeft = (news: News, sight: Sight): boolean =>
  sees(sight, news.ties) || news.kind !== 'recorded' || isMove(news)

const isMove = ({ type }: News): boolean => type === 'assigned' || type === 'cycleOpened'

function isWanted(news: News, { complaint, department, types, mine }: Wanted, by: Actor): boolean {
  const { complaintId, type, handler } = news
  if (complaint !== undefined && complaint !== complaintId) return false
  if (types && type !== null && !types.includes(type)) return false
  // The previous owner must hear that they have it no more.
  if (isMove(news)) return true
  return (department === undefined || department === news.department) && (!mine || handler === by.id)
}

function newsView({ complaintId, kind, sequence, type, at, ...news }: News, sight: Sight) {
  const { department, handler, hidden, ties } = news
  const isSeen = !hidden && sees(sight, ties)
  return {
    complaintId,
    kind,
    sequence,
    ...(type !== null && { type }),
    ...(at !== null && { at: utc(at) }),
    ...(department !== null && isSeen && { department }),
    ...(handler !== null && isSeen && { handler }),
  }
}

function cursorOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,15}$/.test(text)) throw wrongQuery('/after', 'This cursor does not belong to the feed.')
  return Number(text)
}
