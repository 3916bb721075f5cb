import { Box, Group, Text, VisuallyHidden } from '@mantine/core'
import { DAY_REASONS } from '../../../words/clocks.ts'
import { weekday } from '../../../words/dates.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from '../words.ts'
import { lookOf, monthsOf, type DayCell, type DayExplained } from './months.ts'

type Shown = { days: readonly DayExplained[]; dueDate: string | undefined }

/** Which days counted, and which not, as a small calendar of the months. */
export function MonthPicture({ days, dueDate }: Shown) {
  const language = useLanguage()
  return (
    <Box>
      <Group align="start" gap="xl">
        {monthsOf(days).map(({ month, weeks }) => (
          <table key={month} className="month">
            <caption>{month}</caption>
            <thead>
              <tr>
                {Array.from({ length: 7 }, (_, day) => (
                  <th key={day} scope="col">
                    {weekday(day, language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, index) => (
                <tr key={index}>
                  {week.map((cell, day) => (
                    <td key={day}>{cell && <Day cell={cell} isDue={cell.date === dueDate} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </Group>
      <Legend days={days} />
    </Box>
  )
}

function Day({ cell: { number, explained }, isDue }: { cell: DayCell; isDue: boolean }) {
  const [say, language] = [useSay(), useLanguage()]
  if (!explained) return <span>{number}</span>
  const told = [
    wordIn(DAY_REASONS, explained.reason, language),
    say(explained.counted ? 'countsDay' : 'countsNot'),
    isDue && say('dueDay'),
  ]
  const title = told.filter(Boolean).join(' · ')
  return (
    <span data-day={lookOf(explained)} {...(isDue && { 'data-edge': 'due' })} title={title}>
      {number}
      <VisuallyHidden> {title}</VisuallyHidden>
    </span>
  )
}

/** What the looks mean, and how many days of each there are. */
function Legend({ days }: { days: readonly DayExplained[] }) {
  const [say, language] = [useSay(), useLanguage()]
  const reasons = [...new Set(days.map(({ reason }) => reason))]
  return (
    <Group gap="md" mt="xs" className="month" component="ul" p={0} style={{ listStyle: 'none' }}>
      {reasons.map((reason) => {
        const ofIt = days.filter((day) => day.reason === reason)
        return (
          <Group key={reason} gap={4} component="li" wrap="nowrap">
            <span className="sample" data-day={lookOf(ofIt[0]!)} aria-hidden />
            <Text size="xs">
              {wordIn(DAY_REASONS, reason, language)} {ofIt.length}（
              {say(ofIt[0]!.counted ? 'countsDay' : 'countsNot')}）
            </Text>
          </Group>
        )
      })}
    </Group>
  )
}
