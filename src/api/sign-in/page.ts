import type { Actor } from '../../domain/command.ts'
import type { Language } from '../../domain/names.ts'
import type { Caller } from '../../identity/caller.ts'
import { documentOf, otherThan, type Note } from '../../portal/page/document.ts'
import { label } from '../../portal/page/labels.ts'
import { html, type Html } from '../../words/html.ts'
import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { signInWord } from './words.ts'

type Page = {
  language: Language
  nonce: string
  /** This page, to be read in the other language. */ path: string
}

function pageOf({ language, nonce, path }: Page, body: Html, note?: Note): string {
  const other = otherThan(language)
  const switcher = html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  return documentOf({ language, nonce, note, switcher, body, title: signInWord('title', language) })
}

/** What people and departments are called. */
export type Names = {
  people: ReadonlyMap<string, string>
  departments: ReadonlyMap<string, { zh: string; en: string } | undefined>
}

const personIn = ({ people }: Names, id: string): string => people.get(id) ?? id
const departmentIn = ({ departments }: Names, id: string, language: Language): string =>
  departments.get(id)?.[language] ?? id

/** Who can be chosen where nobody has a password. */
export function trialPage(
  page: Page,
  users: Readonly<Record<string, Actor>>,
  names: Names,
  to: string,
): string {
  const { language } = page
  const rows = Object.entries(users).map(
    ([user, { id, role, departments }]) =>
      html`<tr>
        <td>${personIn(names, id)}</td>
        <td>${wordIn(ROLES, role, language)}</td>
        <td>
          ${departments?.map((one) => html`<span class="tag">${departmentIn(names, one, language)}</span>`)}
        </td>
        <td>
          <form method="post" action="/sign-in">
            <input type="hidden" name="user" value="${user}" />
            <input type="hidden" name="to" value="${to}" />
            <button class="quiet">${signInWord('title', language)}</button>
          </form>
        </td>
      </tr>`,
  )
  return pageOf(
    page,
    html`<section>
      <h1>${signInWord('trial', language)}</h1>
      <p>${signInWord('trialFor', language)}</p>
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </section>`,
  )
}

/** Who is signed in here, and as what. */
export function herePage(page: Page, { id, held }: Caller, names: Names): string {
  const { language } = page
  const nameOf = (person: string) => personIn(names, person)
  const named = (all: readonly string[]) => all.map((one) => departmentIn(names, one, language)).join(', ')
  const rows = held.map(
    ({ role, departments, for: whom }) =>
      html`<li>
        ${wordIn(ROLES, role, language)}
        ${whom !== undefined && html`(${signInWord('standsInFor', language)} ${nameOf(whom)})`}
        ${departments && html`<span class="tag">${named(departments)}</span>`}
      </li>`,
  )
  return pageOf(
    page,
    html`<section>
      <h1>${signInWord('here', language)}</h1>
      <p>${nameOf(id)}</p>
      <ul class="history">
        ${rows}
      </ul>
      <p>
        <a href="/">${signInWord('begin', language)}</a> ·
        <a href="/sign-out">${signInWord('out', language)}</a>
      </p>
    </section>`,
  )
}

/** After it did not work out, or after the sign-out: by a link one goes on. */
export function plainPage(
  page: Page,
  { says, goesOn, note }: { says: Parameters<typeof signInWord>[0]; goesOn: 'again' | 'out'; note?: Note },
): string {
  const { language } = page
  const href = goesOn === 'again' ? '/sign-in' : '/sign-out'
  const body = html`<section>
    <h1>${signInWord(says, language)}</h1>
    <p><a href="${href}">${signInWord(goesOn, language)}</a></p>
  </section>`
  return pageOf(page, body, note)
}
