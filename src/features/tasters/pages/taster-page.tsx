import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PrivacyLine } from '../../../ui/privacy-line.tsx'
import type { ShownTaster } from './tasters-page.tsx'

export interface TasterPageProps {
  taster: ShownTaster & { groupId: string; closes: string }
  groupIsOpen: boolean
  signUp: 'open' | 'full' | 'closed'
  professions: readonly string[]
  weeksKept: number
  attempt?: Attempt | undefined
}

/** One meeting to try, and the form to sign up for it. */
export function TasterPage({
  taster,
  groupIsOpen,
  signUp,
  professions,
  weeksKept,
  attempt,
}: TasterPageProps) {
  return (
    <Document title={`${taster.name}: a meeting to try`} width="wide">
      <PageHeader
        eyebrow="A meeting to try"
        title={taster.name}
        lead={taster.when}
        back={{ href: '/tasters', label: 'All meetings to try' }}
      />
      <Columns of="main-aside">
        <div>
          <Section title="What happens">
            <Prose>
              <p>
                A few people who work with patients sit together for one meeting as a Balint group does:
                somebody tells of an encounter that has stayed with them, and the others think about what
                happened between the two. You may simply listen.{' '}
                <a href="/about">More about a Balint group</a>
              </p>
              <p>What is said stays in the circle: whoever comes agrees to that.</p>
            </Prose>
          </Section>
          <Section title={signUp === 'full' ? 'Wait for a seat' : 'Sign up'} id="sign-up">
            {signUp === 'closed' ? (
              <Notice kind="attention" title="Signing up has closed.">
                <p>
                  Look at the <a href="/tasters">other meetings to try</a>, or at{' '}
                  <a href="/groups">the groups</a>.
                </p>
              </Notice>
            ) : (
              <>
                {signUp === 'full' && (
                  <p>
                    Every seat is taken. Sign up all the same: when one is given back, it goes to whoever has
                    waited longest, and you are told once.
                  </p>
                )}
                <Form
                  action={`/tasters/${taster.id}`}
                  attempt={attempt}
                  submit={signUp === 'full' ? 'Wait for a seat' : 'Sign up'}
                >
                  <TextField name="name" label="Your name" autocomplete="name" />
                  <EmailField
                    name="email"
                    label="Your email address"
                    hint="We send one email, and you say yes there. Neither leaders nor guests see the address."
                  />
                  <Select
                    name="profession"
                    label="You work as"
                    blank="Please choose"
                    options={professions.map((one) => ({ value: one, label: one }))}
                  />
                  <PrivacyLine />
                </Form>
                <Prose>
                  <p>
                    The leaders see your name and profession. Both and your address are deleted {weeksKept}{' '}
                    weeks after the meeting, unless you apply to the group.
                  </p>
                </Prose>
              </>
            )}
          </Section>
        </div>
        <Card title="In short" level={2} tone="wash">
          <Facts
            facts={[
              ['When', taster.when],
              ['Where', taster.where],
              ['Costs', taster.cost],
              ['Seats', taster.seats],
              ['Sign up until', signUp !== 'closed' && taster.closes],
            ]}
          />
          {groupIsOpen && (
            <p>
              <a href={`/groups/${taster.groupId}`}>The group behind it</a>
            </p>
          )}
        </Card>
      </Columns>
    </Document>
  )
}

export function TasterAskedPage() {
  return (
    <Document title="Look into your mailbox">
      <PageHeader
        title="One step is missing"
        lead="We have sent you an email. Please open it and say yes there: only then is a seat yours."
        actions={
          <LinkButton href="/tasters" tone="plain">
            Other meetings to try
          </LinkButton>
        }
      />
      <Prose>
        <p>
          It should be there within a few minutes; sometimes it hides among the unwanted ones. If you do not
          say yes within a week, we delete what you typed.
        </p>
      </Prose>
    </Document>
  )
}

/** It was called off, is over, or never was. */
export function NoTasterPage() {
  return (
    <Document title="This meeting is not announced any more">
      <PageHeader
        title="This meeting is not announced any more"
        lead="It was called off, or the address was typed with a slip."
        actions={<LinkButton href="/tasters">Other meetings to try</LinkButton>}
      />
    </Document>
  )
}
