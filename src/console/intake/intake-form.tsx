import { Button, Fieldset, Group, Menu, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useRef, type FormEvent, type KeyboardEvent } from 'react'
import { fieldName } from '../../words/fields.ts'
import { FormOf } from '../dialogs/form.tsx'
import { useKnown } from '../dialogs/known.ts'
import type { Schema } from '../dialogs/schema.ts'
import { isEmpty } from '../dialogs/value.ts'
import { Failed } from '../parts/states.tsx'
import { isInList } from '../shell/keys/shortcuts.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useFrameSay } from '../words.ts'
import { Beside } from './beside.tsx'
import { CameIn } from './came-in.tsx'
import { DetailsFields } from './details-fields.tsx'
import type { Drafting } from './draft.ts'
import { FirstSteps } from './first-steps.tsx'
import { Script } from './script/script.tsx'
import type { Policies } from './selecting.ts'
import { useFound } from './use-found.ts'
import type { Taking } from './use-taking-in.ts'
import { useSay } from './words.ts'

type Shown = Drafting & { taking: Taking; bodies: Readonly<Record<string, Schema>>; policies: Policies }

export function IntakeForm({ draft, change, reset, taking, bodies, policies }: Shown) {
  const [language, known] = [useLanguage(), useKnown()]
  const { failure, submit } = taking
  const found = useFound(draft)
  const at = useFirstFault(failure)
  const faults = failure?.faults ?? []
  const form = useMemo(() => ({ operation: 'createComplaint', known, faults }), [known, faults])
  const parts = { draft, change, policies }
  return (
    <form ref={at} noValidate {...sentBy(submit)}>
      <div className="intake">
        <Stack gap="sm" className="intake-told">
          <FormOf form={form}>
            <CameIn {...parts} schema={bodies['createComplaint']!} />
            <Script {...parts} />
            <Fieldset legend={fieldName('details', language)} p="sm">
              <DetailsFields {...parts} schema={bodies['createComplaint']!} callers={found.callers} />
            </Fieldset>
          </FormOf>
        </Stack>
        <FirstSteps {...{ ...parts, bodies, known, faults }} />
        <Beside found={found} />
      </div>
      <Foot {...taking} isDraft={!isEmpty([draft.told.details, draft.commands])} reset={reset} />
    </form>
  )
}

/**
 * By its button, and by Ctrl Enter wherever one is; Enter alone does not take in what is half told. Esc leaves the field,
 * so that the keys of the page act.
 */
const sentBy = (submit: () => Promise<void>) => ({
  onSubmit: (event: FormEvent) => {
    event.preventDefault()
    void submit()
  },
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isInList() && !event.nativeEvent.isComposing)
      document.getElementById('content')?.focus({ preventScroll: true })
    if (event.key !== 'Enter') return
    if (event.ctrlKey || event.metaKey) void submit()
    else if (event.target instanceof HTMLInputElement) event.preventDefault()
  },
})

type Footing = Pick<Taking, 'failure' | 'isSending'> & { isDraft: boolean; reset: () => void }

/** Always in sight, with why it was not taken. */
function Foot({ failure, isDraft, isSending, reset }: Footing) {
  const [say, sayOf] = [useSay(), useFrameSay()]
  return (
    <Stack gap="xs" className="intake-foot">
      {failure && <Failed error={failure} />}
      <Group justify="flex-end">
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {isDraft && sayOf('draftKept')}
        </Text>
        <Menu position="top-end">
          <Menu.Target>
            <Button variant="default" disabled={!isDraft}>
              {say('startOver')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={reset}>
              {say('startOverSure')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button
          type="submit"
          loading={isSending}
          rightSection={
            <Text size="xs" visibleFrom="sm">
              Ctrl ↵
            </Text>
          }
        >
          {say('takeIn')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The first field that was not taken is where one goes on. */
function useFirstFault(failure: unknown) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])
  return form
}
