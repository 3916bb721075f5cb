import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { OUTCOMES, STAGES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'

const LINE = Object.keys(STAGES)

/** The stages that a complaint goes through, and where it is. */
export function StageLine() {
  const [say, language] = [useSay(), useLanguage()]
  const { stage, outcome } = useDesk().complaint
  const at = LINE.indexOf(stage)
  return (
    <ol className="stages" aria-label={say('stages')}>
      {LINE.map((one, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'later'
        const isEnd = one === 'closed' && outcome !== undefined
        return (
          <li key={one} data-state={state} {...(state === 'now' && { 'aria-current': 'step' })}>
            <span className="mark" aria-hidden>
              {state === 'done' && <IconCheck size={11} />}
            </span>
            {wordIn(STAGES, one, language)}
            {isEnd && ` · ${wordIn(OUTCOMES, outcome, language)}`}
            {state === 'done' && <VisuallyHidden> {say('stageDone')}</VisuallyHidden>}
          </li>
        )
      })}
    </ol>
  )
}
