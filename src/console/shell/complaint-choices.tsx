import { useDebouncedValue } from '@mantine/hooks'
import type { SpotlightActionData } from '@mantine/spotlight'
import { IconFileText } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Listed } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { knownBy } from './known-by.ts'
import { useLanguage } from './preferences.ts'

const PAUSE_MS = 200
const MOST = 8
/** The API finds words of two characters and more. */
const isWord = (text: string): boolean => text.length >= 2

type Found = Pick<Listed, 'id' | 'number' | 'subject' | 'stage'> & { name: string | undefined }

/** Complaints by any word in them, and by what a caller is known by. */
export function useComplaintChoices(typed: string): SpotlightActionData[] {
  const [language, navigate] = [useLanguage(), useNavigate()]
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const [listed, told] = [useListed(text), useTold(text)]
  const ids = new Set(listed.map(({ id }) => id))
  return [...listed, ...told.filter(({ id }) => !ids.has(id))].map(
    ({ id, number, subject, name, stage }) => ({
      id,
      label: `${number} ${subject}`,
      description: [name, wordIn(STAGES, stage, language)].filter(Boolean).join(' · '),
      // Found by the API, in words that need not stand in what is shown.
      keywords: [typed],
      leftSection: <IconFileText size={18} aria-hidden />,
      onClick: () => void navigate({ to: '/complaints/$id', params: { id } }),
    }),
  )
}

function useListed(text: string): Found[] {
  const enabled = useMay()('listComplaints') && isWord(text)
  const { data } = useAsk('listComplaints', { query: { text, limit: MOST } }, { enabled })
  if (!enabled) return []
  return (data?.data ?? []).map(({ complainantName: name, ...one }) => ({ ...one, name }))
}

/** Numbers and addresses of callers stand in no list: they are looked for by themselves. */
function useTold(text: string): Found[] {
  const by = knownBy(text)
  const enabled = useMay()('listCallers') && by !== undefined
  const { data } = useAsk('listCallers', { query: { ...by, limit: MOST } }, { enabled })
  if (!enabled) return []
  return (data?.data ?? []).flatMap(({ name, complaints }) =>
    complaints.flatMap((one) => ('id' in one ? [{ ...one, name }] : [])),
  )
}
