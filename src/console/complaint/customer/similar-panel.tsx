import { Button, Stack, Text } from '@mantine/core'
import { LIKENESSES, RELATIONS } from '../../../words/matters.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { Panel } from '../panels/panel.tsx'
import { useSay } from '../words.ts'
import { OtherComplaint } from './other-complaint.tsx'
import { useSimilar } from './use-similar.ts'

/** Complaints like this one, the likely duplicates first, with a way to merge it into one of them. */
export function SimilarPanel() {
  const say = useSay()
  const { id } = useDesk().complaint
  const similar = useSimilar(id)
  return (
    <Panel title={say('similar')} count={similar.data?.data.length ?? 0}>
      <Loaded of={similar} lines={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say('noSimilar')}
            </Text>
          ) : (
            <Stack gap={6}>
              {data.map((one) => (
                <OneSimilar key={one.id} of={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  )
}

function OneSimilar({ of }: { of: Answer<'listSimilar'>['data'][number] }) {
  const [say, language] = [useSay(), useLanguage()]
  const { may, ask } = useDesk()
  const { relation, reasons, ...one } = of
  const marks = [
    ...(relation === 'related' ? [] : [wordIn(RELATIONS, relation, language)]),
    ...reasons.map((reason) => wordIn(LIKENESSES, reason, language)),
  ]
  const merge = (
    <Button
      size="compact-xs"
      variant="subtle"
      style={{ flex: 'none' }}
      onClick={() => ask('merge', { into: one.number })}
    >
      {say('mergeInto')}
    </Button>
  )
  return <OtherComplaint of={one} marks={marks} action={may('merge') && one.stage !== 'closed' && merge} />
}
