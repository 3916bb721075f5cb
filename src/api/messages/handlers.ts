import { z } from 'zod'
import { ChannelMessage } from '../../channels/message.ts'
import { PLATFORMS, type Platform } from '../../channels/platforms.ts'
import { isSigned } from '../../channels/signed.ts'
import type { Language } from '../../domain/names.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { wholeOf } from '../incoming.ts'
import { Problem } from '../problems/problem.ts'
import { parsedOrProblem } from '../problems/validation.ts'
import type { Call, Reply, SentFile } from '../route.ts'
import { takeMessage } from './take-message.ts'

const LIMIT_BYTES = 1_000_000

export async function bringMessages(deps: Deps, call: Call<Contract['bringMessages']>): Promise<Reply> {
  const bytes = await wholeOf(call.file, LIMIT_BYTES)
  refuseUnsigned(deps, bytes, call.file)
  const data = []
  // One after another: of a conversation the first may open what the second is told to.
  for (const message of messagesIn(bytes, call.query.from, call.language ?? 'en'))
    data.push({ messageId: message.messageId, ...(await takeMessage(deps, message)) })
  return { body: { data } }
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

function messagesIn(bytes: Buffer, from: 'app' | Platform, language: Language): ChannelMessage[] {
  const body = jsonOf(bytes)
  if (from === 'app') return [parsedOrProblem(ChannelMessage, body, 'body', language)]
  const told = parsedOrProblem(PLATFORMS[from], body, 'body', language)
  return parsedOrProblem(z.array(ChannelMessage), told, 'body', language)
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('malformed')
  }
}
