import './intake.css'
import { Title } from '@mantine/core'
import { useAsk } from '../asking/use-ask.ts'
import { useSchemas } from '../dialogs/schema-form.tsx'
import { Loaded } from '../parts/states.tsx'
import { useSay } from '../words.ts'
import { useIntakeDraft } from './draft.ts'
import { IntakeForm } from './intake-form.tsx'
import { Slip } from './slip.tsx'
import { useTakingIn } from './use-taking-in.ts'

/** Rules change with the process. */
const FRESH = { freshMs: 60_000 }

/** A complaint is told on the telephone: taken in without a hand leaving the keys, down to the slip that is read out. */
export function Page() {
  const say = useSay()
  const drafting = useIntakeDraft()
  const taking = useTakingIn(drafting)
  const schemas = useSchemas()
  const policies = useAsk('listPolicies', {}, FRESH)
  if (drafting.draft.isSent) return <Slip {...taking} next={drafting.reset} />
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {say('intake')}
      </Title>
      <Loaded of={schemas}>
        {(bodies) => (
          <Loaded of={policies}>
            {(rules) => <IntakeForm {...{ ...drafting, taking, bodies, policies: rules }} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
