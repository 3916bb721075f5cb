import { Button, Group, Text } from '@mantine/core'
import { useEffect } from 'react'
import { COMMANDS } from '../../../words/commands.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { offerSteps } from '../../shell/steps-store.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { OtherSteps } from './other-steps.tsx'
import { usualSteps } from './steps.ts'

/** What can be done now: the usual next steps as buttons, all others in a list to choose from. */
export function Steps() {
  const [say, language] = [useSay(), useLanguage()]
  const { complaint, ask } = useDesk()
  const usual = usualSteps(complaint)
  useOffered()
  if (complaint.allowedActions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('noSteps')}
      </Text>
    )
  return (
    <Group gap="xs" role="group" aria-label={say('steps')} data-no-print>
      {usual.map((type, index) => (
        <Button
          key={type}
          size="xs"
          variant={index === 0 ? 'filled' : 'default'}
          onClick={() => ask(type)}
          {...(index === 0 && { title: 's' })}
        >
          {wordIn(COMMANDS, type, language)}
        </Button>
      ))}
      <OtherSteps />
    </Group>
  )
}

/** They are found by Ctrl K too, while the complaint is open. */
function useOffered() {
  const language = useLanguage()
  const { complaint, ask } = useDesk()
  const { number, allowedActions } = complaint
  useEffect(
    () =>
      offerSteps(
        allowedActions.map((type) => ({
          id: type,
          label: wordIn(COMMANDS, type, language),
          about: number,
          run: () => ask(type),
        })),
      ),
    [allowedActions, number, language, ask],
  )
}
