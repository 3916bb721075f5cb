import { useCombobox } from '@mantine/core'
import { useRef, useState } from 'react'
import { usePreferences } from '../../shell/preferences.ts'
import { useForm } from '../form.tsx'
import { calledAt, filledFor, fitting, withSnippet, type Called } from './snippets.ts'

/** The snippets that a text calls while it is written, and how one is put into it. */
export function useSnippetsIn(value: string, onChange: (value: string) => void) {
  const { snippets } = usePreferences()
  const { known } = useForm()
  const area = useRef<HTMLTextAreaElement>(null)
  const [called, setCalled] = useState<Called>()
  const list = useCombobox()
  const look = (text: string, caret: number) => {
    onChange(text)
    const now = calledAt(text, caret)
    setCalled(now)
    if (!now) return list.closeDropdown()
    list.openDropdown()
    queueMicrotask(() => list.selectFirstOption())
  }
  const choose = (name: string) => {
    const snippet = snippets.find((one) => one.name === name)
    if (!snippet || !called) return
    const text = filledFor(snippet.text, known.complaint)
    onChange(withSnippet(value, called, text))
    setCalled(undefined)
    const caret = called.from + text.length
    requestAnimationFrame(() => area.current?.setSelectionRange(caret, caret))
  }
  return { area, list, found: called ? fitting(snippets, called) : [], look, choose }
}
