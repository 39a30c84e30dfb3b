import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

// WebAuthn needs a script: it asks the device, writes the answer into the form, and sends it as any form is sent.

const words = {
  asking: 'Your device asks you now: for a finger, your face, or its PIN.',
  stopped: 'Nothing has happened: your device was not asked to the end. Press again when you are ready.',
  known: 'This device has a passkey for you here already.',
}

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  if (browserSupportsWebAuthn()) offer(place)
}

function offer(place: HTMLElement): void {
  const form = place.querySelector('form')
  const field = form?.querySelector<HTMLInputElement>('input[name="credential"]')
  const said = place.querySelector('[data-passkey-words]')
  if (!form || !field) return
  place.hidden = false
  for (const other of document.querySelectorAll<HTMLElement>('[data-passkey-without]')) other.hidden = true

  const say = (text: string) => {
    if (said) said.textContent = text
  }
  let isAsking = false
  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    say(words.asking)
    try {
      field.value = JSON.stringify(await ask(place))
      form.submit()
    } catch (fault) {
      say(fault instanceof Error && fault.name === 'InvalidStateError' ? words.known : words.stopped)
    } finally {
      isAsking = false
    }
  })
}

function ask({ dataset }: HTMLElement): Promise<object> {
  const optionsJSON = JSON.parse(dataset.options ?? '{}')
  return dataset.passkey === 'make'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON })
}
