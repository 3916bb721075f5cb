import type { ChannelMessage } from '../../channels/message.ts'
import type { Deps } from '../deps.ts'
import { isForLater } from '../incoming.ts'
import { Problem } from '../problems/problem.ts'
import type { Brought } from './brought.ts'
import { takeMessage, type MessageTaken } from './take-message.ts'

/** What became of one of them. */
export type Outcome = { messageId: string | undefined } & (MessageTaken | { problem: Problem })

/** So many that were not taken before: the work of one request. What is refused keeps none behind it out. */
const NEW_AT_MOST = 100

/** With these away nothing is taken. */
const AWAY: readonly string[] = ['registerUnavailable', 'temporalUnavailable']

/**
 * Takes them one after another: of a conversation the first may open what the second is told to. What goes wrong with one
 * keeps no other back, but those behind it in its conversation, if it is to come again: they would be told before it.
 */
export async function takeAll(
  deps: Deps,
  brought: readonly Brought[],
  take = takeMessage,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = new Map<string, Problem>()
  let fresh = 0
  let away: Problem | undefined
  for (const one of brought) {
    if ('problem' in one) outcomes.push({ messageId: one.id, problem: one.problem })
    else {
      const { message } = one
      const conversation = JSON.stringify([message.channel, message.conversation])
      const held =
        away ?? waiting.get(conversation) ?? (fresh < NEW_AT_MOST ? undefined : new Problem('notYet'))
      const outcome = held ? { problem: held } : await outcomeOf(deps, message, take)
      if ('result' in outcome && !outcome.wasTaken) fresh += 1
      if ('problem' in outcome && isForLater(outcome.problem)) waiting.set(conversation, outcome.problem)
      if ('problem' in outcome && AWAY.includes(outcome.problem.code)) away = outcome.problem
      outcomes.push({ messageId: message.messageId, ...outcome })
    }
  }
  for (const one of outcomes)
    if ('problem' in one && !isForLater(one.problem))
      deps.logger.warn({ code: one.problem.code }, 'a message was refused for good')
  return outcomes
}

async function outcomeOf(
  deps: Deps,
  message: ChannelMessage,
  take: typeof takeMessage,
): Promise<MessageTaken | { problem: Problem }> {
  try {
    return await take(deps, message)
  } catch (error) {
    if (error instanceof Problem) return { problem: error }
    deps.logger.error({ reason: (error as Error).message }, 'a message could not be taken')
    return { problem: new Problem('fault') }
  }
}
