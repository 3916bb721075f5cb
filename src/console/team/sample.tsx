import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { fieldName } from '../../words/fields.ts'
import { OUTCOMES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Listed } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Shown = { rows: readonly Listed[]; review: (id: string) => void }

/** What chance has picked: each leads to its complaint, and is reviewed from here or there. */
export function Sample({ rows, review }: Shown) {
  const say = useSay()
  return (
    <Rows
      label={say('sample')}
      rows={rows}
      columns={useColumns(review)}
      keyOf={({ id }) => id}
      empty={say('nothingToReview')}
      minWidth={720}
    />
  )
}

function useColumns(review: Shown['review']): Column<Listed>[] {
  const [say, language, nameOf, may] = [useSay(), useLanguage(), useNameOf(), useMay()]
  const columns: Column<Listed>[] = [
    { head: fieldName('subject', language), cell: (row) => <Named row={row} /> },
    {
      head: fieldName('outcome', language),
      cell: ({ outcome }) => outcome && wordIn(OUTCOMES, outcome, language),
    },
    { head: fieldName('handler', language), cell: ({ handler }) => nameOf('people', handler) },
    { head: fieldName('department', language), cell: ({ department }) => nameOf('departments', department) },
    { head: say('closedAt'), cell: ({ closedAt }) => <When at={closedAt} exact /> },
  ]
  if (!may('reviewHandling')) return columns
  const act = ({ id, number }: Listed) => (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`${say('review')} ${number}`}
      onClick={() => review(id)}
    >
      {say('review')}
    </Button>
  )
  return [...columns, { head: say('actions'), cell: act }]
}

const Named = ({ row: { id, number, subject } }: { row: Listed }) => (
  <>
    <Anchor component={Link} to={`/complaints/${id}`} size="sm">
      {number}
    </Anchor>
    <Text size="sm" lineClamp={1}>
      {subject}
    </Text>
  </>
)
