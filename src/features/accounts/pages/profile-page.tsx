import type { ComponentChildren } from 'preact'
import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { Profile } from '../queries.ts'

/** One browser in which the person is signed in, in words. */
export interface SessionLine {
  id: string
  device: string
  begun: string
  lastUsed: string
  isThisOne: boolean
}

export interface ProfilePageProps {
  profile: Profile
  timeZones: readonly TimeZoneChoice[]
  sessions: readonly SessionLine[]
  /** Whose letters the person gets. */
  groups: readonly { id: string; name: string }[]
  /** What other rooms have for the person: their calendar feed. */
  children?: ComponentChildren
  wasSaved?: boolean | undefined
  attempt?: Attempt | undefined
}

export function ProfilePage({ profile, timeZones, wasSaved, attempt, ...props }: ProfilePageProps) {
  return (
    <Document title="Your profile">
      <PageHeader title="Your profile" lead="What others are told of you, and where you are signed in." />
      {wasSaved && <Notice kind="good" title="Your profile is saved." />}
      <Section title="About you">
        <Form action="/profile" attempt={attempt} submit="Save">
          <TextField name="name" label="Your name" autocomplete="name" value={profile.name} />
          <TextField
            name="phone"
            label="Phone"
            type="tel"
            autocomplete="tel"
            width="medium"
            hint="Shown only to members of groups you lead: on their page, and in emails to them."
            optional
            value={profile.phone ?? undefined}
          />
          <Checkbox
            name="phoneForGuests"
            label="Guests may ring me, too"
            hint="Whoever comes to a taster or to a talk with you in the room of this site reads your number there, while its doors are open: in case something does not work."
            checked={profile.phoneForGuestsSince !== null}
          />
          <TextField
            name="profession"
            label="Profession"
            hint="Such as GP, psychiatrist, nurse or counsellor."
            width="medium"
            optional
            value={profile.profession ?? undefined}
          />
          <Select
            name="timeZone"
            label="Time zone"
            hint="For the times on this page. A group’s meetings are always shown in the group’s own time."
            optional
            blank="As the society has it"
            options={timeZones}
            value={profile.timeZone ?? undefined}
          />
        </Form>
      </Section>
      {props.children}
      <Section
        title="Your hours"
        lead="The meetings you came to or led, also in groups you have left. Only you can make a certificate of yours."
      >
        <p>
          <a href="/certificates">Your hours and certificates</a>
        </p>
      </Section>
      {props.groups.length > 0 && (
        <Section
          title="What your groups send you"
          lead="When you are reminded of meetings, and what comes by email."
        >
          <LinkList
            label="What your groups send you"
            links={props.groups.map(({ id, name }) => ({
              href: `/groups/${id}/messages/choices`,
              label: name,
            }))}
          />
        </Section>
      )}
      <Section
        title="You in the register"
        lead="Do you lead, supervise, or would you like to? Your entry lets others find you, if you agree; your address is not shown."
      >
        <p>
          <a href="/register/me">Your entry as a leader</a>,{' '}
          <a href="/register/supervising">as a supervisor</a>, <a href="/register/peers">your peer groups</a>
        </p>
      </Section>
      <Section
        title="How you sign in"
        lead="By email, and if you like with a passkey or an app as well: then whoever reads your mailbox still cannot get in."
      >
        <p>
          <a href="/profile/sign-in">Passkeys, app and recovery codes</a>
        </p>
      </Section>
      <Section
        title="What is held about you"
        lead="Everything on one page and as a file, who looked at it, how to have it corrected or erased, and what is sent to you."
      >
        <p>
          <a href="/your-data">What is held about you</a>, <a href="/your-data/mail">what is sent to you</a>,{' '}
          <a href="/your-data/leaving">leaving the society</a>
        </p>
      </Section>
      <Sessions sessions={props.sessions} />
    </Document>
  )
}

function Sessions({ sessions }: { sessions: readonly SessionLine[] }) {
  return (
    <Section
      id="sessions"
      title="Where you are signed in"
      lead="A browser that you do not know? End it: it is signed out at once."
      actions={
        sessions.length > 1 && (
          <PostButton
            action="/profile/other-sessions/ending"
            label="Sign out everywhere else"
            confirm="Every browser but this one is signed out at once."
          />
        )
      }
    >
      <Table
        caption="Browsers in which you are signed in"
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            title: 'Browser',
            head: true,
            cell: (session) => (
              <Row>
                {session.device}
                {session.isThisOne && <Badge kind="accent">this one</Badge>}
              </Row>
            ),
          },
          { title: 'Signed in', cell: (session) => session.begun },
          { title: 'Last used', cell: (session) => session.lastUsed },
          {
            title: 'End',
            cell: (session) =>
              session.isThisOne ? (
                'Sign out, above'
              ) : (
                <PostButton action={`/profile/sessions/${session.id}/ending`} label="End" />
              ),
          },
        ]}
      />
    </Section>
  )
}
