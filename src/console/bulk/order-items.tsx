import { Anchor, SegmentedControl, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldName } from '../../words/fields.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { Loaded } from '../parts/states.tsx'
import { BY_PAGE, Turning } from '../parts/turning.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { ItemState } from './item-state.tsx'
import type { Line, Manner, OrderKind, State } from './kinds.ts'
import { followedText, STATES, stateWord } from './state-words.ts'
import { useOrder } from './use-order.ts'
import { useSay } from './words.ts'

type Shown = { kind: OrderKind; id: string; manner: Manner }

/** What became of each complaint of an order: all of them, or those that came so far, page by page. */
export function OrderItems({ kind, id, manner }: Shown) {
  const [say, columns] = [useSay(), useColumns(manner)]
  const [state, setState] = useState<State>()
  const [cursor, turn] = useState<string>()
  const { asked } = useOrder(kind, id, { state, cursor, limit: 50 })
  const choose = (wanted: string) => {
    setState(STATES.find((one) => one === wanted))
    turn(undefined)
  }
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        style={{ alignSelf: 'start' }}
        aria-label={say('results')}
        value={state ?? 'all'}
        onChange={choose}
        data={[
          { value: 'all', label: say('all') },
          ...STATES.map((one) => ({ value: one, label: say(stateWord(manner, one)) })),
        ]}
      />
      <Loaded of={asked} lines={3}>
        {({ items, nextCursor }) => (
          <>
            <Rows<Line>
              label={say('results')}
              rows={items}
              columns={columns}
              keyOf={({ position }) => String(position)}
              empty={say('noItems')}
            />
            <Turning {...{ cursor, nextCursor, turn }} words={BY_PAGE} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function useColumns(manner: Manner): Column<Line>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    {
      head: say('complaint'),
      cell: ({ complaint, number }) =>
        number === undefined ? (
          complaint
        ) : (
          <Anchor component={Link} to={`/complaints/${complaint}`} size="sm">
            {number}
          </Anchor>
        ),
    },
    {
      head: fieldName('state', language),
      cell: ({ state }) => <ItemState state={state} manner={manner} />,
    },
    { head: say('results'), cell: ({ detail, ...more }) => detail ?? followedText(more, say) },
    { head: say('settledAt'), cell: ({ doneAt }) => <When at={doneAt} /> },
  ]
}
