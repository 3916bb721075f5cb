import type { Header } from 'postal-mime'

/** The headers of a mail, by their names in lower case. */
export type Headers = {
  /** The topmost one. */
  first(name: string): string | undefined
  all(name: string): readonly string[]
}

export const headersOf = (headers: readonly Header[]): Headers => ({
  first: (name) => headers.find(({ key }) => key === name)?.value,
  all: (name) => headers.flatMap(({ key, value }) => (key === name ? [value] : [])),
})
