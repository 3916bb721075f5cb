import { Group, Pagination, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useSay } from '../words.ts'
import { Empty } from './states.tsx'

export type Column<T> = {
  head: string
  cell: (row: T) => ReactNode
  /** Numbers stand under each other. */
  isNumber?: true
}

type Shown<T> = {
  /** What the table is of, for those who do not see it. */
  label: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  keyOf: (row: T) => string
  /** What it means that there are none, and what can be done. */
  empty: ReactNode
  /** By which words a row is found; without it nothing is searched. */
  textOf?: (row: T) => string
  /** Beside the search: further filters, or what can be done. */
  tools?: ReactNode
  /** Narrower than this it is moved sideways. */
  minWidth?: number
}

const PAGE_ROWS = 50
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8

/** Rows that are all there: found by words, page by page. */
export function DataTable<T>({ rows, textOf, tools, ...table }: Shown<T>) {
  const say = useSay()
  const [words, setWords] = useState('')
  const [page, setPage] = useState(1)
  const wanted = words.trim().toLowerCase()
  const found = textOf && wanted ? rows.filter((row) => textOf(row).toLowerCase().includes(wanted)) : rows
  const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS))
  const at = Math.min(page, pages)
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="wrap">
        {textOf && rows.length >= SEARCHED_FROM && <Search words={words} search={setWords} />}
        {tools}
        <Text size="xs" c="dimmed" ml="auto" role="status">
          {say('total')} {found.length}
        </Text>
      </Group>
      <Rows {...table} rows={found.slice((at - 1) * PAGE_ROWS, at * PAGE_ROWS)} />
      {pages > 1 && <Pages total={pages} value={at} onChange={setPage} />}
    </Stack>
  )
}

function Search({ words, search }: { words: string; search: (words: string) => void }) {
  const say = useSay()
  return (
    <TextInput
      size="xs"
      leftSection={<IconSearch size={14} aria-hidden />}
      placeholder={say('findInList')}
      aria-label={say('findInList')}
      value={words}
      onChange={({ currentTarget }) => search(currentTarget.value)}
    />
  )
}

function Pages(pages: { total: number; value: number; onChange: (page: number) => void }) {
  const say = useSay()
  const name = (control: string) => say(control === 'previous' ? 'previousPage' : 'nextPage')
  return <Pagination size="sm" {...pages} getControlProps={(control) => ({ 'aria-label': name(control) })} />
}

/** The rows of a page, as they come. */
export function Rows<T>({
  label,
  rows,
  columns,
  keyOf,
  empty,
  minWidth = 560,
}: Omit<Shown<T>, 'textOf' | 'tools'>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  const align = ({ isNumber }: Column<T>) => (isNumber ? 'right' : 'left')
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="region" aria-label={label}>
      <Table highlightOnHover verticalSpacing={6} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.head} ta={align(column)} style={{ whiteSpace: 'nowrap' }}>
                {column.head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column) => (
                <Table.Td key={column.head} ta={align(column)}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
