import { Button, FileButton, Group, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { Failed } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Difference } from './difference.tsx'
import { useLoading, type Typed } from './use-loading.ts'
import { useSay } from './words.ts'

/** The year that was published, as its file or pasted: tried, looked at day by day, then loaded. */
export function LoadingForm({ id }: { id: string }) {
  const say = useSay()
  const { typed, type, isJson, outcome, failure, isSending, send } = useLoading(id)
  const ofReason = failure?.faults.find(({ pointer }) => pointer === '/reason')
  return (
    <Stack gap="xs" align="stretch">
      <Text size="sm">{say('loadingAbout')}</Text>
      <YearInput text={typed.text} isJson={isJson} type={type} />
      <Beside typed={typed} type={type} fault={ofReason?.detail} />
      {failure && <Failed error={failure} faults={failure.faults.filter((one) => one !== ofReason)} />}
      <Button
        size="xs"
        variant={outcome?.dryRun ? 'default' : 'filled'}
        loading={isSending}
        disabled={typed.text === '' || !isJson}
        onClick={() => void send(true)}
        style={{ alignSelf: 'start' }}
      >
        {say('try')}
      </Button>
      {outcome && (
        <Difference
          key={String(outcome.dryRun)}
          of={outcome}
          isLoading={isSending}
          load={() => void send(false)}
        />
      )}
    </Stack>
  )
}

type Typing = { type: (part: Partial<Typed>) => void }

const EXAMPLE = '{ "year": 2027, "holidays": ["2027-01-01", …], "makeupWorkdays": ["2027-02-14", …] }'
const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }

function YearInput({ text, isJson, type }: Typing & { text: string; isJson: boolean }) {
  const [say, language] = [useSay(), useLanguage()]
  return (
    <>
      <Group gap="xs">
        <FileButton
          accept="application/json,.json"
          onChange={(file) => void file?.text().then((read) => type({ text: read }))}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {say('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          {say('orPaste')}
        </Text>
      </Group>
      <Textarea
        size="xs"
        label={fieldName('published', language)}
        placeholder={EXAMPLE}
        autosize
        minRows={2}
        maxRows={8}
        styles={MONOSPACE}
        value={text}
        error={!isJson && say('noJson')}
        onChange={({ currentTarget }) => type({ text: currentTarget.value })}
      />
    </>
  )
}

function Beside({
  typed: { reason, replace },
  type,
  fault,
}: Typing & { typed: Typed; fault: string | undefined }) {
  const [say, language] = [useSay(), useLanguage()]
  return (
    <>
      <TextInput
        size="xs"
        label={fieldName('reason', language)}
        description={say('reasonAbout')}
        value={reason}
        error={fault}
        onChange={({ currentTarget }) => type({ reason: currentTarget.value })}
      />
      <Switch
        size="xs"
        label={fieldName('replace', language)}
        checked={replace}
        onChange={({ currentTarget }) => type({ replace: currentTarget.checked })}
      />
    </>
  )
}
