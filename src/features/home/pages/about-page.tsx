import { LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Prose, Row, Section } from '../../../ui/layout.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export function AboutPage() {
  return (
    <Document title="What happens in a Balint group">
      <PageHeader
        title="What happens in a Balint group"
        lead="A small, steady group of people who work with patients meets to study the one thing no textbook can describe: what goes on between this clinician and this patient."
        picture={
          <Circle
            seats={[
              { state: 'leader' },
              { state: 'leader' },
              { state: 'member', emphasis: true },
              { state: 'member' },
              { state: 'member' },
              { state: 'member' },
              { state: 'member' },
              { state: 'member' },
            ]}
            size="medium"
            label="A circle of eight seats: two leaders across from each other, six members; one of them is telling a case"
          />
        }
      />
      <Section title="One case, step by step">
        <p>
          Meetings often last an hour and a half, which leaves room for one case or for two. Times are a help,
          not a rule; the leaders watch over them.
        </p>
        <Timeline
          label="The parts of a meeting"
          entries={[
            {
              when: 'To begin',
              title: '“Who has a case?”',
              detail:
                'Nobody has booked, nobody has prepared. There may be a silence; it is part of the work.',
            },
            {
              when: 'Telling',
              title: 'Somebody tells of an encounter that has stayed with them',
              detail:
                'Briefly, from memory, without notes: what comes to mind, and what is left out, belong to the story.',
            },
            {
              when: 'Questions',
              title: 'A few short questions of fact',
              detail: 'Only what is needed to picture the scene. Then the leader closes the questions.',
            },
            {
              when: 'Sitting back',
              title: 'The presenter moves back and listens; the group goes to work',
              detail:
                'Members imagine what the patient may have felt, what the clinician may have felt, and what happened between them. They may be quite wrong. There is no advice, no verdict and no cross-examination. Online, one moves a little away from the screen.',
            },
            {
              when: 'Return',
              title: 'The presenter comes back into the circle',
              detail: 'They speak first if they like, and owe nobody an answer.',
            },
            {
              when: 'To close',
              title: 'The meeting ends on time',
              detail:
                'The case is left in the room. Afterwards the leaders look back on it between themselves.',
            },
          ]}
        />
      </Section>
      <Section title="What it is for">
        <Prose>
          <p>
            The relationship between clinician and patient is itself a part of the treatment. It can help, and
            it can stand in the way. One sees it best from a little distance and through several pairs of
            eyes; that is what the group lends. Over the months members notice more, are caught out less, and
            find it easier to stay with people who are hard to help.
          </p>
          <p>
            It is neither therapy for the members nor supervision of their decisions, and it is not a lecture.
            The group keeps to the encounter, and the leaders keep it safe.
          </p>
        </Prose>
      </Section>
      <Section title="Who sits in the circle">
        <Prose>
          <p>
            <strong>Members</strong>: about eight to ten, so that the circle holds when somebody is away; six
            who come every time can be enough, and online a smaller group is easier to see. Doctors of any
            kind, nurses, counsellors, psychologists, anybody who works therapeutically with patients or
            clients and would like to think about that work.
          </p>
          <p>
            <strong>Leaders</strong>: one, better two, who have been members of such a group themselves. They
            guard the frame (the time, the place, the rules), meet before and after each session, and have
            supervision of their own.
          </p>
        </Prose>
      </Section>
      <Section title="Confidence">
        <Prose>
          <p>
            What is said in the circle stays there, about patients and about each other. Everybody agrees to
            that before the first meeting. Nothing is recorded, written down or passed on.
          </p>
          <p>
            This site keeps to it too. It knows dates, places and who belongs to which group, and nothing of
            what is spoken about: there is no field for a case, and nothing about a patient is ever stored.
          </p>
        </Prose>
        <Row>
          <LinkButton href="/start">Start a group</LinkButton>
          <LinkButton href="/groups" tone="plain">
            Find a group
          </LinkButton>
          <LinkButton href="/contact" tone="plain">
            Ask us
          </LinkButton>
        </Row>
      </Section>
    </Document>
  )
}
