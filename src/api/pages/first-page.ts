import type { Language } from '../../domain/names.ts'
import { html, type Html } from '../../words/html.ts'
import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { documentOf, otherThan } from '../../portal/page/document.ts'
import { label } from '../../portal/page/labels.ts'
import type { Identity } from '../../identity/identity.ts'
import { firstComplaint } from './first-complaint.ts'
import { firstWord } from './first-words.ts'
import { runsAt, type TemporalUi } from './temporal-ui.ts'

type Given = {
  language: Language
  nonce: string
  /** Where the reader reached us. */
  apiUrl: string
  temporalUi: TemporalUi | undefined
  trialUsers: Identity['trialUsers']
  hasConsole: boolean
}

/** What is where, and, where there are development users, the first steps. */
export function firstPage(given: Given): string {
  const { language, nonce, trialUsers } = given
  const other = otherThan(language)
  const switcher = html`<a href="/welcome?lang=${other}" lang="${other}" hreflang="${other}"
    >${label('other', language)}</a
  >`
  const body = html`<section>
      <h1>${firstWord('promise', language)}</h1>
      <p>${firstWord('about', language)}</p>
    </section>
    ${places(given)} ${trialUsers && [firstSteps(given), people(language, trialUsers)]}`
  return documentOf({ language, nonce, switcher, body, title: firstWord('title', language) })
}

function places({ language, temporalUi, hasConsole }: Given): Html {
  const at = [
    ...(hasConsole ? [['console', 'consoleFor', '/console/'] as const] : []),
    ['complain', 'complainFor', '/complain'],
    ['progress', 'progressFor', '/progress'],
    ['signIn', 'signInFor', '/sign-in'],
    ['docs', 'docsFor', '/docs'],
    ['contract', 'contractFor', '/openapi.json'],
    ['ready', 'readyFor', '/readyz'],
    ...(temporalUi ? [['temporal', 'temporalFor', runsAt(temporalUi)] as const] : []),
  ] as const
  const rows = at.map(
    ([name, what, href]) =>
      html`<li>
        <a href="${href}">${firstWord(name, language)}</a
        ><span class="tag">${firstWord(what, language)}</span>
      </li>`,
  )
  return html`<section>
    <h2>${firstWord('places', language)}</h2>
    <ul class="history">
      ${rows}
    </ul>
  </section>`
}

const firstSteps = ({ language, apiUrl }: Given): Html =>
  html`<section>
    <h2>${firstWord('steps', language)}</h2>
    <ol class="first">
      <li>${firstWord('takeIn', language)}${command(firstComplaint(apiUrl).join('\n'))}</li>
      <li>
        ${firstWord('look', language)}
        <a href="/progress">${firstWord('progress', language)}</a>
      </li>
      <li>${firstWord('demo', language)}${command(`npm run demo -- --url ${apiUrl}`)}</li>
    </ol>
  </section>`

const command = (text: string): Html => html`<pre><code>${text}</code></pre>`

function people(language: Language, users: NonNullable<Identity['trialUsers']>): Html {
  const rows = Object.entries(users).map(
    ([token, { role, departments }]) =>
      html`<tr>
        <td><code>${token}</code></td>
        <td>${wordIn(ROLES, role, language)}</td>
        <td>${departments?.map((id) => html`<code>${id}</code>`)}</td>
      </tr>`,
  )
  return html`<section>
    <h2>${firstWord('users', language)}</h2>
    <p>${firstWord('usersFor', language)}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${firstWord('token', language)}</th>
          <th scope="col">${firstWord('role', language)}</th>
          <th scope="col">${firstWord('department', language)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}
