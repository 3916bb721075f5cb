import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { clockName } from '../../../words/clocks.ts'
import { ROLES } from '../../../words/people.ts'
import { ESCALATION_STATES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { ComplaintShown } from '../../asking/contract.ts'
import { useNameOf, useNames } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

type Escalation = ComplaintShown['escalations'][number]

/** To whom it went up, and who took it. The ended ones last. */
export function EscalationsPanel() {
  const say = useSay()
  const { escalations } = useDesk().complaint
  if (escalations.length === 0) return null
  const open = escalations.filter(({ state }) => state !== 'ended')
  const ended = escalations.filter(({ state }) => state === 'ended').toReversed()
  return (
    <Panel title={say('escalations')} count={open.length}>
      <Stack gap="xs">
        {[...open, ...ended].map((one) => (
          <OneEscalation key={one.key} of={one} />
        ))}
      </Stack>
    </Panel>
  )
}

function OneEscalation({ of }: { of: Escalation }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const why = useWhy(of)
  const { level, to, at, state, acceptedBy, delegatedTo } = of
  const who = nameOf('people', delegatedTo ?? acceptedBy)
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Badge size="sm" color={state === 'ended' ? 'gray' : 'red'} variant="light" radius="sm">
          L{level}
        </Badge>
        <Text size="sm">{why}</Text>
        <Text size="xs" c="dimmed">
          {wordIn(ROLES, to, language)} · {wordIn(ESCALATION_STATES, state, language)}
          {who && ` · ${who}`} · <When at={at} exact />
        </Text>
      </Group>
      {state !== 'ended' && <EscalationSteps of={of} />}
    </Stack>
  )
}

/** What it is about: the clock that lapsed, else what made it go up. */
function useWhy({ clock, source }: Escalation): string {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  if (clock) return clockName(clock, language, clocks)
  return say(source.includes('severity') ? 'bySeverity' : 'byHand')
}

function EscalationSteps({ of: { key, state } }: { of: Escalation }) {
  const say = useSay()
  const { may, ask } = useDesk()
  const steps = [
    ['acceptEscalation', 'accept', state === 'open'],
    ['delegateEscalation', 'delegate', true],
    ['resolveEscalation', 'resolve', true],
  ] as const
  return (
    <Group gap={6}>
      {steps.map(([type, word, isIt]) =>
        isIt && may(type) ? (
          <Button key={type} size="compact-xs" variant="light" onClick={() => ask(type, { key })}>
            {say(word)}
          </Button>
        ) : null,
      )}
    </Group>
  )
}
