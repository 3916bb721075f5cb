import { filledIn, isEmpty, type Value } from '../dialogs/value.ts'

/** The commands that may come along, in the order in which they are carried out. */
export const FIRST = ['acknowledge', 'classify', 'assign'] as const
export type First = (typeof FIRST)[number]

/** What has been told and filled in so far, and the key under which it is sent. */
export type IntakeDraft = {
  key: string
  told: Value & { kind: string; channel: string; details: Value }
  commands: { readonly [T in First]?: Value }
  /** It has been taken in, and its slip is being shown. */
  isSent?: true
}

/** How they are spoken to goes without saying, by the way they came. */
const METHODS: Readonly<Record<string, string>> = {
  ...{ phone: 'phone', email: 'email', chat: 'chat', letter: 'letter', store: 'inPerson' },
}

/** What a command says, with what goes without saying. */
export function valueOf({ told, commands }: IntakeDraft, type: First): Value {
  const method = METHODS[told.channel]
  return type === 'acknowledge' && method !== undefined
    ? { method, ...commands.acknowledge }
    : (commands[type] ?? {})
}

/** Those that something was filled in for. */
export const commandsIn = (draft: IntakeDraft): { type: First; body: object }[] =>
  FIRST.flatMap((type) => {
    const { method: _, ...typed } = draft.commands[type] ?? {}
    return isEmpty(typed) ? [] : [{ type, body: filledIn(valueOf(draft, type)) as object }]
  })

/** What is sent. */
export function bodyOf(draft: IntakeDraft): object {
  const commands = commandsIn(draft).map(({ type, body }) => ({ type, ...body }))
  const { details = {}, ...told } = filledIn(draft.told) as { details?: object }
  // What is wrong is then told of each of its fields.
  return { ...told, details: { complainant: {}, ...details }, ...(commands.length > 0 && { commands }) }
}
