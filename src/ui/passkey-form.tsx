import type { ComponentChildren } from 'preact'
import type { Tone } from './actions.tsx'
import { asset } from './assets.ts'
import type { Attempt } from './attempt.ts'
import { Form, HiddenField } from './form.tsx'

interface PasskeyFormProps {
  action: string
  /** Whether the device is to make a passkey, or to show one it has. */
  ask: 'make' | 'show'
  /** What the browser hands to the device (WebAuthn's options as JSON). */
  options: object
  submit: string
  tone?: Tone | undefined
  id?: string | undefined
  attempt?: Attempt | undefined
  /** Stands here for browsers without a script, or without passkeys. */
  without?: ComponentChildren
  children?: ComponentChildren
}

/** A form whose answer a device gives. Only a script can ask it: until then, and without one, it is not there. */
export function PasskeyForm({ ask, options, without, children, ...form }: PasskeyFormProps) {
  return (
    <>
      <div hidden data-passkey={ask} data-options={JSON.stringify(options)}>
        <Form {...form}>
          <HiddenField name="credential" value="" />
          {children}
        </Form>
        <p role="status" class="kept-words" data-passkey-words />
      </div>
      {without && <div data-passkey-without>{without}</div>}
      <script type="module" src={asset('passkey.js')} />
    </>
  )
}
