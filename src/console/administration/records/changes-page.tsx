import type { Title } from '../../../domain/names.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DIRECTORY_CHANGES } from '../../../words/administration/directory.ts'
import { fieldName } from '../../../words/fields.ts'
import { COLON } from '../../../words/languages.ts'
import { calledIn, saidIn, type Telling } from '../../../words/telling/said.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useWithRole } from '../../parts/names.tsx'
import { useTelling } from '../../parts/saying.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Turning } from '../../parts/turning.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay } from './words.ts'

type Change = Answer<'listDirectoryChanges'>['data'][number]

const BASE = '/administration/changes'
const PAGE_ROWS = 50

/** Who changed what in the directory, the latest first. */
export function Page() {
  const [say, sayOfAll, columns, navigate] = [useSay(), useSayOfAll(), useColumns(), useNavigate()]
  const { before }: { before?: string } = useSearch({ strict: false })
  const query = { limit: PAGE_ROWS + 1, ...(before && { before: Number(before) }) }
  const changes = useAsk('listDirectoryChanges', { query }, { keepsPrevious: true })
  return (
    <Loaded of={changes}>
      {({ data }) => {
        const shown = data.slice(0, PAGE_ROWS)
        const next = data.length > PAGE_ROWS ? String(shown.at(-1)!.position) : undefined
        return (
          <>
            <Rows
              label={sayOfAll('changes')}
              rows={shown}
              columns={columns}
              keyOf={({ position }) => String(position)}
              empty={say('noChanges')}
              minWidth={640}
            />
            <Turning
              cursor={before}
              nextCursor={next}
              turn={(to) => void navigate({ to: BASE, search: { before: to } })}
            />
          </>
        )
      }}
    </Loaded>
  )
}

function useColumns(): Column<Change>[] {
  const [say, language, withRole, telling] = [useSay(), useLanguage(), useWithRole(), useTelling()]
  return [
    { head: say('at'), cell: ({ at }) => <When at={at} exact /> },
    {
      head: fieldName('by', language),
      cell: ({ by }) => withRole(by),
    },
    { head: say('changed'), cell: ({ what }) => wordIn(DIRECTORY_CHANGES, what, language) },
    { head: say('toWhat'), cell: ({ data }) => factsIn(data, telling) },
  ]
}

/** What was said, field by field. */
const factsIn = (data: object, telling: Telling): string =>
  toldIn(data)
    .map(([name, one]) => `${telling.label(name)}${COLON[telling.language]}${factIn(name, one, telling)}`)
    .join(' · ')

/** Of what is called in both languages the reader's; of what holds several things each, without what it is called. */
function factIn(name: string, value: unknown, telling: Telling): string {
  if (Array.isArray(value)) return value.map((one) => factIn(name, one, telling)).join(' / ')
  if (typeof value === 'object' && value !== null)
    return isTitle(value)
      ? value[telling.language]
      : toldIn(value)
          .map(([inside, one]) => factIn(inside, one, telling))
          .join(' · ')
  const isCode = typeof value === 'string' && calledIn(name, value, telling) === value
  const said = saidIn(name, value, telling, isCode)
  return 'text' in said ? said.text : ''
}

const toldIn = (value: object) => Object.entries(value).filter(([, one]) => one !== null)
const isTitle = (value: object): value is Title => 'zh' in value && 'en' in value
