import { Anchor, Group, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RETENTION_DECISIONS } from '../../../words/administration/retention.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { WayBack } from '../../parts/way-back.tsx'
import { Facts } from '../../parts/facts.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Kept = Answer<'getRetention'>
type Decision = Kept['decisions'][number]

/** Until when a complaint is kept, what was decided about it, and what can be. */
export function RetentionView({ of, back }: { of: string; back: string }) {
  const [say, columns] = [useSay(), useColumns()]
  const kept = useAsk('getRetention', { params: { id: of } })
  return (
    <Stack gap="sm">
      <WayBack to={back} label={say('back')} />
      <Loaded of={kept} lines={4}>
        {(one) => (
          <>
            <Standing of={one} />
            <Title order={2} size="h4">
              {say('decisions')}
            </Title>
            <Rows
              label={say('decisions')}
              rows={one.decisions}
              columns={columns}
              keyOf={({ kind, at }) => `${kind} ${at}`}
              empty={say('noDecisions')}
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Standing({ of }: { of: Kept }) {
  const [say, language] = [useSay(), useLanguage()]
  const { id, number, archivedAt, retainUntil, legalHold, restrictedUntil, erasedAt } = of
  return (
    <Group justify="space-between" align="start">
      <Stack gap={4}>
        <Title order={2} size="h4">
          <Anchor component={Link} to={`/complaints/${id}`} inherit>
            {number}
          </Anchor>
        </Title>
        <Facts
          of={[
            [fieldName('archivedAt', language), archivedAt && <When at={archivedAt} exact />],
            [
              fieldName('retainUntil', language),
              retainUntil === null ? say('notClosed') : <When at={retainUntil} exact />,
            ],
            [say('hold'), fieldName(legalHold ? 'yes' : 'no', language)],
            [say('restrictedUntil'), restrictedUntil && <When at={restrictedUntil} exact />],
            [say('erasedAt'), erasedAt && <When at={erasedAt} exact />],
          ]}
        />
      </Stack>
      {erasedAt === null && <Acts of={of} />}
    </Group>
  )
}

/** What is there to end is ended, what is not there is begun; whether it may be, the API says. */
function Acts({ of: { id, legalHold, restrictedUntil } }: { of: Kept }) {
  const say = useSay()
  const params = { id }
  return (
    <Group gap="xs">
      {legalHold ? (
        <Act operation="liftLegalHold" label={say('liftHold')} params={params} />
      ) : (
        <Act operation="setLegalHold" label={say('hold')} params={params} />
      )}
      {restrictedUntil === null ? (
        <Act operation="restrictProcessing" label={say('restrict')} params={params} />
      ) : (
        <Act operation="liftRestriction" label={say('liftRestriction')} params={params} />
      )}
      <Act operation="requestErasure" label={say('requestErasure')} params={params} />
    </Group>
  )
}

function useColumns(): Column<Decision>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: say('at'), cell: ({ at }) => <When at={at} exact /> },
    { head: say('decision'), cell: ({ kind }) => wordIn(RETENTION_DECISIONS, kind, language) },
    { head: fieldName('by', language), cell: ({ by }) => nameOf('people', by.id) },
    { head: fieldName('reason', language), cell: ({ reason }) => reason },
    { head: say('ground'), cell: ({ ground }) => ground?.[language] },
    { head: fieldName('until', language), cell: ({ until }) => <When at={until} exact /> },
  ]
}
