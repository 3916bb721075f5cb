import { html, type Html, type Part } from '../../words/html.ts'
import { STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { Stage } from '../../domain/policy/policy.ts'
import type { ProgressAction } from '../actions.ts'
import type { Needed } from '../needed.ts'
import type { Progress } from '../progress.ts'
import { bringForm } from './bring-form.ts'
import { documentOf, otherThan, type Note } from './document.ts'
import { actionForm, hiddenInputs, type Slip } from './forms.ts'
import { FORMS, label } from './labels.ts'
import { promisesSection } from './promises-section.ts'
import { saidLines, timeOf, type Reader } from './said.ts'

type Shown = {
  progress: Progress
  slip: Slip
  nonce: string
  firm?: string | undefined
  note?: Note | undefined
  /** Whether they can bring files. */
  takesFiles: boolean
}

/** A complaint as its complainant sees it, and what they can do. */
export function progressPage({ progress, slip, nonce, firm, note, takesFiles }: Shown): string {
  const { language, zone } = progress
  const reader: Reader = { language, zone }
  const other = otherThan(language)
  const switcher = html`<form method="post" action="/progress">
    ${hiddenInputs({ ...slip, lang: other })}
    <button class="quiet" lang="${other}">${label('other', language)}</button>
  </form>`
  const body = [
    standingSection(progress, reader),
    progress.needed.map((one) => neededSection(one, { progress, slip }, reader)),
    ratingSection(progress, slip, reader),
    promisesSection(progress.promises, reader),
    history(progress, reader),
    othersSection(progress, reader),
    possible(progress, { slip, takesFiles }, reader),
    footerOf(slip, reader),
  ]
  return documentOf({ language, nonce, firm, note, switcher, body })
}

/** Where else they can go from here. */
const footerOf = (slip: Slip, { language, zone }: Reader): Html => {
  const goTo = (action: string, words: Parameters<typeof label>[0]) =>
    html`<form method="post" action="${action}">
      ${hiddenInputs({ ...slip, lang: language })}<button class="quiet">${label(words, language)}</button>
    </form>`
  return html`<footer>
    <p>${label('private', language)}</p>
    <p>${label('zone', language)} ${zone}</p>
    <div class="row">
      ${goTo('/progress', 'again')} ${goTo('/progress/letters', 'letters')} ${goTo('/receipt', 'receipt')}
      <a href="/progress?lang=${language}">${label('leave', language)}</a>
    </div>
  </footer>`
}

function standingSection(
  { number, handledAs, subject, receivedAt, stage, outcome, reopenUntil }: Progress,
  reader: Reader,
): Html {
  const { language } = reader
  const steps = Stage.options
  const now = steps.indexOf(stage.code)
  return html`<section>
    <p class="number">${number}</p>
    ${handledAs !== undefined && html`<p>${label('handledAs', language)} <strong>${handledAs}</strong></p>`}
    <h1>${(outcome ?? stage).words}</h1>
    <ol class="steps" aria-label="${label('step', language)}">
      ${steps.map(
        (step, index) =>
          html`<li
            class="${index < now ? 'past' : index === now && 'now'}"
            ${index === now && html`aria-current="step"`}
          >
            <span>${wordIn(STAGES, step, language)}</span>
          </li>`,
      )}
    </ol>
    <p><small>${label('about', language)}</small><br />${subject}</p>
    <p><small>${label('receivedAt', language)}</small><br />${timeOf(receivedAt, reader)}</p>
    ${
      reopenUntil !== undefined &&
      html`<p>${label('reopenUntil', language)} <strong>${timeOf(reopenUntil, reader)}</strong></p>`
    }
  </section>`
}

function neededSection(
  { reason, words, until, question, proposal }: Needed,
  { progress, slip }: Pick<Shown, 'progress' | 'slip'>,
  reader: Reader,
): Html {
  const { language } = reader
  const form = (action: ProgressAction) => actionForm(action, slip, language)
  return html`<section class="ask">
    <h2>${words}</h2>
    ${saidLines({ what: question, ...proposal }, reader)}
    ${
      until !== undefined &&
      html`<p>
        ${label('answerBy', language)} <strong>${timeOf(until, reader)}</strong>
        <small>${label('later', language)}</small>
      </p>`
    }
    ${reason === 'information' && form('provide-information')}
    ${
      reason === 'consent' &&
      (progress.needsLink
        ? byLink(progress, form)
        : [
            form('accept-solution'),
            html`<details>
              <summary>${FORMS['decline-solution'].title[language]}</summary>
              ${form('decline-solution')}
            </details>`,
          ])
    }
  </section>`
}

/** By a secret that staff know nobody agrees to anything: the link in a letter is the customer's alone. */
const byLink = ({ allowedActions, language }: Progress, form: (action: ProgressAction) => Html): Part =>
  allowedActions.includes('renew-slip')
    ? [html`<p>${label('needsLink', language)}</p>`, form('renew-slip')]
    : html`<p>${label('needsLink', language)} ${label('noAddress', language)}</p>`

/** The revisit, answered by themselves. */
function ratingSection({ allowedActions }: Progress, slip: Slip, { language }: Reader): Part {
  if (!allowedActions.includes('rate')) return undefined
  return html`<section class="ask">
    <h2>${label('rateUs', language)}</h2>
    ${actionForm('rate', slip, language)}
  </section>`
}

/** The latest first. */
function history({ told }: Progress, reader: Reader): Html {
  return html`<section>
    <h2>${label('history', reader.language)}</h2>
    <ol class="history" reversed>
      ${told.toReversed().map(
        ({ at, words, said }) =>
          html`<li>
            <time>${timeOf(at, reader)}</time>
            <h3>${words}</h3>
            ${saidLines(said, reader)}
          </li>`,
      )}
    </ol>
  </section>`
}

function othersSection({ others = [] }: Progress, reader: Reader): Part {
  const { language } = reader
  if (others.length === 0) return undefined
  return html`<section>
    <h2>${label('otherMatters', language)}</h2>
    <ul class="history">
      ${others.map(
        ({ number, secret, subject, receivedAt, stage, outcome }) =>
          html`<li>
            <p>
              <small>${number} · <time>${timeOf(receivedAt, reader)}</time></small
              ><br />${subject}<br />
              ${(outcome ?? stage).words}
            </p>
            <form method="post" action="/progress">
              ${hiddenInputs({ number, secret, lang: language })}
              <button class="quiet" aria-label="${label('open', language)} ${number}">
                ${label('open', language)}
              </button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`
}

/** What has a place of its own on the page. */
const ASKED_ABOVE: readonly ProgressAction[] = ['accept-solution', 'decline-solution', 'rate']

/** What is not asked for above. */
function possible(
  { allowedActions, needed, needsLink }: Progress,
  { slip, takesFiles }: Pick<Shown, 'slip' | 'takesFiles'>,
  { language }: Reader,
): Part {
  const above = needed.flatMap(({ reason }): ProgressAction[] =>
    reason === 'information' ? ['provide-information'] : needsLink ? ['renew-slip'] : [],
  )
  const here = allowedActions.filter((action) => !above.includes(action) && !ASKED_ABOVE.includes(action))
  if (here.length === 0 && !takesFiles) return undefined
  return html`<section>
    <h2>${label('more', language)}</h2>
    ${here.map(
      (action) =>
        html`<details>
          <summary>${FORMS[action].title[language]}</summary>
          ${actionForm(action, slip, language)}
        </details>`,
    )}
    ${takesFiles && bringForm(slip, language)}
  </section>`
}
