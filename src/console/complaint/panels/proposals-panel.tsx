import { Badge, Box, Group, Stack, Text } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { moneyText } from '../../../words/money.ts'
import { itemText } from '../../../words/telling/redress.ts'
import { PROPOSAL_STATES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { Facts } from '../../parts/facts.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { Words } from '../../parts/words.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useJournal } from '../use-complaint.ts'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'
import { comparedOf, type Compared } from './proposals.ts'

const BLOCKS = 10

/** What is, was and may be proposed, side by side. */
export function ProposalsPanel() {
  const say = useSay()
  const { complaint } = useDesk()
  const { entries } = useJournal(complaint, BLOCKS)
  const all = comparedOf(complaint, entries)
  if (all.length === 0) return null
  return (
    <Panel title={say('proposals')} count={all.length}>
      <Box className="beside">
        {all.map((one) => (
          <OneProposal key={one.key} of={one} />
        ))}
      </Box>
    </Panel>
  )
}

function OneProposal({ of }: { of: Compared }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const { what, n, state, measures, by, at } = of
  return (
    <Stack gap={4} p="xs" {...(what === 'proposalNow' && { bg: 'var(--mantine-color-default-hover)' })}>
      <Group gap={6}>
        <Text size="xs" fw={600}>
          {say(what)} {n}
        </Text>
        {state && (
          <Badge size="xs" variant="light" tt="none" radius="sm">
            {wordIn(PROPOSAL_STATES, state, language)}
          </Badge>
        )}
      </Group>
      <Text size="sm" component="div">
        <Words text={measures} />
      </Text>
      <Offered of={of} />
      <Text size="xs" c="dimmed">
        {nameOf('people', by)} · <When at={at} exact />
      </Text>
    </Stack>
  )
}

/** What is offered beside the measures, and by when. */
function Offered({ of }: { of: Compared }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const { items = [], carriedOut = [], redress, executeBy, correctiveActions = [] } = of
  return (
    <Facts
      of={[
        [
          fieldName('items', language),
          items.length > 0 &&
            items.map((item, index) => (
              <div key={index}>
                {index + 1}. {itemText(item, language)}
                {carriedOut.includes(index + 1) && ` · ${fieldName('carriedOut', language)}`}
              </div>
            )),
        ],
        [fieldName('redress', language), redress && moneyText(redress, language)],
        [fieldName('executeBy', language), executeBy && <When key="e" at={executeBy} exact />],
        [
          fieldName('correctiveActions', language),
          correctiveActions.length > 0 &&
            correctiveActions.map(({ what: action, owner }) => (
              <div key={action}>
                {action} · {nameOf('people', owner)}
              </div>
            )),
        ],
      ]}
    />
  )
}
