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

/** `dryRun`: it is only asked what would be refused. Without `api` nobody is asked, and what does not fit is found all the same. */
type How = { api?: Pick<ApiClient, 'post'> | undefined; dryRun?: boolean; language: Language }
type Watching = { leftOut(one: LeftOut): void; done(lines: number): void }

/** Takes in one line after another: whoever waits at the desk is not kept waiting by a table. */
export async function takeInTable(
  lines: readonly ToldLine[],
  { api, dryRun = false, language }: How,
  { leftOut, done }: Watching,
): Promise<TakenIn> {
  const all: TakenIn = { taken: 0, left: 0, unknown: [] }
  const leave = ({ line, raw }: Told, fault: Error) => {
    all.left++
    leftOut({ line, raw, reason: faultText(fault, language).replaceAll('\n', ' ') })
  }
  const path = dryRun ? '/v1/complaints/check' : '/v1/complaints'
  for (const [n, one] of lines.entries()) {
    const fault = 'fault' in one ? one.fault : await refusalOf(api?.post(path, one.body))
    if (fault && isAway(fault)) return { ...all, stopped: { line: one.line, why: fault } }
    if (!fault) all.taken++
    else if (isUnknown(fault)) all.unknown.push(one.line)
    else leave(one, fault)
    done(n + 1)
  }
  return all
}

/** Why a complaint is not taken in. What no line can do anything about ends it all. */
async function refusalOf(answer: Promise<unknown> | undefined): Promise<Error | undefined> {
  try {
    await answer
    return undefined
  } catch (error) {
    if (error instanceof Refused || error instanceof Away) return error
    throw error
  }
}

const UNKNOWN = 202
const isUnknown = (fault: Error) => fault instanceof Refused && fault.status === UNKNOWN

/** The system cannot take in anything now: another line would fare no better. */
const isAway = (fault: Error) =>
  fault instanceof Away || (fault instanceof Refused && (fault.status === 429 || fault.status >= 500))
