import { ActionIcon, Button, List, Popover, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/states.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Definition = Answer<'getDefinitions'>['data'][number]

/** What figures are called and mean: it changes with the product. */
const useDefinitions = () => useAsk('getDefinitions', {}, { freshMs: Number.POSITIVE_INFINITY })

/** What a figure is called and means, by its name, once it is known. */
export function useDefinitionOf(): (name: string) => Definition | undefined {
  const definitions = useDefinitions().data?.data
  return useMemo(() => (name) => definitions?.find((one) => one.name === name), [definitions])
}

/** What a figure is called; its name, before that is known. */
export function useTitleOf(): (name: string) => string {
  const [language, definitionOf] = [useLanguage(), useDefinitionOf()]
  return useMemo(() => (name) => definitionOf(name)?.title[language] ?? name, [definitionOf, language])
}

/** What one figure means, behind a sign. */
export function Meaning({ of: { title, text } }: { of: Definition }) {
  const [say, language] = [useSay(), useLanguage()]
  return (
    <Popover width={320} withArrow shadow="md" position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`${say('meaning')} ${title[language]}`}
        >
          <IconInfoCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={title[language]}>
        <Text size="sm" fw={600}>
          {title[language]}
        </Text>
        <Text size="sm" tabIndex={0}>
          {text[language]}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What holds for all of them, and each with its formula. */
export function AllMeanings() {
  const [say, [isOpen, { open, close }]] = [useSay(), useDisclosure()]
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={open}>
        {say('allMeanings')}
      </Button>
      {isOpen && (
        <Dialog close={close} size="xl" title={say('allMeanings')}>
          <Definitions />
        </Dialog>
      )}
    </>
  )
}

function Definitions() {
  const language = useLanguage()
  return (
    <Loaded of={useDefinitions()}>
      {({ general, data }) => (
        <Stack>
          <List size="sm" spacing="xs">
            {general[language].map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
          {data.map(({ name, title, text }) => (
            <div key={name}>
              <Text size="sm" fw={600}>
                {title[language]}
              </Text>
              <Text size="sm">{text[language]}</Text>
            </div>
          ))}
        </Stack>
      )}
    </Loaded>
  )
}
