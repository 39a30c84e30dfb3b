import type { Attempt } from '../../../ui/attempt.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form, HiddenField } from '../../../ui/form.tsx'
import { whereInWords } from '../../../ui/group-frame.tsx'
import { Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PrivacyLine } from '../../../ui/privacy-line.tsx'
import type { Seat } from '../../../ui/seats.ts'
import {
  type AskedQuestion,
  HeardField,
  OwnQuestionFields,
  TechnologyFields,
  WhyField,
  WorkFields,
} from './application-fields.tsx'
import { ComesField } from './times/comes-field.tsx'
import { type WeekAsked, WeekFields } from './times/week-form.tsx'

export interface ApplyPageProps {
  group: {
    id: string
    name: string
    mode: 'face-to-face' | 'online'
    area: string | null
    regionName: string | null
    freePlaces: number
    seats: readonly Seat[]
  }
  /** 'Tuesdays at 19:30, every 2 weeks'; null while it is not settled. */
  regularTime: string | null
  /** Which weekdays and times of day the group asks about, while it has no regular time. */
  week: WeekAsked | null
  /** The members are asked before a place is offered. */
  membersAgree: boolean
  /** What a place costs, in words (R70); null when the leaders have not said. */
  contribution: (readonly [string, string])[] | null
  /** Why this reader does not apply: they sit in this circle already. */
  seatedAs: 'leader' | 'member' | null
  /** The group's own. */
  questions: readonly AskedQuestion[]
  /** Which questions these are, to be told apart from later ones. */
  asked: string
  /** The code of the link the reader came by, carried on. */
  from: string | undefined
  attempt?: Attempt | undefined
}

export function ApplyPage(props: ApplyPageProps) {
  const { group, seatedAs } = props
  return (
    <Document title={`Apply to ${group.name}`}>
      <PageHeader
        title={`Apply to ${group.name}`}
        eyebrow={whereInWords(group)}
        back={{ href: `/groups/${group.id}`, label: group.name }}
        picture={<Circle seats={group.seats} size="small" />}
        lead="You need no account. Here is what you would agree to, and what happens when you apply."
      />
      <Columns>
        <Stack>
          <Section title="What it asks of you">
            <Facts
              facts={[
                [
                  'When',
                  props.regularTime ?? (props.week && 'Still open: you say below when you could come.'),
                ],
                ...(props.contribution ?? [
                  ['Contribution', 'The leaders will tell you before you decide.'] as const,
                ]),
              ]}
            />
          </Section>
        </Stack>
        <Stack>
          <Section title="What happens next">
            <ol>
              <li>You say in an email that the address is yours. Then your application counts.</li>
              <li>The leaders read what you wrote. Nobody else does.</li>
              <li>They talk with you: what you expect, whether you can come regularly.</li>
              {props.membersAgree && (
                <li>
                  In this group the members are asked too: before you are offered a place they learn your name
                  and your profession, nothing else, and answer to the leaders alone.
                </li>
              )}
              <li>They decide, and write to you either way.</li>
              <li>
                If they offer you a place, you read the group’s ground rules and say yes or no. Nothing is
                paid before.
              </li>
            </ol>
          </Section>
        </Stack>
      </Columns>
      {group.freePlaces === 0 && (
        <Notice kind="attention" title="All places are taken or on offer at the moment">
          <p>
            You may still apply: the leaders may put you on the group’s waiting list, and a seat that becomes
            free is offered in its order.
          </p>
        </Notice>
      )}
      {seatedAs ? <AlreadySeated groupId={group.id} as={seatedAs} /> : <ApplicationForm {...props} />}
    </Document>
  )
}

function ApplicationForm({ group, regularTime, week, questions, asked, from, attempt }: ApplyPageProps) {
  return (
    <Section title="Your application">
      <Form action={`/groups/${group.id}/apply`} attempt={attempt} submit="Send my application">
        <HiddenField name="asked" value={asked} />
        <CameBy from={from} attempt={attempt} />
        <Fieldset legend="You">
          <TextField name="name" label="Your name" autocomplete="name" />
          <EmailField
            name="email"
            label="Your email address"
            hint="We send you an email with a page of your own: your application counts once you say so there. Neither the leaders nor other members are shown your address."
          />
        </Fieldset>
        <WorkFields />
        <WhyField />
        {regularTime && <ComesField regularTime={regularTime} optional />}
        {week && <WeekFields asked={week} />}
        {group.mode === 'online' && <TechnologyFields />}
        <OwnQuestionFields questions={questions} />
        <HeardField />
        <PrivacyLine />
      </Form>
    </Section>
  )
}

/** A form that came back knows no address any more, but what was sent along. */
function CameBy({ from, attempt }: Pick<ApplyPageProps, 'from' | 'attempt'>) {
  const sent = attempt?.typed.from
  const code = from ?? (typeof sent === 'string' ? sent : undefined)
  return code ? <HiddenField name="from" value={code} /> : null
}

function AlreadySeated({ groupId, as }: { groupId: string; as: 'leader' | 'member' }) {
  return (
    <Notice kind="info" title={as === 'leader' ? 'You lead this group' : 'You are a member of this group'}>
      {as === 'leader' ? (
        <p>
          This is what applicants read before they write to you.{' '}
          <a href={`/groups/${groupId}/applicants`}>Who has applied</a>
        </p>
      ) : (
        <p>
          <a href={`/groups/${groupId}/circle`}>To your circle</a>
        </p>
      )}
    </Notice>
  )
}
