import { LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Hero } from '../../../ui/hero.tsx'
import { Card, Columns, Prose, Section } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { type MapRegion, RegionMap } from '../../../ui/region-map.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { FirstMeetings, type ShownFirstMeeting, type ShownTaster, Tasters } from './first-meetings.tsx'

const seats: Seat[] = [
  { state: 'leader' },
  { state: 'leader' },
  ...Array.from({ length: 7 }, (): Seat => ({ state: 'member' })),
  { state: 'empty' },
]

interface LandingPageProps {
  hasSignedOut: boolean
  tasters: readonly ShownTaster[]
  firstMeetings: readonly ShownFirstMeeting[]
  regions: readonly MapRegion[]
}

export function LandingPage({ hasSignedOut, tasters, firstMeetings, regions }: LandingPageProps) {
  return (
    <Document title="Balint groups: start one, join one, lead one" width="wide">
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
              Join a group
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
      <Section title="Three doors">
        <Columns of={3}>
          <Card title="Start a group" href="/start">
            <p>
              A colleague or two, or only the wish: that is enough. A dozen short questions end in a plan that
              shows what is missing and what it would cost each of you.
            </p>
          </Card>
          <Card title="Join a group" href="/groups">
            <p>
              Groups with a free place, face to face or online: where and when they meet, who leads them and
              what members pay.
            </p>
          </Card>
          <Card title="Lead a group" href="/lead">
            <p>
              What leading takes, how one becomes a leader, and who is there for those who lead: pairs,
              supervision, the society’s register.
            </p>
          </Card>
        </Columns>
        <p>
          Or just <a href="/contact">ask us</a>. A person of the society answers, from your own region if we
          can.
        </p>
      </Section>
      {tasters.length > 0 ? <Tasters tasters={tasters} /> : <FirstMeetings meetings={firstMeetings} />}
      {regions.length > 0 && <OnTheMap regions={regions} />}
      <Section title="What happens there">
        <WhatHappens />
      </Section>
    </Document>
  )
}

function OnTheMap({ regions }: { regions: readonly MapRegion[] }) {
  return (
    <Section
      id="map"
      title="Where groups meet"
      lead="Choose your region: its groups, and the people of the society who look after it. Online groups take members from anywhere."
    >
      <Columns>
        <RegionMap label="Map of the society’s regions" regions={regions} />
        <LinkList
          label="Regions"
          links={regions.map(({ name, href, words }) => ({ href, label: name, note: words }))}
        />
      </Columns>
    </Section>
  )
}

function WhatHappens() {
  return (
    <Columns of={2}>
      <Prose>
        <p>
          Somebody tells of an encounter that will not let go: from memory, without notes, as it comes. The
          others ask a few short questions. Then whoever told it moves back a little and listens, while the
          group wonders aloud what the patient may have felt, and the clinician, and what went on between
          them.
        </p>
        <p>
          Nobody is judged, nobody is told what to do, and no one has to be right. One often goes back to the
          same patient and finds that something has moved.
        </p>
        <p>
          <a href="/about">More about a Balint group</a>
        </p>
      </Prose>
      <Prose>
        <p>
          <strong>What is said stays in the circle.</strong> Members agree on that before they join. Nothing
          about a patient is ever asked for or kept on this site: no case, no notes, no recording.
        </p>
        <p>
          <strong>For everyone who works therapeutically.</strong> General practitioners, psychiatrists,
          hospital doctors, nurses, counsellors, psychologists. Groups of one profession work, and mixed ones
          work well.
        </p>
      </Prose>
    </Columns>
  )
}
