import { Button, Stack, Text, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { codeName } from '../../../words/codes.ts'
import { fieldName } from '../../../words/fields.ts'
import { LANGUAGES } from '../../../words/languages.ts'
import { useMay } from '../../asking/me.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Facts } from '../../parts/facts.tsx'
import { Failed } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { Panel } from '../panels/panel.tsx'
import { useSay } from '../words.ts'
import { Contacts } from './contacts.tsx'

/** Who complains, how they are reached, and who speaks for them: whole only for whoever asks, which is written down. */
export function CustomerPanel() {
  const [say, language, may] = [useSay(), useLanguage(), useMay()]
  const { id, details } = useDesk().complaint
  const [isAsked, setAsked] = useState(false)
  const contacts = useAsk('getContacts', { params: { id } }, { enabled: isAsked, freshMs: Infinity })
  const whole = isAsked ? contacts.data : undefined
  const { complainant, representative } = details
  const reveal = (
    <Reveal isShown={whole !== undefined} isLoading={contacts.isFetching} press={() => setAsked(!isAsked)} />
  )
  return (
    <Panel title={say('customer')} action={may('getContacts') && reveal}>
      <Stack gap={6}>
        <Text size="sm" fw={600}>
          {complainant.name}
        </Text>
        <Contacts of={whole?.complainant ?? complainant} isWhole={whole !== undefined} />
        {isAsked && contacts.error && <Failed error={contacts.error} again={contacts.refetch} />}
        <About />
        {representative && (
          <>
            <Text size="sm">
              {fieldName('representative', language)} · {representative.name}
              {representative.authority && ` · ${representative.authority}`}
            </Text>
            <Contacts of={whole?.representative ?? representative} isWhole={whole !== undefined} />
          </>
        )}
      </Stack>
    </Panel>
  )
}

function About() {
  const language = useLanguage()
  const { complainant, customerId } = useDesk().complaint.details
  const { preferredMethod: preferred, zone } = complainant
  return (
    <Facts
      of={[
        [fieldName('language', language), complainant.language && LANGUAGES[complainant.language][language]],
        [fieldName('preferredMethod', language), preferred && codeName('method', preferred, language)],
        [fieldName('zone', language), zone],
        [fieldName('customerId', language), customerId],
      ]}
    />
  )
}

function Reveal({ isShown, isLoading, press }: { isShown: boolean; isLoading: boolean; press: () => void }) {
  const say = useSay()
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <Tooltip label={say('revealFor')} disabled={isShown}>
      <Button
        size="compact-xs"
        variant="light"
        leftSection={<Icon size={13} aria-hidden />}
        loading={isLoading}
        aria-expanded={isShown}
        onClick={press}
      >
        {say(isShown ? 'hide' : 'reveal')}
      </Button>
    </Tooltip>
  )
}
