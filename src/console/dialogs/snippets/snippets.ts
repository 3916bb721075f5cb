import type { ComplaintShown } from '../../asking/contract.ts'

/** Found by its name, where a bracket calls it. */
export type Snippet = { name: string; text: string }

/** Where a snippet is being called: an opening bracket at the caret, and what has been typed of its name since. */
export type Called = { from: number; until: number; sought: string }

/** By an input method the bracket comes in its Chinese form. */
const CALL = /[[【［]([^[\]【】［］\n]{0,30})$/

export function calledAt(text: string, caret: number): Called | undefined {
  const found = CALL.exec(text.slice(0, caret))
  return found ? { from: found.index, until: caret, sought: found[1]!.trim().toLowerCase() } : undefined
}

export const fitting = (snippets: readonly Snippet[], { sought }: Called): Snippet[] =>
  snippets.filter(({ name, text }) => `${name} ${text}`.toLowerCase().includes(sought))

/** The text with the snippet where it was called. */
export const withSnippet = (text: string, { from, until }: Called, snippet: string): string =>
  text.slice(0, from) + snippet + text.slice(until)

/** What a snippet may leave to the complaint: {name}, {number}, {subject}. */
export function filledFor(text: string, complaint: ComplaintShown | undefined): string {
  if (!complaint) return text
  const { number, details } = complaint
  const said = { name: details.complainant.name, number, subject: details.subject }
  return text.replaceAll(/\{(name|number|subject)\}/g, (_, field: keyof typeof said) => said[field])
}
