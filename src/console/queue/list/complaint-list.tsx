import type { ReactNode } from 'react'
import { IconArrowDown } from '@tabler/icons-react'
import { useSay as useWord } from '../../words.ts'
import type { Listed } from '../../asking/contract.ts'
import type { Sort } from '../address.ts'
import { columnOf, useColumnName } from './columns.tsx'
import { CardRow, TableRow, type RowShown } from './complaint-row.tsx'
import { Ticking } from './due-chip.tsx'
import { useSay } from '../words.ts'

type Shown = Pick<RowShown, 'columns' | 'select' | 'open'> & {
  rows: readonly Listed[]
  selected: ReadonlySet<string>
  changed: ReadonlySet<string>
  selectAll: () => void
  sort: Sort
  order: (sort: Sort) => void
  isCards: boolean
  /** It is on its way to another page. */
  isOld: boolean
}

/** The rows as they were asked for: they stay in their places until somebody asks again. */
export function ComplaintList(shown: Shown) {
  const { rows, selected, changed, isCards, isOld, columns, select, open } = shown
  const say = useSay()
  const Row = isCards ? CardRow : TableRow
  const lines = rows.map((row) => (
    <Row
      key={row.id}
      {...{ row, columns, select, open }}
      isSelected={selected.has(row.id)}
      isChanged={changed.has(row.id)}
    />
  ))
  return (
    <section
      className="queue-list"
      id="queue-list"
      aria-label={say('list')}
      aria-busy={isOld}
      data-old={isOld || undefined}
      data-scroll-restoration-id="queue"
      tabIndex={-1}
    >
      <Ticking>
        {isCards ? (
          <Cards {...{ rows, selected }} selectAll={shown.selectAll}>
            {lines}
          </Cards>
        ) : (
          <Table {...shown}>{lines}</Table>
        )}
      </Ticking>
    </section>
  )
}

type Chosen = Pick<Shown, 'rows' | 'selected' | 'selectAll'>

function AllOfThem({ rows, selected, selectAll }: Chosen) {
  const say = useSay()
  const isAll = rows.length > 0 && rows.every(({ id }) => selected.has(id))
  return <input type="checkbox" aria-label={say('selectAll')} checked={isAll} onChange={selectAll} />
}

function Cards({ children, ...chosen }: Chosen & { children: ReactNode }) {
  const say = useSay()
  return (
    <>
      <label className="queue-all">
        <AllOfThem {...chosen} />
        {say('selectAll')}
      </label>
      <ul className="queue-cards">{children}</ul>
    </>
  )
}

/** What the columns without a width share, at the least. */
const REST_PX = 180
const CHECK_PX = 36

function Table({
  columns,
  rows,
  selected,
  selectAll,
  sort,
  order,
  children,
}: Shown & { children: ReactNode }) {
  const name = useColumnName()
  const widths = columns.map((column) => columnOf(column).width)
  const least = widths.reduce<number>((sum, width) => sum + (width ?? REST_PX), CHECK_PX)
  return (
    <table className="queue-table" style={{ minWidth: least }}>
      <colgroup>
        <col style={{ width: CHECK_PX }} />
        {columns.map((column, at) => (
          <col key={column} {...(widths[at] !== undefined && { style: { width: widths[at] } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <AllOfThem {...{ rows, selected, selectAll }} />
          </th>
          {columns.map((column) => (
            <Head key={column} name={name(column)} by={columnOf(column).sort} {...{ sort, order }} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

type Headed = Pick<Shown, 'sort' | 'order'> & { name: string; by: Sort | undefined }

/** A column that an order goes by is pressed for it, and pressed again for the order of the desk. */
function Head({ name, by, sort, order }: Headed) {
  const word = useWord()
  if (!by)
    return (
      <th scope="col" title={name}>
        {name}
      </th>
    )
  const isBy = sort === by
  const direction = by === 'nextDue' || by === 'touched' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={isBy ? direction : 'none'} title={word('choose')}>
      <button type="button" className="queue-sort" onClick={() => order(isBy ? 'desk' : by)}>
        {name}
        {isBy && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  )
}
