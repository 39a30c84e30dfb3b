import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { PasskeyForm } from '../../../ui/passkey-form.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface PasskeyLine {
  id: string
  name: string
  added: string
  lastUsed: string | null
}

export interface WaysPageProps {
  passkeys: readonly PasskeyLine[]
  /** What the browser hands to the device to make another. */
  toMake: object
  /** Since when; null: none. */
  app: string | null
  /** For whoever has a second way; `made` is null when they have none, as after a restore. */
  codes: { left: number; made: string | null } | null
  /** 'until 12 December': for whoever's office waits for a second way. */
  office: { until: string; isOver: boolean } | null
  lately: readonly { id: string; when: string; what: string }[]
  /** What has just been done. */
  done: string | null
  tried?: 'passkey' | `name-${string}` | 'app' | undefined
  attempt?: Attempt | undefined
}

/** Whatever shows who somebody is, beside their mailbox. */
export function WaysPage({ done, office, tried, attempt, ...props }: WaysPageProps) {
  const hasNone = props.passkeys.length === 0 && props.app === null
  return (
    <Document title="How you sign in">
      <PageHeader
        title="How you sign in"
        lead="An email with a link and a code lets you in. With a passkey or an app beside it, whoever reads your mailbox still cannot get in; and a passkey alone will do."
        back={{ href: '/profile', label: 'Your profile' }}
      />
      {done && <Notice kind="good" title={done} />}
      {attempt?.refusal && tried === undefined && <Notice kind="problem" title={attempt.refusal} />}
      {office && <ForOffice {...office} />}
      {hasNone && (
        <p>
          The first one you set up signs you out everywhere else, and gives you recovery codes to put away for
          the day it is lost.
        </p>
      )}
      <Passkeys {...props} tried={tried} attempt={attempt} />
      <App since={props.app} />
      {props.codes && <Codes {...props.codes} />}
      <Section title="Where you are signed in" lead="Each browser can be signed out from here.">
        <LinkButton href="/profile#sessions" tone="plain">
          See the browsers
        </LinkButton>
      </Section>
      {props.lately.length > 0 && (
        <Section title="What happened lately">
          <Timeline
            label="Changes of how you sign in, newest first"
            entries={props.lately.map(({ when, what }) => ({ when, title: what }))}
          />
        </Section>
      )}
    </Document>
  )
}

function ForOffice({ until, isOver }: { until: string; isOver: boolean }) {
  return isOver ? (
    <Notice kind="attention" title="Your office waits for this">
      <p>
        Whoever administers, sits on Council or keeps a group’s money signs in with a passkey or an app as
        well. The time for it ended on {until}. Set one up, and your office is open again; everything else of
        yours is as it was.
      </p>
    </Notice>
  ) : (
    <Notice kind="info" title={`For your office, until ${until}`}>
      <p>
        Whoever administers, sits on Council or keeps a group’s money signs in with a passkey or an app as
        well.
      </p>
    </Notice>
  )
}

function Passkeys({
  passkeys,
  toMake,
  tried,
  attempt,
}: Pick<WaysPageProps, 'passkeys' | 'toMake' | 'tried' | 'attempt'>) {
  return (
    <Section
      id="passkeys"
      title="Passkeys"
      lead="A phone, a computer or a key knows you by finger, face or PIN and signs you in by itself. It is the safest way, and the quickest."
    >
      {passkeys.length > 0 && (
        <Table
          caption="Your passkeys"
          captionHidden
          rows={passkeys}
          rowKey={(passkey) => passkey.id}
          columns={[
            { title: 'Passkey', head: true, cell: (passkey) => passkey.name },
            { title: 'Added', cell: (passkey) => passkey.added },
            { title: 'Last used', cell: (passkey) => passkey.lastUsed ?? 'not yet' },
            {
              title: 'Change',
              speaksForItself: true,
              cell: (passkey) => (
                <>
                  <Details summary={`Rename ${passkey.name}`} open={tried === `name-${passkey.id}`}>
                    <Form
                      action={`/profile/passkeys/${passkey.id}`}
                      submit="Rename"
                      tone="plain"
                      attempt={tried === `name-${passkey.id}` ? attempt : undefined}
                    >
                      <TextField name="name" label="Its name" value={passkey.name} />
                    </Form>
                  </Details>
                  <PostButton
                    action={`/profile/passkeys/${passkey.id}/removal`}
                    label="Remove"
                    about={passkey.name}
                    confirm="It opens nothing here any more, and you are signed out everywhere else. Delete it on the device as well."
                  />
                </>
              ),
            },
          ]}
        />
      )}
      <PasskeyForm
        action="/profile/passkeys"
        ask="make"
        options={toMake}
        submit="Add a passkey"
        attempt={tried === 'passkey' ? attempt : undefined}
        without={
          <p>
            To add one, this page needs JavaScript and a browser that knows passkeys. The app below needs
            neither.
          </p>
        }
      >
        <TextField
          name="name"
          label="What to call it"
          hint="So that you know it again: “my phone”, “the key on my keyring”."
          value="This device"
          width="medium"
        />
      </PasskeyForm>
    </Section>
  )
}

function App({ since }: { since: string | null }) {
  return (
    <Section
      id="app"
      title="An app with codes"
      lead="An authenticator app on your phone shows six digits, new ones every half minute. You type them after the email."
    >
      {since === null ? (
        <PostButton action="/profile/app" label="Set up an app" />
      ) : (
        <>
          <p>You have one since {since}.</p>
          <PostButton
            action="/profile/app/removal"
            label="Remove the app"
            confirm="Its codes open nothing here any more, and you are signed out everywhere else. To change to another phone, remove it and set up the new one."
          />
        </>
      )}
    </Section>
  )
}

function Codes({ left, made }: { left: number; made: string | null }) {
  return (
    <Section
      id="recovery-codes"
      title="Recovery codes"
      lead="For the day your phone is lost: each lets you in once, after the email. Keep them on paper or in a password manager."
    >
      {made === null ? (
        <>
          <p>You have none. If there were some once, they are void: everything was restored from a backup.</p>
          <PostButton action="/profile/recovery-codes" label="Make some" />
        </>
      ) : (
        <>
          <p>
            {left === 0 ? 'All are used.' : `${left} of 10 are left.`} They were made on {made}.
          </p>
          <PostButton
            action="/profile/recovery-codes"
            label="Make new ones"
            confirm="The ones you have open nothing any more."
          />
        </>
      )}
    </Section>
  )
}
