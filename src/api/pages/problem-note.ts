import type { Language } from '../../domain/names.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Note } from '../../portal/page/document.ts'
import type { Deps } from '../deps.ts'
import { problemBody, type Problem } from '../problems/problem.ts'

/** What a page for customers says of a problem. */
export function problemNote({ policies }: Deps, problem: Problem, language: Language): Note {
  const { detail, title } = problemBody(problem, language, '', clockTitlesOf(policies).clocks)
  return { is: 'bad', words: detail || title }
}
