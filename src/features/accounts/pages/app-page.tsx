import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { CodeField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'

interface AppPageProps {
  /** Base32, as apps take it. */
  secret: string
  address: string
  attempt?: Attempt | undefined
}

export function AppPage({ secret, address, attempt }: AppPageProps) {
  return (
    <Document title="Set up an app" secret>
      <PageHeader
        title="Set up an app"
        lead="Any authenticator app will do, such as the one in your phone’s password manager."
        back={{ href: '/profile/sign-in', label: 'How you sign in' }}
      />
      <Section
        title="1. Let the app read this"
        lead="Open the app, choose to add an account or a code, and point its camera at the picture. It keeps this society’s secret from then on."
      >
        <Row>
          <QrCode text={address} label="QR code for your authenticator app; the secret below says the same" />
          <Stack>
            <p>Is the app on this very phone or computer?</p>
            <LinkButton href={address} tone="plain">
              Open in your app
            </LinkButton>
          </Stack>
        </Row>
        <Copyable
          id="app-secret"
          label="Or type this secret"
          hint="Where the app asks: time-based, six digits, thirty seconds."
          value={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          wraps
        />
      </Section>
      <Section title="2. Type what it shows">
        <Form action="/profile/app/confirmation" attempt={attempt} submit="Use this app">
          <CodeField name="code" label="The six digits that your app shows now" />
        </Form>
      </Section>
    </Document>
  )
}
