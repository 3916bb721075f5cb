import type { Language } from '../../domain/names.ts'
import { Refused, type ApiClient } from '../../run/api-client.ts'
import { faultText } from '../../words/sentences/fault-text.ts'
import type { LeftOut } from './left-out.ts'
import type { ToldBody, ToldLine } from './told-complaints.ts'

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
    if (fault && 'body' in one && isForAll(fault, one.body))
      return { ...all, stopped: { line: one.line, why: fault } }
    if (!fault) all.taken++
    else if (isUnknown(fault)) all.unknown.push(one.line)
    else leave(one, fault)
    done(n + 1)
  }
  return all
}

/** Why a complaint is not taken in. */
async function refusalOf(answer: Promise<unknown> | undefined): Promise<Error | undefined> {
  try {
    await answer
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const UNKNOWN = 202
const isUnknown = (fault: Error) => fault instanceof Refused && fault.status === UNKNOWN

/** Whoever asks may not, there is no such address, or there was too much of it. */
const ENDS_IT = [401, 403, 404, 429]
/** Of an address that is not there no complaint is named. */
const NAMES_ONE = /\bcmp_/

/** The system takes nothing from anybody now, or nothing from us: another line would fare no better. */
function isForAll(fault: Error, { policyId }: ToldBody): boolean {
  if (!(fault instanceof Refused)) return true
  // That this policy is not theirs to choose, or what the line began once is kept from them, is of the line.
  if (fault.status === 403 && policyId !== undefined) return false
  if (fault.status === 404 && NAMES_ONE.test(String(fault.problem['detail']))) return false
  return ENDS_IT.includes(fault.status) || fault.status >= 500
}
