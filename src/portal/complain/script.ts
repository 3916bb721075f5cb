/** Where it is fetched from. */
export const FORM_SCRIPT_AT = '/complain/form.js'

/**
 * What the form does beyond what it does without: what is typed survives a reload in this tab, and answers to what is often
 * asked are shown while one types. Where it has been sent the draft goes, and number and secret
 * can be copied and printed.
 */
export const FORM_SCRIPT = `'use strict'
{
  const KEPT = 'complain-draft'
  const form = document.querySelector('form[data-draft]')
  if (!form) {
    sessionStorage.removeItem(KEPT)
    const offer = (name, act) => {
      const button = document.getElementById(name)
      if (!button) return
      button.hidden = false
      button.addEventListener('click', () => act(button))
    }
    offer('print', () => print())
    offer('copy', async (button) => {
      await navigator.clipboard.writeText(button.dataset.text)
      button.textContent = button.dataset.done
    })
  } else {
    const OURS = ['lang', 'notice', 'kept', 'lost', 'website', 'files', 'question']
    // A link fills in where it happened: a draft of another place is none of this one.
    const here = location.search.replace(/[?&]lang=[a-z]*/, '')
    const typed = () => [...form.elements].filter(({ name }) => name && !OURS.includes(name))
    const isPick = ({ type }) => type === 'radio' || type === 'checkbox'
    const keep = () => {
      const said = typed().filter((one) => !isPick(one) || one.checked).map(({ name, value }) => [name, value])
      sessionStorage.setItem(KEPT, JSON.stringify({ here, said }))
    }
    const restore = (said) => {
      for (const one of typed()) {
        const theirs = said.filter(([name]) => name === one.name).map(([, value]) => value)
        if (isPick(one)) one.checked = theirs.includes(one.value)
        else if (theirs.length > 0) one.value = theirs[0]
      }
    }
    // What the server shows again is newer than any draft.
    const draft = form.dataset.draft === 'new' && JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
    if (draft && (here === '' || here === draft.here)) restore(draft.said)
    const place = document.getElementById('suggested')
    let waiting
    let asked = ''
    const ask = async () => {
      const { subject, description, lang } = form.elements
      const text = (subject.value + ' ' + description.value).slice(0, 2000)
      if (text.trim().length < 4 || text === asked) return
      asked = text
      const answer = await fetch('/complain/questions', {
        method: 'POST',
        body: new URLSearchParams({ lang: lang.value, text }),
      }).catch(() => undefined)
      if (answer && answer.ok && text === asked) place.innerHTML = await answer.text()
    }
    form.addEventListener('input', ({ target }) => {
      keep()
      if (!['subject', 'description'].includes(target.name)) return
      clearTimeout(waiting)
      waiting = setTimeout(ask, 700)
    })
  }
}
`
