import { PostButton } from './actions.tsx'
import { BackupLine, BackupWarning } from './backup-notice.tsx'
import { Certificate } from './certificate.tsx'
import { GentleLine } from './gentle-line.tsx'
import { Prose, Row, Section, Stack } from './layout.tsx'
import { Badge, Details, EmptyState, Notice } from './notices.tsx'
import { ToFillIn } from './print.tsx'
import { PrivacyLine } from './privacy-line.tsx'
import { Opening, Records } from './records.tsx'

export function GalleryWords() {
  return (
    <Section title="Saying things">
      <Stack>
        <Notice kind="info">
          <p>The way in opens ten minutes before the meeting.</p>
        </Notice>
        <Notice kind="good" title="Your answer was sent.">
          <p>We told Dr Harper by email.</p>
        </Notice>
        <Notice kind="attention">
          <p>
            Two people have not said whether they come. <a href="#people">See who</a>
          </p>
        </Notice>
        <Notice kind="problem" title="This link has expired.">
          <p>Ask for a new one below.</p>
        </Notice>
        <BackupWarning
          title="The last backup is 3 days old"
          sentences={['A try on Thursday 12 November 2026 at 02:40 failed: the disk was full.']}
        />
        <BackupLine
          title={null}
          sentences={['The last backup was made on Thursday 12 November 2026 at 02:41, and read again.']}
        />
        <GentleLine
          title="The third change of place within a year"
          step="A circle rests on its place. You might look for one that stays."
          href="#place"
          label="What is recommended"
          rest={{ action: '/rest', fields: {} }}
        />
        <EmptyState
          title="No enquiries are waiting"
          action={{ href: '#all', label: 'Look at answered ones' }}
        >
          <p>When someone writes to the society, their message appears here.</p>
        </EmptyState>
        <Row>
          <Badge>Closed</Badge>
          <Badge kind="accent">Online</Badge>
          <Badge kind="good">In place</Badge>
          <Badge kind="attention">Missing</Badge>
          <Badge kind="problem">Overdue</Badge>
        </Row>
        <Row>
          <PostButton action="/offers" label="Offer a place" tone="primary" />
          <PostButton action="/drafts" label="Save for later" />
          <PostButton
            action="/closure"
            label="Close this group"
            tone="problem"
            confirm="Everyone in the group is told by email, and no more dates can be made."
          />
        </Row>
        <Details summary="Why eight to ten members?">
          <p>So that the group is large enough even when someone is away.</p>
        </Details>
        <div>
          <Opening title="Apologies you sent" note="2" open>
            <Records
              label="Apologies you sent"
              records={[
                [
                  { label: 'Group', words: 'Clydeside Tuesday Group' },
                  { label: 'Sent', words: 'Monday 2 March 2026, 18:05' },
                ],
                [],
              ]}
              empty="That it is there is all that is kept."
            />
          </Opening>
          <Opening title="Certificates" note="1">
            <p>For nine meetings.</p>
          </Opening>
        </div>
        <PrivacyLine />
        <ToFillIn
          question="Who runs the server, and where does it stand?"
          why="By hand, on the printed page."
        />
        <Prose>
          <h2>What a Balint group is</h2>
          <p>
            A small group of people who work with patients meets regularly and talks about encounters that
            stay on their minds. <a href="#more">Read how a meeting runs</a>.
          </p>
          <ul>
            <li>Someone tells of an encounter, from memory.</li>
            <li>The group asks a few short questions, then thinks aloud.</li>
            <li>The presenter sits back, listens, and returns.</li>
          </ul>
        </Prose>
        <Certificate
          title="Certificate of attendance"
          society="The Balint Society"
          name="Una Byrne"
          statement="attended 9 meetings of the Balint group “Clydeside Tuesday Group”, from 6 January to 28 April 2026."
          hours="13.5 hours"
          details={[
            { what: 'Meetings', words: '9 meetings, of 90 minutes each' },
            { what: 'Format', words: 'Online' },
            { what: 'Led by', words: 'Morag Sinclair and Ewan Baird' },
          ]}
          limits="It confirms attendance, not learning, and says nothing of what was talked about."
          issuedOn="3 May 2026"
          level={3}
        />
      </Stack>
    </Section>
  )
}
