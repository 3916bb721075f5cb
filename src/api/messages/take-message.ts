import type { ChannelMessage } from '../../channels/message.ts'
import type { CommandOf } from '../../domain/command.ts'
import type { Intake } from '../../domain/intake.ts'
import type { Language } from '../../domain/names.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { FROM_A_MESSAGE, NO_NAME } from '../../words/telling/channels.ts'
import { takeIn } from '../complaints/create.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { bodyOf, isTold } from '../incoming.ts'
import { Problem } from '../problems/problem.ts'

/** What became of a message; `complaint` is an id. */
export type MessageTaken = { result: 'complaint' | 'message'; complaint: string }

/** So many complaints in one conversation, one after another. */
const AT_MOST = 100

/**
 * A conversation is one complaint until that is closed. Its complaints are numbered, and the id of each follows from
 * conversation and number: no table says which is open. With the register away it is to be sent again.
 */
export async function takeMessage(deps: Deps, message: ChannelMessage): Promise<MessageTaken> {
  // Which of its complaints were erased, or are archived, is known there alone: what would be told to one of these is lost.
  await fromRegister(deps, ({ pool }) => pool.query('select'))
  for (let number = 1; number <= AT_MOST; number++) {
    const taken = await takeInto(deps, message, number)
    if (taken) return taken
  }
  throw new Problem('tooMuchAtOnce')
}

/** Opens this one of the conversation's complaints, or tells it the message; nothing where it takes no more. */
async function takeInto(
  deps: Deps,
  message: ChannelMessage,
  number: number,
): Promise<MessageTaken | undefined> {
  const commands = attachedOf(message)
  const intake = intakeOf(message, `${message.conversation}#${number}`)
  const { kind, channel, messageId } = intake
  // Another message of the same conversation is another request for the same complaint.
  const body = { kind, channel, messageId, opening: message.messageId }
  try {
    const asked = { by: COMPLAINANT, body, idempotencyKey: undefined }
    const { id } = bodyOf(await takeIn(deps, asked, { ...intake, commands })) as { id: string }
    return { result: 'complaint', complaint: id }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const id = error.code === 'keyReused' ? error.more.members?.['complaintId'] : undefined
    if (typeof id === 'string') return tellOf(deps, message, id)
    // What it once began is over.
    if (['erased', 'notFound', 'archived'].includes(error.code)) return undefined
    throw error
  }
}

async function tellOf(deps: Deps, message: ChannelMessage, id: string): Promise<MessageTaken | undefined> {
  const { messageId, language, text } = message
  const telling = { id, by: COMPLAINANT, key: `message/${messageId}`, language }
  const told = await isTold(deps, telling, [{ type: 'provideInformation', text }, ...attachedOf(message)])
  return told ? { result: 'message', complaint: id } : undefined
}

const languageOf = ({ language, text }: ChannelMessage): Language =>
  language ?? (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')

const attachedOf = (message: ChannelMessage): CommandOf<'attachEvidence'>[] =>
  (message.files ?? []).map(({ digest, name }) => ({
    ...{ type: 'attachEvidence', kind: 'other', digest, source: FROM_A_MESSAGE[languageOf(message)] },
    ...(name !== undefined && { name }),
  }))

function intakeOf(message: ChannelMessage, messageId: string): Intake {
  const { channel, from, subject, text } = message
  const { name, phone, email, customerId } = from
  const language = languageOf(message)
  return {
    ...{ kind: 'complaint', channel, messageId },
    details: {
      complainant: {
        ...{ name: name ?? NO_NAME[language], language },
        ...(phone !== undefined && { phone }),
        ...(email !== undefined && { email }),
      },
      ...{ subject: subject ?? firstLine(text), description: text },
      ...(customerId !== undefined && { customerId }),
    },
  }
}

/** What a list shows of it. */
function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length <= 80
    ? line.trim()
    : `${line
        .slice(0, 79)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim()}…`
}
