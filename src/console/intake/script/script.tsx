import { Button, Collapse, Fieldset, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { placesOf } from '../../../domain/policy/places.ts'
import { isEmpty } from '../../dialogs/value.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Drafting } from '../draft.ts'
import { valueAt } from '../paths.ts'
import type { Policies } from '../selecting.ts'
import { useIntakeForm } from './use-intake-form.ts'
import { useSay } from '../words.ts'

type Shown = Pick<Drafting, 'draft'> & { policies: Policies }

/** What is said and asked, in order; what has been answered is marked. Where it would push the form out of sight it is folded. */
export function Script({ draft, policies }: Shown) {
  const [say, language] = [useSay(), useLanguage()]
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  const [chosen, setOpen] = useState<boolean>()
  const isOpen = chosen ?? !isNarrow
  const script = useIntakeForm(policies, draft).data?.script ?? []
  if (script.length === 0) return null
  const Icon = isOpen ? IconChevronUp : IconChevronDown
  const isTold = (field: (typeof script)[number]['field']) =>
    field !== undefined && placesOf(field).some((path) => !isEmpty(valueAt(draft.told.details, path)))
  return (
    <Fieldset legend={say('script')} p="sm">
      <Collapse expanded={isOpen}>
        <ol className="intake-script">
          {script.map(({ says, field }, index) => (
            <li key={index}>
              <Text span size="sm" {...(isTold(field) && { c: 'dimmed' })}>
                {says[language]}
              </Text>
              {isTold(field) && (
                <IconCheck size={14} className="in-text" aria-label={say('told')} role="img" />
              )}
            </li>
          ))}
        </ol>
      </Collapse>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? 'less' : 'showScript')}
      </Button>
    </Fieldset>
  )
}
