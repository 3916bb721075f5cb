import { isSigned } from '../../channels/signed.ts'
import type { Language } from '../../domain/names.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { isForLater, wholeOf } from '../incoming.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import type { Call, Reply, SentFile } from '../route.ts'
import { messagesIn } from './brought.ts'
import { takeAll, type Outcome } from './take-all.ts'

const LIMIT_BYTES = 1_000_000

export async function bringMessages(deps: Deps, call: Call<Contract['bringMessages']>): Promise<Reply> {
  const language = call.language ?? 'en'
  const bytes = await wholeOf(call.file, LIMIT_BYTES)
  refuseUnsigned(deps, bytes, call.file)
  const outcomes = await takeAll(deps, messagesIn(jsonOf(bytes), call.query.from, language))
  const [only] = outcomes
  if (call.query.from === 'app' && only && 'problem' in only) throw only.problem
  const data = outcomes.map((one) => told(one, language))
  // Whoever looks at the status alone brings the same again: what was taken is met as it was.
  if (outcomes.some((one) => 'problem' in one && isForLater(one.problem)))
    throw new Problem('notYet', { members: { data } })
  return { body: { data } }
}

function told(outcome: Outcome, language: Language) {
  const { messageId } = outcome
  if (!('problem' in outcome)) return { messageId, result: outcome.result, complaint: outcome.complaint }
  const { instance: _, ...problem } = problemBody(outcome.problem, language, '')
  return {
    ...(messageId !== undefined && { messageId }),
    result: 'refused',
    again: isForLater(outcome.problem),
    problem,
  }
}

/** The bytes as they came are signed: what an adapter wrote, and not long ago. */
function refuseUnsigned({ messageSecrets }: Deps, bytes: Buffer, file: SentFile | undefined): void {
  if (file?.signature && isSigned(bytes, file.signature, messageSecrets)) return
  const detail =
    messageSecrets.length === 0
      ? 'No secret for messages is set here (MESSAGES_SECRETS).'
      : 'Sign it by Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature.'
  const fault = { in: 'header', pointer: '/webhook-signature', code: 'notBelieved', detail } as const
  throw new Problem('invalid', { detail, errors: [fault] })
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('malformed')
  }
}
