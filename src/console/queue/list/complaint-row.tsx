import { Link } from '@tanstack/react-router'
import { memo, type MouseEvent } from 'react'
import type { Listed } from '../../asking/contract.ts'
import { columnOf, useTelling, type Column } from './columns.tsx'
import { useSay } from '../words.ts'
import { noteOpened } from './last-opened.ts'

export type RowShown = {
  row: Listed
  columns: readonly Column[]
  isSelected: boolean
  isChanged: boolean
  select: (id: string) => void
  open: (id: string) => void
}

/** Where the rows are found by keys, and focus comes back to. */
export const ROW_LINK = '[data-row-link]'

/** A press anywhere in a row opens it, but for what has a press of its own, and where a text is marked. */
const opening =
  ({ row, open }: Pick<RowShown, 'row' | 'open'>) =>
  (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a, input, label, button')) return
    if (getSelection()?.isCollapsed !== false) open(row.id)
  }

function Check({ row, isSelected, select }: Pick<RowShown, 'row' | 'isSelected' | 'select'>) {
  const say = useSay()
  return (
    <input
      type="checkbox"
      aria-label={`${say('select')} ${row.number}`}
      checked={isSelected}
      onChange={() => select(row.id)}
    />
  )
}

function Changed({ isChanged }: { isChanged: boolean }) {
  const say = useSay()
  return (
    isChanged && <span className="change" role="img" aria-label={say('changed')} title={say('changed')} />
  )
}

const RowLink = ({ row, children }: { row: Listed; children: string }) => (
  <Link
    to="/complaints/$id"
    params={{ id: row.id }}
    data-row-link={row.id}
    onClick={() => noteOpened(row.id)}
  >
    {children}
  </Link>
)

/** A complaint as a line of the table: drawn anew only when something of it is another. */
export const TableRow = memo(function TableRow(shown: RowShown) {
  const telling = useTelling()
  const { row, columns, isSelected, isChanged } = shown
  const linked = columns.includes('number')
    ? 'number'
    : (columns.find((one) => one === 'subject') ?? columns[0])
  return (
    <tr
      className="queue-row"
      data-selected={isSelected || undefined}
      data-changed={isChanged || undefined}
      onClick={opening(shown)}
    >
      <td>
        <Check {...shown} />
      </td>
      {columns.map((column) => (
        <td key={column}>
          {column === linked && <Changed isChanged={isChanged} />}
          {column === linked && (column === 'number' || column === 'subject') ? (
            <RowLink row={row}>{row[column]}</RowLink>
          ) : (
            columnOf(column).cell(row, telling)
          )}
        </td>
      ))}
    </tr>
  )
})

/** The same where there is no room for a table: a card. */
export const CardRow = memo(function CardRow(shown: RowShown) {
  const telling = useTelling()
  const { row, columns, isSelected, isChanged } = shown
  const rest = columns.filter((column) => column !== 'due' && column !== 'number' && column !== 'subject')
  return (
    <li
      className="queue-row"
      data-selected={isSelected || undefined}
      data-changed={isChanged || undefined}
      onClick={opening(shown)}
    >
      <Check {...shown} />
      <span>
        <Changed isChanged={isChanged} />
        <RowLink row={row}>{row.subject}</RowLink>
      </span>
      <span className="facts-line">{columnOf('due').cell(row, telling)}</span>
      <span className="facts-line">
        <span>{row.number}</span>
        {rest.map((column) => (
          <span key={column}>{columnOf(column).cell(row, telling)}</span>
        ))}
      </span>
    </li>
  )
})
