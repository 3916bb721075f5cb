import './figures.css'
import { Button, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { utc } from '../../domain/instant.ts'
import { periodName } from '../../words/dates.ts'
import { addressOf } from '../asking/ask.ts'
import { useMay, useMe } from '../asking/me.ts'
import { useOwnDepartments } from '../asking/own-departments.ts'
import { Failed } from '../parts/states.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useCommon } from '../words.ts'
import { AgeingChart } from './charts/ageing-chart.tsx'
import { ParetoChart, TeamChart } from './charts/part-charts.tsx'
import { SatisfactionChart, TrendChart } from './charts/time-charts.tsx'
import { EmergencyTable } from './tables/emergency-table.tsx'
import { FigureCards } from './figure-card.tsx'
import { AllMeanings } from './meaning.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { askedOf, dayOf, type PeriodSearch } from './period.ts'
import { CostsTable } from './tables/costs-table.tsx'
import { FirstReadingTable } from './tables/first-reading-table.tsx'
import { RedressTable } from './tables/redress-table.tsx'
import { ResponsibilityTable } from './tables/responsibility-table.tsx'
import { Scoreboard } from './scoreboard.tsx'
import { useFigures, useFixedNow, type Question } from './use-figures.ts'
import { useSay } from './words.ts'

type Search = PeriodSearch & { department?: string }

/** The figures of a period: cards, then charts, and for management those of people. */
export function Page() {
  const { period, from, until, department }: Search = useSearch({ strict: false })
  const now = useFixedNow()
  const question = useMemo((): Question => {
    const asked = askedOf({ ...(period && { period }), ...(from && until && { from, until }) }, now)
    return { asked, ...(department && { department }) }
  }, [period, from, until, department, now])
  const may = useMay()
  const isManagement = useMe().held.some(({ role }) => role === 'management')
  return (
    <Stack gap="sm">
      <Head question={question} now={now} />
      <Told question={question} />
      <Charts question={question} />
      {may('getCosts') && <CostsTable question={question} />}
      <RedressTable question={question} />
      <EmergencyTable question={question} />
      {may('getResponsibility') && <ResponsibilityTable question={question} />}
      {may('getFirstReading') && <FirstReadingTable question={question} />}
      {isManagement && <Scoreboard question={question} />}
    </Stack>
  )
}

function Head({ question, now }: { question: Question; now: number }) {
  const [say, common, language, navigate] = [useSay(), useCommon(), useLanguage(), useNavigate()]
  const { asked, department } = question
  const ask = (search: Search) => void navigate({ to: '/figures', search })
  const days = `${dayOf(asked.from)} – ${dayOf(asked.to - 1)}`
  return (
    <>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {common('figures')}{' '}
          <Text span inherit fw={400}>
            {asked.label ? periodName(asked.label, language) : days}
          </Text>
        </Title>
        <Outward question={question} />
      </Group>
      <Group gap="xs" data-no-print>
        <PeriodChoice
          {...{ asked, now }}
          change={(search) => ask({ ...search, ...(department && { department }) })}
        />
        <DepartmentChoice
          chosen={department}
          change={(chosen) => {
            const search = asked.label
              ? { period: asked.label }
              : { from: dayOf(asked.from), until: dayOf(asked.to - 1) }
            ask({ ...search, ...(chosen && { department: chosen }) })
          }}
        />
        {asked.isRunning && (
          <Text size="sm" c="dimmed">
            {say('running')}
          </Text>
        )}
      </Group>
    </>
  )
}

/** On paper, in a spreadsheet, in words. */
function Outward({ question: { asked, department } }: { question: Question }) {
  const [say, language] = [useSay(), useLanguage()]
  const query = { from: utc(asked.from), to: utc(asked.to), kind: 'complaint', department, language }
  return (
    <Group gap="xs" data-no-print>
      <AllMeanings />
      <Button
        component="a"
        href={addressOf('getFigures', {}, { ...query, format: 'csv' })}
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        {say('download')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPrinter size={14} aria-hidden />}
        onClick={() => print()}
      >
        {say('print')}
      </Button>
    </Group>
  )
}

/** Those in which somebody has something to say; all of them where they answer for the whole firm. */
function DepartmentChoice({
  chosen,
  change,
}: {
  chosen: string | undefined
  change: (id: string | null) => void
}) {
  const [say, language, own] = [useSay(), useLanguage(), useOwnDepartments()]
  return (
    <Select
      size="xs"
      w={160}
      aria-label={say('allDepartments')}
      placeholder={say('allDepartments')}
      data={own.map(({ id, name }) => ({ value: id, label: name[language] }))}
      value={chosen ?? null}
      onChange={change}
      clearable
    />
  )
}

function Told({ question }: { question: Question }) {
  const { asked, department } = question
  const now = useFigures(asked, department)
  const before = useFigures(asked.before, department)
  const error = now.error ?? before.error
  return (
    <>
      {error && <Failed error={error} again={() => Promise.all([now.refetch(), before.refetch()])} />}
      <div className={now.isPlaceholderData ? 'stale' : undefined} aria-busy={now.isPlaceholderData}>
        <FigureCards
          question={question}
          now={now.data?.data[0]?.figures}
          before={before.data?.data[0]?.figures}
        />
      </div>
    </>
  )
}

const Charts = ({ question }: { question: Question }) => (
  <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
    <div className="whole-row">
      <TrendChart question={question} />
    </div>
    <TeamChart question={question} />
    <ParetoChart {...{ question }} by="category" title="byCategory" unknown="unclassified" field="category" />
    <ParetoChart {...{ question }} by="rootCause" title="byCause" unknown="causeUnknown" field="rootCause" />
    <ParetoChart {...{ question }} by="product" title="byProduct" unknown="notNamed" field="productModel" />
    <ParetoChart {...{ question }} by="store" title="byStore" unknown="notNamed" field="storeId" />
    <AgeingChart question={question} />
    <SatisfactionChart question={question} />
  </SimpleGrid>
)
