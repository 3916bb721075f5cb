import type { Command } from '../../domain/command.ts'
import { causesAt, type RootCauses } from '../../rules/root-causes.ts'
import type { Deps } from '../deps.ts'
import { Problem, type FieldFault } from '../problems/problem.ts'
import type { Reply } from '../route.ts'
import { utcIfAny } from '../../domain/instant.ts'

/** The causes in force now, and those that only older complaints bear. */
export const listRootCauses = async ({ causes }: Deps): Promise<Reply> => {
  const present = causesAt(causes, Date.now())
  const data = present?.causes ?? []
  const chosen = new Set(data.map(({ code }) => code))
  const former = new Map(
    causes.versions
      .flatMap((version) => version.causes)
      .filter(({ code }) => !chosen.has(code))
      .map((cause) => [cause.code, cause]),
  )
  return {
    body: {
      version: present?.version ?? null,
      effectiveFrom: utcIfAny(present?.effectiveFrom) ?? null,
      data,
      former: [...former.values()],
    },
  }
}

/** Only causes of the list are recorded. What was recorded under another list keeps what it says. */
export function refuseUnknownCause(
  causes: RootCauses,
  code: string | undefined,
  pointer = '/rootCause',
): void {
  const known = causesAt(causes, Date.now())?.causes.map((cause) => cause.code)
  if (code === undefined || !known || known.includes(code)) return
  const detail = `There is no root cause ${code}. There are ${known.join(', ')}.`
  const fault: FieldFault = { in: 'body', pointer, code: 'unknown', detail }
  throw new Problem('invalid', { detail, errors: [fault], members: { rootCauses: known } })
}

/** The same for every command of a request; `at` is where its commands stand, nothing where it is one. */
export function refuseUnknownCauses(causes: RootCauses, commands: readonly Command[], at?: string): void {
  for (const [index, command] of commands.entries())
    if (command.type === 'recordFindings' || command.type === 'recordLessons')
      refuseUnknownCause(causes, command.rootCause, `${at === undefined ? '' : `${at}/${index}`}/rootCause`)
}
