import type { ChannelMessage } from '../../channels/message.ts'
import type { CommandOf } from '../../domain/command.ts'
import type { Intake } from '../../domain/intake.ts'
import type { Language } from '../../domain/names.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { PROGRESS_TYPES } from '../../portal/progress.ts'
import { cut } from '../../words/telling/cut.ts'
import { FROM_A_MESSAGE, NO_NAME } from '../../words/telling/channels.ts'
import { dropAnsweredIn, keepAnsweredIn } from '../../register/intake/answered-in.ts'
import { latestOf, reached } from '../../register/intake/conversations.ts'
import { handOn, moveOn, settle, type Place } from '../../register/intake/handed-on.ts'
import { takeIn } from '../complaints/create.ts'
import { wasAsked } from '../complaints/perform.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { bodyOf, isForLater, isOver, knownBy, tellOnce, type Telling } from '../incoming.ts'
import { goingOn } from '../portal/handlers.ts'
import { Problem } from '../problems/problem.ts'
import { complaintOf, conversationOf, intakeNameOf, type Conversation } from './conversation.ts'

/** What became of a message, now or when it came first; `complaint` is an id. */
export type MessageTaken = { result: 'complaint' | 'message'; complaint: string; wasTaken?: true }

/** So many complaints of a conversation one request looks at, where the register does not know the latest. */
const AT_MOST = 100

/** A message, in its conversation. */
type Offered = { message: ChannelMessage; conversation: Conversation; known: string }

/**
 * A conversation is one complaint until that is closed. Its complaints are numbered, and the id of each follows from
 * conversation and number. The register says which is the latest, and to which of them this very message was offered before.
 */
export async function takeMessage(deps: Deps, message: ChannelMessage): Promise<MessageTaken> {
  const conversation = await conversationOf(deps, message)
  const placeOf = (number: number): Place => ({ complaintId: complaintOf(conversation, number), number })
  const known = knownBy(['message', conversation.name, message.messageId])
  const before = await fromRegister(deps, async ({ pool }) => {
    const latest = await latestOf(pool, complaintOf(conversation, 1))
    return handOn(pool, known, placeOf(latest), deps.now())
  })
  if (before.isDone) {
    const result = before.became as MessageTaken['result']
    return { result, complaint: before.complaintId, wasTaken: true }
  }
  const from = before.number ?? 1
  const { complaintId } = before
  if (complaintId !== placeOf(from).complaintId && (await wasTold(deps, message, complaintId)))
    return settled(deps, conversation, {
      ...{ known, number: from, taken: { result: 'message', complaint: complaintId } },
    })
  for (let number = from; number < from + AT_MOST; number++) {
    if (number > from) await fromRegister(deps, ({ pool }) => moveOn(pool, known, placeOf(number)))
    const taken = await takeInto(deps, { message, conversation, known }, number)
    if (taken) return settled(deps, conversation, { known, number, taken })
  }
  throw new Problem('tooMuchAtOnce')
}

type Settled = { known: string; number: number; taken: MessageTaken }

async function settled(
  deps: Deps,
  conversation: Conversation,
  { known, number, taken }: Settled,
): Promise<MessageTaken> {
  const { complaint: complaintId, result: became } = taken
  await fromRegister(deps, async ({ pool }) => {
    if (number > 1) await reached(pool, complaintOf(conversation, 1), number)
    await settle(pool, known, { complaintId, became }, deps.now())
  })
  return taken
}

/** Opens this one of the conversation's complaints, or tells it the message; nothing where it takes no more. */
async function takeInto(deps: Deps, offered: Offered, number: number): Promise<MessageTaken | undefined> {
  const { message, conversation, known } = offered
  const id = complaintOf(conversation, number)
  // What is erased or archived is not begun again, and what would be told to it is lost.
  if (await fromRegister(deps, ({ register }) => register.retention.endOf(id)))
    return tellOnward(deps, offered, id)
  await fromRegister(deps, ({ pool }) => keepAnsweredIn(pool, { complaintId: id, message: known }, message))
  const intake = intakeOf(message, intakeNameOf(conversation, number))
  const { kind, channel, messageId } = intake
  // Another message of the same conversation is another request for the same complaint.
  const body = { kind, channel, messageId, opening: message.messageId }
  try {
    const asked = { by: COMPLAINANT, body, idempotencyKey: undefined }
    bodyOf(await takeIn(deps, asked, { ...intake, commands: attachedOf(message) }))
    return { result: 'complaint', complaint: id }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'keyReused') return tellOf(deps, offered, id)
    if (OVER.includes(error.code)) return undefined
    if (!isForLater(error))
      await fromRegister(deps, ({ pool }) => dropAnsweredIn(pool, { complaintId: id, message: known }))
    throw error
  }
}

/** What it once began is over. */
const OVER: readonly string[] = ['erased', 'notFound', 'archived']

async function tellOf(deps: Deps, offered: Offered, id: string): Promise<MessageTaken | undefined> {
  if (await isTold(deps, offered.message, { id, by: COMPLAINANT }))
    return { result: 'message', complaint: id }
  return tellOnward(deps, offered, id)
}

/** Of what is over: to the complaint that goes on with its matter, where staff have merged it into one of the same person. */
async function tellOnward(
  deps: Deps,
  { message, known }: Offered,
  id: string,
): Promise<MessageTaken | undefined> {
  const record = await fromRegister(deps, ({ register }) => register.customerRecord(id, PROGRESS_TYPES))
  const found = record && (await goingOn(deps, { id, record, by: COMPLAINANT }))
  if (!found || found.id === id) return undefined
  // Should its taking break off, that one is asked first: it may have been merged on by then.
  await fromRegister(deps, ({ pool }) => moveOn(pool, known, { complaintId: found.id }))
  if (!(await isTold(deps, message, found))) return undefined
  return { result: 'message', complaint: found.id }
}

/** What is merged into one complaint may come from several conversations, which number their messages alike. */
const keyOf = ({ channel, conversation, messageId }: ChannelMessage): string =>
  `message/${knownBy(['message', channel, conversation, messageId])}`

/** Whether it has been told that complaint before. */
const wasTold = (deps: Deps, message: ChannelMessage, id: string): Promise<boolean> =>
  wasAsked(deps, { id, by: COMPLAINANT, key: keyOf(message) })

/** Whether it takes the message; it is over if not. */
async function isTold(deps: Deps, message: ChannelMessage, to: Pick<Telling, 'id' | 'by'>): Promise<boolean> {
  const { language, text } = message
  const telling = { ...{ id: to.id, by: to.by }, key: keyOf(message), language }
  try {
    await tellOnce(deps, telling, [{ type: 'provideInformation', text }, ...attachedOf(message)])
    return true
  } catch (error) {
    if (isOver(error)) return false
    throw error
  }
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
  return line.length <= 80 ? line.trim() : `${cut(line, 79).trim()}…`
}
