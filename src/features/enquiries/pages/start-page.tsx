import { formatMoneyRange } from '../../../shared/money.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Prose, Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { StepList } from '../../../ui/steps.tsx'
import type { SocietySettings } from '../../society/rules/society-settings.ts'

const fullCircle: Seat[] = [
  { state: 'leader' },
  { state: 'leader' },
  ...Array.from({ length: 8 }, () => ({ state: 'member' as const })),
]

/** The guidance in our words, and the three ways into the guided path. */
export function StartPage({ settings }: { settings: SocietySettings }) {
  return (
    <Document title="Starting a Balint group" width="wide">
      <PageHeader
        title="Starting a Balint group"
        lead="Some encounters with patients go home with us. A Balint group is where they can be told: a small circle of colleagues who meet regularly and think, in confidence, about what happens between the one who helps and the one who is helped."
        picture={
          <Circle size="medium" seats={fullCircle} label="A circle of two leaders and eight members" />
        }
        actions={
          <>
            <LinkButton href="#ways">Plan a group, step by step</LinkButton>
            <LinkButton href="/contact" tone="plain">
              Ask us first
            </LinkButton>
          </>
        }
      />
      <Section
        id="ways"
        title="What would you like to begin?"
        lead="One question after the other, about a dozen in all. Answer what you know and leave the rest open: it ends in a plan with its circle, its gaps and its cost. No account, and nothing is kept."
      >
        <Columns of={3}>
          <Card title="A new group, face to face" href="/start/where?route=face-to-face">
            <p>Colleagues near each other, a room, a regular evening.</p>
          </Card>
          <Card title="A new group, online" href="/start/where?route=online">
            <p>Members from anywhere, who do not know each other yet: planned with a little more care.</p>
          </Card>
          <Card title="A group that exists moves online" href="/start/where?route=moving-online">
            <p>You know each other. What changes is the screen, and the list is shorter.</p>
          </Card>
        </Columns>
      </Section>
      <Section title="What happens at a meeting">
        <Prose>
          <p>
            Someone tells of a patient or client who is on their mind: from memory, in a few minutes, without
            notes. The others may ask for a fact or two. Then the one who told it sits back and only listens,
            and the group imagines. What was it like for the patient? And for the clinician? What was in the
            air between them?
          </p>
          <p>
            Nobody gives advice and nobody marks anybody’s work. Towards the end the teller comes back in, and
            often looks at the same story with other eyes.
          </p>
          <p>
            It stays among those who were there. Nothing is recorded or written down, and this site never asks
            about a patient.
          </p>
        </Prose>
      </Section>
      <Section title="What a group needs">
        <Needs settings={settings} />
      </Section>
      <Section title="From the first thought to the first meeting">
        <StepList label="From the first thought to the first meeting" steps={stepsOfTheWay(settings)} />
      </Section>
    </Document>
  )
}

function Needs({ settings }: { settings: SocietySettings }) {
  const { currency } = settings
  const fees = formatMoneyRange(settings.leaderFeeMinMinor, settings.leaderFeeMaxMinor, currency)
  const contributions = formatMoneyRange(
    settings.contributionMinMinor,
    settings.contributionMaxMinor,
    currency,
  )
  return (
    <Columns of={2}>
      <Card title="People">
        <p>
          {settings.membersIdealMin} to {settings.membersIdealMax} members make a circle that holds when
          somebody is away; from {settings.membersMin} on it works if they come faithfully, and online it may
          be fewer. They may share a profession or bring several. What counts is that they work with patients
          or clients, want to talk in confidence, and can come regularly.
        </p>
      </Card>
      <Card title="One leader, better two">
        <p>
          Somebody who knows Balint work from the inside, as a member first, and is accredited to lead or on
          the way there. It helps if one of them knows psychodynamic work, and if one shares the members’
          profession. Leaders talk before each meeting and look back together after it.
        </p>
      </Card>
      <Card title="A room, or a screen">
        <p>
          A quiet room where a circle fits, the same one every time. Or, online, a steady line and a computer
          for everybody, so that each face is in sight throughout: phones and tablets are too small for that.
        </p>
      </Card>
      <Card title="Company for the leaders">
        <p>
          Leading is lonely without someone to talk it through with: an experienced supervisor, or leaders of
          other groups who meet as equals. If you know nobody, we can help you look.
        </p>
      </Card>
      <Card title="An agreement">
        <p>
          Leaders sit down early to say why they do this and how they share the task. Members know the aims,
          the ground rules and the dates well ahead, and how to reach the leaders.
        </p>
      </Card>
      <Card title="Money, said plainly">
        <p>
          A group pays its own way. Leaders who are paid mostly ask {fees} an hour; in most groups with a room
          each member gives {contributions} for {settings.contributionForMinutes} minutes. Paying for a term
          at once helps people to keep coming, and a first meeting may be free.
        </p>
      </Card>
    </Columns>
  )
}

function stepsOfTheWay(settings: SocietySettings) {
  const open = 'open' as const
  return [
    {
      title: 'You try a plan',
      state: 'now' as const,
      stateLabel: 'A few minutes',
      detail: 'It shows what you have, what is still missing and what it would cost each.',
      action: { href: '#ways', label: 'Begin' },
    },
    {
      title: 'You talk with one of us',
      state: open,
      stateLabel: `An answer within ${settings.answerWithinWorkingDays} working days`,
      detail:
        'Send the plan with an enquiry, or just a question. We offer a first talk about the method and the practical side.',
      action: { href: '/contact', label: 'Write to us' },
    },
    {
      title: 'You become its founder',
      state: open,
      stateLabel: 'By invitation',
      detail: 'Your plan becomes the first page of a group here, and shows the next step at every moment.',
    },
    {
      title: 'You find each other',
      state: open,
      stateLabel: 'Some weeks',
      detail:
        'A second leader, a place, a day. Then the group opens, people apply, and you meet each of them.',
    },
    {
      title: 'You meet',
      state: open,
      stateLabel: 'Term after term',
      detail:
        'The first time there is plenty of room for getting to know each other. After that the work begins.',
    },
  ]
}
