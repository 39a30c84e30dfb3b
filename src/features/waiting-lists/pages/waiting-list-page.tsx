import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Prose } from '../../../ui/layout.tsx'
import { PrivacyLine } from '../../../ui/privacy-line.tsx'
import { WishFields, type WishFieldsProps } from './wish-fields.tsx'

type WaitingListPageProps = Pick<
  WishFieldsProps,
  'regions' | 'onlineOnly' | 'region' | 'online' | 'profession'
> & {
  /** Of whoever is signed in. */
  name: string | undefined
  attempt?: Attempt | undefined
}

export function WaitingListPage({ name, attempt, ...wishes }: WaitingListPageProps) {
  return (
    <Document title="Tell me when a group opens">
      <PageHeader
        title="Tell me when a group opens"
        lead="No group near you yet, or none with a free place? Leave your address, and we write to you once for each group that opens where you can go."
        back={{ href: '/groups', label: 'Groups that are open now' }}
      />
      <Form action="/waiting-list" attempt={attempt} submit="Ask to be told">
        <TextField name="name" label="Your name" autocomplete="name" value={name} />
        <EmailField
          name="email"
          label="Your email address"
          hint="We send one email first, and you say yes there. Nobody else is shown it."
        />
        <WishFields {...wishes} />
        <PrivacyLine />
      </Form>
      <Prose>
        <p>
          Whoever thinks of starting a group near you sees a number: how many people wait, never who. That is
          often what makes a group begin.
        </p>
        <p>
          You can change this or leave with one click, from every email. After a year we ask whether you still
          want it.
        </p>
      </Prose>
    </Document>
  )
}

export function WaitingListAskedPage() {
  return (
    <Document title="Look into your mailbox">
      <PageHeader
        title="One step is missing"
        lead="We have sent you an email. Please open it and say yes there: only then are you on the list."
      />
      <Prose>
        <p>
          It should be there within a few minutes; sometimes it hides among the unwanted ones. If you do not
          say yes within a week, we delete what you typed.
        </p>
        <p>
          Meanwhile: <a href="/groups">the groups that are open now</a>, or{' '}
          <a href="/start">what it would take to start one</a>.
        </p>
      </Prose>
    </Document>
  )
}
