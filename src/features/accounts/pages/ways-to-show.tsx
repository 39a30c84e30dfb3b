import type { ComponentChildren } from 'preact'
import type { Attempt } from '../../../ui/attempt.ts'
import { CodeField, GivenOutField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import { PasskeyForm } from '../../../ui/passkey-form.tsx'

/** What somebody can show beside their mailbox. */
export interface WaysOffered {
  /** What the browser hands to a device of theirs; null: they have no passkey. */
  passkey: object | null
  app: boolean
  recoveryCodes: boolean
}

export type WayName = 'passkey' | 'app' | 'recovery'

interface WaysToShowProps {
  /** Its forms are sent to addresses below this one. */
  at: '/sign-in/second' | '/sign-in/again'
  ways: WaysOffered
  submit: string
  /** Which form came back, and with what. */
  tried?: WayName | undefined
  attempt?: Attempt | undefined
  /** Hidden fields that each form takes along. */
  children?: ComponentChildren
}

export function WaysToShow({ at, ways, submit, tried, attempt, children }: WaysToShowProps) {
  const of = (way: WayName) => (tried === way ? attempt : undefined)
  return (
    <>
      {ways.passkey && (
        <Section title="With a passkey">
          <PasskeyForm
            action={`${at}/passkey`}
            ask="show"
            options={ways.passkey}
            submit={`${submit} with a passkey`}
            attempt={of('passkey')}
            without={<p>Passkeys need a browser that knows them, and JavaScript.</p>}
          >
            {children}
          </PasskeyForm>
        </Section>
      )}
      {ways.app && (
        <Section title="With your app">
          <Form
            action={`${at}/app`}
            attempt={of('app')}
            submit={submit}
            tone={ways.passkey ? 'plain' : 'primary'}
          >
            <CodeField name="code" label="The six digits that your app shows now" />
            {children}
          </Form>
        </Section>
      )}
      {ways.recoveryCodes && (
        <Details summary="None of these at hand?" open={tried === 'recovery'}>
          <p>Each of the recovery codes that you put away lets you in once.</p>
          <Form action={`${at}/recovery`} attempt={of('recovery')} submit={submit} tone="plain">
            <GivenOutField name="code" label="One of your recovery codes" />
            {children}
          </Form>
        </Details>
      )}
    </>
  )
}
