import { cut } from '../../words/telling/cut.ts'
import { filledIn, isEmpty, type Value } from '../dialogs/value.ts'

/** The commands that may come along, in the order in which they are carried out. */
export const FIRST = ['acknowledge', 'classify', 'assign', 'bookAppointment'] as const
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

/** What a command says, with what goes without saying: an appointment is about the complaint, and in its store. */
export function valueOf({ told: { channel, details }, commands }: IntakeDraft, type: First): Value {
  const said = commands[type] ?? {}
  if (type === 'acknowledge') return { ...known({ method: METHODS[channel] }), ...said }
  if (type !== 'bookAppointment') return said
  const { subject, storeId } = details
  const title = typeof subject === 'string' ? cut(subject, MOST_TITLE) : undefined
  return { ...known({ title, storeId: isEmpty(said['place']) ? storeId : undefined }), ...said }
}

const MOST_TITLE = 120

const known = (value: Value): Value => (filledIn(value) ?? {}) as Value

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
