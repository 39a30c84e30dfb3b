import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { StepList } from '../../../ui/steps.tsx'

const seats: Seat[] = [
  { state: 'leader' },
  { state: 'leader' },
  ...Array.from({ length: 6 }, (): Seat => ({ state: 'empty' })),
]

interface LeadPageProps {
  /** '£60–£75' */
  usualFee: string
  preMeetingMinutes: number
  debriefMinutes: number
  /** Somebody who can keep an entry of their own. */
  isSignedIn: boolean
}

/** The third door: what leading takes (R16–R20), who accredits, and that nobody leads alone (R21–R25, R36–R37). */
export function LeadPage(props: LeadPageProps) {
  return (
    <Document title="Leading a Balint group" width="wide">
      <PageHeader
        title="Leading a Balint group"
        lead="Leaders do not know better. They keep the time, the place and the task, protect whoever has told a case, and help the group to stay with what it would rather step over."
        picture={
          <Circle size="medium" seats={seats} label="A circle of two leaders across from each other" />
        }
        actions={
          <LinkButton href="/contact?kind=become-leader">Tell us that you would like to lead</LinkButton>
        }
      />
      <Section title="What it takes">
        <WhatItTakes />
      </Section>
      <Section
        title="How one gets there"
        lead="Nobody has to have done all of it before the first group. It is a way, and most leaders walk it while they already lead beside somebody."
      >
        <TheWay />
      </Section>
      <Section title="What it asks of you">
        <Prose>
          <p>
            Beside the meeting itself, the leaders sit together for about {props.preMeetingMinutes} minutes
            before and {props.debriefMinutes} minutes after it: to share out the roles, and to look back in
            private on the group and on each other. On a screen there is more to see to: one moderates, the
            other watches the process, and they swap.
          </p>
          <p>
            Many leaders are paid, above all those who live by their own practice; {props.usualFee} an hour is
            usual. Others give their time. Either way it is said before anybody joins.
          </p>
        </Prose>
      </Section>
      <Section title="Nobody leads alone">
        <Columns of={2}>
          <Card title="Supervision">
            <p>
              Leading is thought about with somebody outside the group, regularly: one to one, as a pair, or
              among other leaders as peers. If you know nobody, the society introduces you.
            </p>
            <p>
              <a href="/contact?kind=find-supervision">Ask for a supervisor or a peer group</a>
            </p>
          </Card>
          <Card title="The register">
            <p>
              Leaders keep an entry of their own with the society: profession, experience, training, the
              regions and languages they lead in, and whether they look for a group or for a co-leader. That
              is how pairs find each other.
            </p>
            <RegisterEntry isSignedIn={props.isSignedIn} />
          </Card>
        </Columns>
      </Section>
      <NextStep
        title="Tell us about yourself"
        action={{ href: '/contact?kind=become-leader', label: 'Write to us' }}
      >
        <p>
          In a few lines: your profession, whether you know a Balint group from the inside, what you would
          like. Somebody of the society answers.
        </p>
      </NextStep>
    </Document>
  )
}

function RegisterEntry({ isSignedIn }: { isSignedIn: boolean }) {
  if (isSignedIn) {
    return (
      <p>
        <a href="/register/me">Your entry in the register</a>
      </p>
    )
  }
  return (
    <p>
      You have an account? <a href="/sign-in?next=%2Fregister%2Fme">Sign in and keep your entry</a>
    </p>
  )
}

function WhatItTakes() {
  return (
    <Columns of={2}>
      <Card title="To have been a member">
        <p>
          What a group does for the one who tells a case is learnt by telling one. It is the one thing that
          every leader brings along.
        </p>
      </Card>
      <Card title="Accredited, or on the way there">
        <p>
          Most leaders are accredited by the society or work towards it. It is advice, not a licence: the
          society does not forbid a group, but its members may ask, and you have somebody to ask yourself.
        </p>
      </Card>
      <Card title="An ear for what is not said">
        <p>
          Ideally one of the leaders knows psychodynamic psychotherapy, or something near it, from training
          and practice.
        </p>
      </Card>
      <Card title="A second leader, if you can">
        <p>
          One leader is enough to begin, two are better: different eyes, somebody to think with, and a group
          that meets though one is ill. It helps if one of them comes from the members’ own profession.
        </p>
      </Card>
    </Columns>
  )
}

function TheWay() {
  const open = 'open' as const
  return (
    <StepList
      label="How one becomes a leader"
      steps={[
        {
          title: 'Be a member',
          state: 'now',
          stateLabel: 'First of all',
          detail: 'In a group near you or online, or at weekends that bring many groups together.',
          action: { href: '/groups', label: 'Find a group' },
        },
        {
          title: 'Lead beside somebody',
          state: open,
          stateLabel: 'With an experienced leader',
          detail:
            'Groups look for a second leader more often than one thinks. The register tells who looks for whom.',
        },
        {
          title: 'Have your leading supervised',
          state: open,
          stateLabel: 'All along',
          detail: 'Not the cases: how you led. With a supervisor, or with other leaders.',
        },
        {
          title: 'Ask to be accredited',
          state: open,
          stateLabel: 'Decided by the Council',
          detail:
            'The Council accredits under criteria of its own. They change from time to time, and whoever has registered keeps those they began with.',
        },
      ]}
    />
  )
}
