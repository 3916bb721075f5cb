import { Modal } from '@mantine/core'
import { COMMANDS } from '../../words/commands.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from '../words.ts'
import { CommandForm, type CommandAsked } from './command-form.tsx'

type Shown = Omit<CommandAsked, 'done'> & { close: () => void }

/** A command in a window of its own. */
export function CommandDialog({ close, ...asked }: Shown) {
  const [language, say] = [useLanguage(), useSay()]
  return (
    <Modal
      opened
      onClose={close}
      title={wordIn(COMMANDS, asked.type, language)}
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <CommandForm {...asked} done={close} />
    </Modal>
  )
}
