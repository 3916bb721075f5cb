import { Anchor, Box, Text } from '@mantine/core'
import { useState } from 'react'
import { LANGUAGES } from '../../../words/languages.ts'
import { wayName } from '../../../words/telling/delivery.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import type { NoticeShown } from '../timeline/items.ts'
import { useSay } from '../words.ts'

/** What the customer was written, word for word, behind a press; of what staff was told no words are kept. */
export function Letters({ of }: { of: NoticeShown }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const ids = of.postings.flatMap(({ attempts }) => attempts.flatMap(({ letterId }) => letterId ?? []))
  if (of.to.role !== 'customer' || ids.length === 0) return null
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="xs"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'hideLetter' : 'readLetter')}
      </Anchor>
      {isOpen && <Written ids={ids} />}
    </>
  )
}

function Written({ ids }: { ids: readonly string[] }) {
  const [say, language] = [useSay(), useLanguage()]
  const { id } = useDesk().complaint
  const letters = useAsk('listLetters', { params: { id } })
  return (
    <Loaded of={letters} lines={2}>
      {({ data }) => {
        const own = data.filter(({ letterId }) => ids.includes(letterId))
        if (own.length === 0) return <Text size="xs">{say('noLetter')}</Text>
        return own.map((letter) => (
          <Box key={letter.letterId} p="xs" my={4} bg="var(--mantine-color-default-hover)">
            <Text size="xs" c="dimmed">
              {wayName(letter.channel, language)} · {wordIn(LANGUAGES, letter.language, language)} ·{' '}
              <When at={letter.sentAt} exact />
            </Text>
            <Text size="sm" fw={600}>
              {letter.subject}
            </Text>
            <Text size="sm" className="words">
              {letter.body}
            </Text>
          </Box>
        ))
      }}
    </Loaded>
  )
}
