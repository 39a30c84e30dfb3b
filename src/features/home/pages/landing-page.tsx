import { LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Hero } from '../../../ui/hero.tsx'
import { Card, Columns, Prose, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { StepList } from '../../../ui/steps.tsx'

const seats: Seat[] = [
  { state: 'leader' },
  { state: 'leader' },
  ...Array.from({ length: 7 }, (): Seat => ({ state: 'member' })),
  { state: 'empty' },
]

export function LandingPage({ hasSignedOut }: { hasSignedOut: boolean }) {
  return (
    <Document title="Balint groups: start one, find one, ask us" width="wide">
      {hasSignedOut && (
        <Notice kind="good" title="You are signed out.">
          <p>
            This browser has forgotten you. <a href="/sign-in">Sign in again</a>
          </p>
        </Notice>
      )}
      <Hero
        title="Some patients stay on your mind. Here is a place to bring them."
        lead="In a Balint group, six to ten people who work with patients sit in a circle with one or two leaders, regularly and in confidence, and think about one encounter at a time: not what should have been done, but what happened between the two people in the room."
        actions={
          <>
            <LinkButton href="/start">Start a group</LinkButton>
            <LinkButton href="/groups" tone="plain">
              Find a group
            </LinkButton>
          </>
        }
        picture={
          <Circle
            seats={seats}
            size="medium"
            centre={{ figure: 'One', words: 'case at a time' }}
            label="A group in its circle: ten seats, two leaders across from each other, seven members and one free seat, one case at a time"
          />
        }
      />
      <Section title="Where would you like to begin?">
        <Columns of={3}>
          <Card title="Start a group" href="/start">
            <p>
              A colleague or two, or only the wish: that is enough to begin. Try out what your group would
              need and what it would cost each of you, without an account.
            </p>
          </Card>
          <Card title="Find a group" href="/groups">
            <p>
              Groups with a free place, face to face or online: where and when they meet, who leads them and
              what members pay.
            </p>
          </Card>
          <Card title="Ask us" href="/contact">
            <p>
              About Balint work, leading, supervision or a group near you. A person of the society answers,
              from your own region if we can.
            </p>
          </Card>
        </Columns>
      </Section>
      <Section title="What happens there">
        <Columns of={2}>
          <Prose>
            <p>
              Somebody tells of an encounter that will not let go: from memory, without notes, as it comes.
              The others ask a few short questions. Then whoever told it moves back a little and listens,
              while the group wonders aloud what the patient may have felt, and the clinician, and what went
              on between them.
            </p>
            <p>
              Nobody is judged, nobody is told what to do, and no one has to be right. One often goes back to
              the same patient and finds that something has moved.
            </p>
            <p>
              <a href="/about">More about a Balint group</a>
            </p>
          </Prose>
          <Prose>
            <p>
              <strong>What is said stays in the circle.</strong> Members agree on that before they join.
              Nothing about a patient is ever asked for or kept on this site: no case, no notes, no recording.
            </p>
            <p>
              <strong>For everyone who works therapeutically.</strong> General practitioners, psychiatrists,
              hospital doctors, nurses, counsellors, psychologists. Groups of one profession work, and mixed
              ones work well.
            </p>
          </Prose>
        </Columns>
      </Section>
      <Section
        title="From the first thought to the first meeting"
        lead="Starting a group is hard to do alone. The society goes along."
      >
        <StepList
          label="How a group is started"
          steps={[
            {
              title: 'Try it on paper',
              state: 'now',
              stateLabel: 'A few minutes, no account',
              detail:
                'Face to face or online, how many, how often: see what is still missing and what it costs.',
              action: { href: '/start#try', label: 'Try a plan' },
            },
            {
              title: 'Talk it over',
              state: 'open',
              stateLabel: 'With somebody of your region',
              detail: 'A representative answers your enquiry and offers a first conversation.',
            },
            {
              title: 'Gather the essentials',
              state: 'open',
              stateLabel: 'Members, leaders, place, supervision, money',
              detail:
                'Your group has its own pages, which show at any time what is there and what comes next.',
            },
            {
              title: 'Meet',
              state: 'open',
              stateLabel: 'Every week, every fortnight, every month',
              detail: 'Everybody has the dates, the ground rules and the way in, and the circle is complete.',
            },
          ]}
        />
      </Section>
    </Document>
  )
}
