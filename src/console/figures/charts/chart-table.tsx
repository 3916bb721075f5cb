import { Rows, type Column } from '../../parts/data-table.tsx'
import { ToList } from '../to-list.tsx'
import type { Drawn, Line } from './drawn.ts'

/** What a chart shows, in numbers: for whoever does not see it, and for whoever wants to know exactly. */
export function ChartTable({ drawn, title }: { drawn: Drawn; title: string }) {
  const columns: Column<Line>[] = [
    { head: drawn.first, cell: ({ name, list }) => <ToList filter={list}>{name}</ToList> },
    ...drawn.columns.map(({ name, text }, index): Column<Line> => ({
      head: name,
      cell: ({ values }) => text(values[index] ?? null),
      isNumber: true,
    })),
  ]
  return (
    <div className="chart-table">
      <Rows
        label={title}
        rows={drawn.lines}
        columns={columns}
        keyOf={({ name }) => name}
        empty={null}
        minWidth={300}
      />
    </div>
  )
}
