import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { RegionWithNames } from '../../society/queries.ts'
import { type Addressee, addresseeInWords, WhoAnswers } from './who-answers.tsx'

interface ContactKindsPageProps {
  regions: readonly RegionWithNames[]
  workingDays: number
  addressee: Addressee | null
  /** The address of the form of a kind, with all that came along. */
  hrefOf: (kind: EnquiryKind) => string
  /** Somebody holds the office that reads concerns. */
  concernsAreRead: boolean
  /** A concern was asked for, and nobody could read it. */
  isConcernMeant: boolean
}

interface Choice {
  kind: EnquiryKind
  title: string
  what: string
}

const ownGroup: readonly Choice[] = [
  {
    kind: 'start-face-to-face',
    title: 'Start a group, face to face',
    what: 'You think of a new group where you live or work.',
  },
  {
    kind: 'start-online',
    title: 'Start a group online',
    what: 'You think of a new group whose members meet on a screen.',
  },
  {
    kind: 'move-online',
    title: 'Move a group online',
    what: 'Your group meets already, and wants to go on meeting online.',
  },
]

const ownPlace: readonly Choice[] = [
  { kind: 'join-group', title: 'Join a group', what: 'You look for a group that has a place for you.' },
  {
    kind: 'find-supervision',
    title: 'Find supervision',
    what: 'You lead, and look for a supervisor or for a group of leaders like you.',
  },
  {
    kind: 'become-leader',
    title: 'Become a leader',
    what: 'You would like to lead groups, or are on the way to accreditation.',
  },
]

const concern: Choice = {
  kind: 'concern',
  title: 'A concern about a group',
  what: 'Something in a group worries you. One member of Council reads it, and nobody else.',
}

const somethingElse: Choice = {
  kind: 'something-else',
  title: 'Something else',
  what: 'Any other question to the society.',
}

/** What is it about? Each answer leads to a form that asks only what it needs. */
export function ContactKindsPage(props: ContactKindsPageProps) {
  const others = props.concernsAreRead ? [concern, somethingElse] : [somethingElse]
  return (
    <Document title="Ask us" width="wide">
      <PageHeader
        title="Ask us"
        lead={
          <>
            <p>
              What is it about? A person reads what you write and answers, usually within {props.workingDays}{' '}
              working days. You need no account.
            </p>
            {props.addressee && <p>{addresseeInWords(props.addressee)}</p>}
          </>
        }
      />
      {props.isConcernMeant && !props.concernsAreRead && <NobodyReadsConcerns isAsked />}
      <Choices title="A group of your own" choices={ownGroup} {...props} />
      <Choices title="Joining and leading" choices={ownPlace} {...props} />
      <Choices title="Anything else" choices={others} {...props} />
      {!props.concernsAreRead && !props.isConcernMeant && <NobodyReadsConcerns />}
      <WhoAnswers regions={props.regions} />
    </Document>
  )
}

function Choices({
  title,
  choices,
  hrefOf,
}: { title: string; choices: readonly Choice[] } & Pick<ContactKindsPageProps, 'hrefOf'>) {
  return (
    <Section title={title}>
      <Columns of={3}>
        {choices.map((choice) => (
          <Card key={choice.kind} title={choice.title} href={hrefOf(choice.kind)}>
            <p>{choice.what}</p>
          </Card>
        ))}
      </Columns>
    </Section>
  )
}

/** What is written in confidence needs somebody who may read it: without one, it is not asked for. */
function NobodyReadsConcerns({ isAsked = false }: { isAsked?: boolean }) {
  return (
    <Notice
      kind={isAsked ? 'attention' : 'info'}
      title={
        isAsked ? 'Nobody could read a concern in confidence now' : 'Does something in a group worry you?'
      }
    >
      <p>
        The society has an officer who alone reads concerns, and that office is vacant for now; so we do not
        ask you to write about it here. Speak with one of the group’s leaders, or with somebody you trust
        outside of it; where somebody may come to harm, turn to your professional body. Or ask us under
        “Something else” to ring you, without saying why.
      </p>
    </Notice>
  )
}
