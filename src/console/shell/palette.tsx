import '@mantine/spotlight/styles.css'
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconPlayerPlay, IconSearch, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMay } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { pagesFor } from '../pages.ts'
import { useSay } from '../words.ts'
import { useComplaintChoices } from './complaint-choices.tsx'
import { useOfferedSteps } from './steps-store.ts'

const [store, palette] = createSpotlight()

/** Complaints, people and pages from one place. */
export function Palette({ times }: { times: number }) {
  const say = useSay()
  useEffect(() => palette.open(), [times])
  const [text, setText] = useState('')
  const pages = usePageChoices()
  const complaints = useComplaintChoices(text)
  const people = usePeopleChoices()
  const steps = useStepChoices()
  useFirst(complaints.map(({ id }) => id).join())
  return (
    <Spotlight
      store={store}
      actions={[
        { group: say('complaint'), actions: complaints },
        { group: say('pages'), actions: pages },
        { group: say('steps'), actions: steps },
        { group: say('team'), actions: people },
      ]}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      limit={12}
      nothingFound={say('nothingFound')}
      highlightQuery
      scrollable
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: say('findAnything'),
        'aria-label': say('findAnything'),
      }}
    />
  )
}

/** Enter takes what is found first, also where it comes a moment after the typing, unless somebody has moved down the list. */
function useFirst(found: string): void {
  useEffect(() => {
    const { selected, listId } = store.getState()
    const choices = [...document.querySelectorAll(`[id="${listId}"] [data-action]`)]
    if (selected > 0 || choices.length === 0) return
    for (const choice of choices) choice.toggleAttribute('data-selected', choice === choices[0])
    store.updateState((state) => ({ ...state, selected: 0 }))
  }, [found])
}

function usePageChoices(): SpotlightActionData[] {
  const [say, may, navigate] = [useSay(), useMay(), useNavigate()]
  return pagesFor(may).map(({ path, word, icon: Icon }) => ({
    id: path,
    label: say(word),
    leftSection: <Icon size={18} aria-hidden />,
    onClick: () => void navigate({ to: path }),
  }))
}

/** What can be done on the page that is open. */
function useStepChoices(): SpotlightActionData[] {
  return useOfferedSteps().map(({ id, label, about, run }) => ({
    id: `step ${id}`,
    label,
    description: about,
    leftSection: <IconPlayerPlay size={18} aria-hidden />,
    onClick: run,
  }))
}

function usePeopleChoices(): SpotlightActionData[] {
  const [may, navigate] = [useMay(), useNavigate()]
  const { data } = useAsk('listPeople', {}, { enabled: may('listPeople'), freshMs: 60_000 })
  return (data?.data ?? []).map(({ id, name }) => ({
    id: `person ${id}`,
    label: name,
    description: id,
    leftSection: <IconUser size={18} aria-hidden />,
    onClick: () => void navigate({ to: '/queue', search: { handler: id } }),
  }))
}
