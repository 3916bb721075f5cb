import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { dropDraft } from '../dialogs/drafts.ts'
import { useSay as useFrameSay } from '../words.ts'
import { leftCalls, placeOf } from './calls.ts'
import { draftIn } from './draft.ts'
import { valueAt } from './paths.ts'
import { useSay } from './words.ts'

/** What was begun in a window that is closed now: one goes on with it here, or discards it. */
export function LeftCalls({ goOn }: { goOn: (call: string) => void }) {
  const say = useSay()
  const [calls, look] = useLeftCalls()
  if (calls.length === 0) return null
  return (
    <Group gap="xs" mb="sm" role="group" aria-label={say('left')}>
      <Text size="sm" c="dimmed">
        {say('left')}
      </Text>
      {calls.map((call) => (
        <OneLeft key={call} call={call} goOn={() => goOn(call)} look={look} />
      ))}
    </Group>
  )
}

type Shown = { call: string; goOn: () => void; look: () => void }

function OneLeft({ call, goOn, look }: Shown) {
  const say = useFrameSay()
  const name = useCalled(call)
  const discard = () => {
    dropDraft(placeOf(call))
    look()
  }
  return (
    <Group gap={2} wrap="nowrap">
      <Button size="compact-sm" variant="default" maw={280} onClick={goOn}>
        {name}
      </Button>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="red"
        aria-label={`${say('remove')} ${name}`}
        onClick={discard}
      >
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

/** By who called and what about, as far as that was typed; a slip by what it is. */
function useCalled(call: string): string {
  const say = useSay()
  const { told, isSent } = draftIn(call)
  const [name, phone, subject] = ['complainant.name', 'complainant.phone', 'subject'].map((path) =>
    valueAt(told.details, path),
  )
  const known = [name || phone, subject].filter(Boolean).join(' · ')
  return [isSent && say('slip'), known || (!isSent && say('nameless'))].filter(Boolean).join(' · ')
}

/** They are looked for again whenever somebody comes back to this window. */
function useLeftCalls() {
  const [calls, setCalls] = useState<readonly string[]>([])
  const look = useCallback(() => void leftCalls().then(setCalls), [])
  useEffect(() => {
    look()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [look])
  return [calls, look] as const
}
