import type { Language } from '../../domain/names.ts'
import { Away, Refused, type ApiClient } from '../../run/api-client.ts'
import { faultText } from '../../words/sentences/fault-text.ts'
import type { LeftOut } from './left-out.ts'
import type { ToldLine } from './told-complaints.ts'

type Told = Pick<ToldLine, 'line' | 'raw'>

/** What became of a table: lines of which nobody knows whether they were taken in, and where it was stopped, if it was. */
export type TakenIn = {
  taken: number
  left: number
  unknown: number[]
  stopped?: { line: number; why: Error }
}

/** `api`: without it nothing is sent, and only said what would be left out. */
type How = { api?: Pick<ApiClient, 'post'> | undefined; language: Language }
type Watching = { leftOut(one: LeftOut): void; done(lines: number): void }

/** Takes in one line after another: whoever waits at the desk is not kept waiting by a table. */
export async function takeInTable(
  lines: readonly ToldLine[],
  { api, language }: How,
  { leftOut, done }: Watching,
): Promise<TakenIn> {
  const all: TakenIn = { taken: 0, left: 0, unknown: [] }
  const leave = ({ line, raw }: Told, fault: Error) => {
    all.left++
    leftOut({ line, raw, reason: faultText(fault, language).replaceAll('\n', ' ') })
  }
  for (const [n, one] of lines.entries()) {
    const fault = 'fault' in one ? one.fault : api && (await refusalOf(api, one.body))
    if (fault && isAway(fault)) return { ...all, stopped: { line: one.line, why: fault } }
    if (!fault) all.taken++
    else if (isUnknown(fault)) all.unknown.push(one.line)
    else leave(one, fault)
    done(n + 1)
  }
  return all
}

/** Why a complaint is not taken in. What no line can do anything about ends it all. */
const refusalOf = (api: Pick<ApiClient, 'post'>, body: object): Promise<Error | undefined> =>
  api.post('/v1/complaints', body).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused || error instanceof Away) return error
      throw error
    },
  )

const UNKNOWN = 202
const isUnknown = (fault: Error) => fault instanceof Refused && fault.status === UNKNOWN

/** The system cannot take in anything now: another line would fare no better. */
const isAway = (fault: Error) =>
  fault instanceof Away || (fault instanceof Refused && (fault.status === 429 || fault.status >= 500))
