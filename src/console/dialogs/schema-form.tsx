import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { newKey } from '../asking/ask.ts'
import { Failure, isRefusal, isSignedOut, type FieldFault } from '../asking/failure.ts'
import { Failed, Loaded } from '../parts/states.tsx'
import { useSay } from '../words.ts'
import { completed, without } from './completed.ts'
import { draftOf, dropDraft, keepDraft } from './drafts.ts'
import { FormFields } from './form.tsx'
import { useKnown } from './known.ts'
import type { Schema } from './schema.ts'
import { filledIn, isEmpty, type Value } from './value.ts'

type Shown = {
  /** By whose schema its body is asked for. */
  operation: string
  /** Under which name what is typed is kept in this browser. */
  draft: string
  given?: Value
  /** What is settled already: it is sent, and not asked for. */
  settled?: Value
  send: (body: unknown, key: string, version?: number) => Promise<unknown>
  /** It is over: what was asked for was sent, or called off. */
  done: (isSent: boolean) => void
  /** What comes of it is shown by whoever asks for it: no notice says that it is done. */
  isToldElsewhere?: true
  /** What is shown below the fields, of what they say by now. */
  below?: (value: Value) => ReactNode
  /** What is shown where somebody else was quicker, with a way to send it for the version that is there now. */
  meanwhile?: (sendAgain: (version: number) => void, isRefused: boolean) => ReactNode
}

/** The schemas come in a piece of their own, when the first dialog is opened. */
const schemas = {
  queryKey: ['schemas'],
  queryFn: async () => (await import('virtual:bodies')).default,
  staleTime: Number.POSITIVE_INFINITY,
}

/** What each body looks like, by its operation. */
export function useSchemas() {
  const asked = useQuery(schemas)
  return { ...asked, error: asked.error && new Failure({ title: asked.error.message }) }
}

/** A body asked for field by field, sent once, kept as a draft until then. */
export function SchemaForm(shown: Shown) {
  return <Loaded of={useSchemas()}>{(all) => <Filling {...shown} schema={all[shown.operation]!} />}</Loaded>
}

function Filling({ schema, operation, meanwhile, below, ...shown }: Shown & { schema: Schema }) {
  const known = useKnown(operation)
  const [value, change, isDraft] = useDraft(shown)
  const { failure, isSending, submit } = useSending({
    ...shown,
    send: (body, ...more) => shown.send(completed(schema, body, shown.given, shown.settled), ...more),
  })
  const form = useFocus(failure)
  const isElsewhere = failure?.code === 'versionMismatch'
  const faults = failure?.faults ?? []
  const unplaced = faults.filter((fault) => !isOfField(fault, schema))
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(value)
      }}
      noValidate
    >
      <Stack>
        {failure && !isElsewhere && <Failed error={failure} faults={unplaced} />}
        {meanwhile?.((version) => void submit(value, version), isElsewhere)}
        <FormFields
          form={{ operation, known, faults, whole: value }}
          schema={without(schema, shown.settled)}
          value={value}
          onChange={change}
        />
        {below?.(value)}
        <Foot isDraft={isDraft} isSending={isSending} cancel={() => shown.done(false)} />
      </Stack>
    </form>
  )
}

const isOfField = ({ pointer }: FieldFault, { properties }: Schema): boolean =>
  properties?.[pointer.split('/')[1] ?? ''] !== undefined

/** Whoever works by keys begins in the first field, and goes on where something is wrong. */
function useFocus(failure: Failure | undefined) {
  const form = useRef<HTMLFormElement>(null)
  const focus = (selector: string): boolean => {
    const found = form.current?.querySelector<HTMLElement>(selector) ?? null
    // A dialog that is still opening looks for this itself.
    found?.setAttribute('data-autofocus', '')
    found?.focus()
    return found !== null
  }
  useEffect(() => {
    if (!focus('[required]:not([type="hidden"])') && !focus('textarea')) focus('input:not([type="hidden"])')
  }, [])
  useEffect(() => {
    if (failure) focus('[aria-invalid="true"]')
  }, [failure])
  return form
}

function Foot({ isDraft, isSending, cancel }: { isDraft: boolean; isSending: boolean; cancel: () => void }) {
  const say = useSay()
  return (
    <Group justify="flex-end">
      <Text size="xs" c="dimmed" style={{ flex: 1 }}>
        {isDraft && say('draftKept')}
      </Text>
      <Button variant="default" onClick={cancel}>
        {say('cancel')}
      </Button>
      <Button type="submit" loading={isSending} title="Ctrl Enter">
        {say('send')}
      </Button>
    </Group>
  )
}

/** What is typed, kept in this browser until it is sent. */
function useDraft({ draft, given = {} }: Pick<Shown, 'draft' | 'given'>) {
  const [kept] = useState(() => draftOf(draft))
  const [value, setValue] = useState<Value>({ ...given, ...kept })
  const [isChanged, setChanged] = useState(!isEmpty(kept))
  const change = (changed: Value) => {
    setValue(changed)
    setChanged(true)
    if (isEmpty(changed)) dropDraft(draft)
    else keepDraft(draft, changed)
  }
  return [value, change, isChanged && !isEmpty(value)] as const
}

type Sending = Pick<Shown, 'draft' | 'done' | 'isToldElsewhere'> & {
  send: (body: Value, key: string, version?: number) => Promise<unknown>
}

/** The same intention bears the same key however often it is sent: it acts once. What was refused is a new one. */
function useSending({ draft, send, done, isToldElsewhere }: Sending) {
  const say = useSay()
  const [key, setKey] = useState(newKey)
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const tell = (isRecorded: boolean) =>
    notifications.show({
      ...(isRecorded
        ? { message: say('done'), color: 'teal' }
        : { message: say('notRecorded'), color: 'orange' }),
      closeButtonProps: { 'aria-label': say('close') },
    })
  const submit = async (value: Value, version?: number) => {
    setSending(true)
    setFailure(undefined)
    try {
      const answer = await send((filledIn(value) ?? {}) as Value, key, version)
      dropDraft(draft)
      if (!isToldElsewhere) tell(isRecorded(answer))
      done(true)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (isRefusal(error)) setKey(newKey())
      // Whoever is signed out is asked to sign in beside it, and sends it then.
      if (!isSignedOut(error)) setFailure(error)
    } finally {
      setSending(false)
    }
  }
  return { failure, isSending, submit }
}

/** With the register away what was accepted is not in lists and journals yet. */
const isRecorded = (answer: unknown): boolean =>
  (answer as { recorded?: boolean } | undefined)?.recorded !== false
