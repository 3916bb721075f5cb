import { Alert, Button, Center, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Language } from '../../domain/names.ts'
import { fieldName } from '../../words/fields.ts'
import { COLON } from '../../words/languages.ts'
import type { Failure } from '../asking/failure.ts'
import { isOffline, UNKNOWN } from '../asking/failure.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from '../words.ts'

type Asking<T> = {
  data: T | undefined
  error: Failure | null
  isFetching: boolean
  refetch: () => unknown
}

/** What an answer shows once it is there; before, its outline; where it failed, why and how to try again. */
export function Loaded<T>({
  of,
  lines = 8,
  children,
}: {
  of: Asking<T>
  /** How many lines of outline, about as high as what comes. */
  lines?: number
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return children(of.data)
  return of.error ? <Failed error={of.error} again={of.refetch} /> : <Outline lines={lines} />
}

export function Outline({ lines }: { lines: number }) {
  const say = useSay()
  return (
    <Stack gap="xs" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={28} />
      ))}
    </Stack>
  )
}

/** What is called what a fault points at. */
function fieldIn(pointer: string, language: Language): string {
  const names = pointer.split('/').filter((part) => !/^\d*$/.test(part))
  return fieldName(names.at(-1) ?? '', language)
}

type Shown = {
  error: Failure
  /** Of what is wrong with fields, what stands at none of them. */
  faults?: Failure['faults']
  again?: () => unknown
}

/** What went wrong, in the words of the API, with what an operator needs to find it, where it is more than a field. */
export function Failed({ error, faults = error.faults, again }: Shown) {
  const [say, language] = [useSay(), useLanguage()]
  const title =
    error.code === UNKNOWN ? say('outcomeUnknown') : isOffline(error) ? say('cutOff') : error.message
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert" data-failed>
      <Stack gap="xs" align="start">
        {error.detail && <Text size="sm">{error.detail}</Text>}
        {faults.map(({ pointer, detail }) => (
          <Text size="sm" key={pointer}>
            {fieldIn(pointer, language)}
            {COLON[language]}
            {detail}
          </Text>
        ))}
        {error.requestId && error.faults.length === 0 && (
          <Text size="xs" c="dimmed">
            {say('requestId')} {error.requestId}
          </Text>
        )}
        {again && (
          <Button size="xs" variant="default" onClick={() => void again()}>
            {say('again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** Nothing to show: what that means here, and what can be done. */
export const Empty = ({ children }: { children: ReactNode }) => (
  <Center mih={96}>
    <Stack align="center" gap="xs" c="dimmed">
      {children}
    </Stack>
  </Center>
)
