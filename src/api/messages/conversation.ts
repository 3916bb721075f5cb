import { createHmac } from 'node:crypto'
import type { ChannelMessage } from '../../channels/message.ts'
import { complaintIdOf } from '../complaints/complaint-id.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'

/** A conversation by a name that says nothing: what platforms call it may be somebody's telephone number. */
export type Conversation = Pick<ChannelMessage, 'channel'> & { name: string }

export const namedBy = (
  key: string,
  { channel, conversation }: Pick<ChannelMessage, 'channel' | 'conversation'>,
): Conversation => ({
  channel,
  name: createHmac('sha256', key).update(`conversation/${channel}/${conversation}`).digest('base64url'),
})

/** Named by the first of the keys, or by an older one where it began under that. */
export async function conversationOf(deps: Deps, message: ChannelMessage): Promise<Conversation> {
  const [key, ...older] = deps.lookUp.keys
  for (const one of older) {
    const begun = namedBy(one, message)
    if (await fromRegister(deps, ({ register }) => register.getComplaint(complaintOf(begun, 1)))) return begun
  }
  return namedBy(key, message)
}

/** As what its n-th complaint was taken in, and the id that follows. */
export const intakeNameOf = ({ name }: Conversation, number: number): string => `${name}#${number}`
export const complaintOf = (conversation: Conversation, number: number): string =>
  complaintIdOf(['message', conversation.channel, intakeNameOf(conversation, number)])
