// A form that may be pressed where there is no network: what is chosen stays in this browser until it has been sent.
// Only what the form holds: ids, the states chosen, and the form's own key, by which it counts once however often it
// is sent. It is deleted when the server has it, and after two weeks in any case.

interface Kept {
  body: string
  /** The button was pressed: it is to be sent. */
  pressed: boolean
  at: number
}

const PREFIX = 'kept-form:'
const TWO_WEEKS_MS = 14 * 24 * 60 * 60 * 1000
const AGAIN_MS = 15_000

const words = {
  offline: 'No network at the moment. Choose and save all the same: it is kept on this device.',
  waiting:
    'Kept on this device. It will be sent as soon as the network is back; leave this page open, or come back to it.',
  sending: 'Sending what was kept on this device …',
  restored: 'What you chose on this device is here again; it has not been sent yet.',
  signedOut:
    'You have been signed out meanwhile. Sign in, come back to this page, and save: what you chose is kept on this device.',
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) keep(form)

function keep(form: HTMLFormElement): void {
  const name = `${PREFIX}${form.dataset.kept}`
  const said = form.querySelector<HTMLElement>('[data-kept-words]')
  const say = (text: string) => {
    if (said) said.textContent = text
  }
  let isSending = false

  forgetOld()
  const before = read(name)
  if (before) {
    restore(form, before.body)
    if (before.pressed) send(before.body)
    else say(words.restored)
  } else if (!navigator.onLine) say(words.offline)

  form.addEventListener('change', () => write(name, { body: bodyOf(form), pressed: false, at: Date.now() }))
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const body = bodyOf(form)
    write(name, { body, pressed: true, at: Date.now() })
    send(body)
  })
  addEventListener('offline', () => say(read(name)?.pressed ? words.waiting : words.offline))
  addEventListener('online', again)

  function again(): void {
    const kept = read(name)
    if (kept?.pressed) send(kept.body)
    else say('')
  }

  async function send(body: string): Promise<void> {
    if (isSending) return
    isSending = true
    say(words.sending)
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }).catch(() => null)
    isSending = false
    if (!answer || answer.status >= 500) {
      say(words.waiting)
      setTimeout(again, AGAIN_MS)
    } else if (new URL(answer.url).pathname.startsWith('/sign-in')) {
      write(name, { body, pressed: false, at: Date.now() })
      say(words.signedOut)
    } else if (answer.ok) {
      localStorage.removeItem(name)
      location.assign(answer.url)
    } else {
      // The server has something to say about it: shown as a form's answer always is.
      localStorage.removeItem(name)
      restore(form, body)
      form.submit()
    }
  }
}

function bodyOf(form: HTMLFormElement): string {
  const body = new URLSearchParams()
  for (const [field, value] of new FormData(form)) if (typeof value === 'string') body.append(field, value)
  return body.toString()
}

/** What was chosen; the key and whatever else is hidden stay the page's own. */
function restore(form: HTMLFormElement, body: string): void {
  const chosen = new URLSearchParams(body)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    if (chosen.has(input.name)) input.checked = chosen.get(input.name) === input.value
  }
}

function read(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof kept?.body === 'string' ? kept : null
  } catch {
    return null
  }
}

function write(name: string, kept: Kept): void {
  try {
    localStorage.setItem(name, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing sends as ever.
  }
}

function forgetOld(): void {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(PREFIX)) continue
    const kept = read(name)
    if (!kept || Date.now() - kept.at > TWO_WEEKS_MS) localStorage.removeItem(name)
  }
}
