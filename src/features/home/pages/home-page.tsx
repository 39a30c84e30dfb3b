import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { BackupWarning } from '../../../ui/backup-notice.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { BackupNews } from '../../society/rules/backup-news.ts'
import { Offices, SecondWay } from './home-offices.tsx'

export interface HomeGroup {
  id: string
  name: string
  href: string
  standing: 'leader' | 'member'
  /** A member who keeps its money. */
  isTreasurer: boolean
  /** Where it is between its first thought and its last meeting; open or having met: it meets. */
  stage: 'planning' | 'meets' | 'ends'
  seats: readonly Seat[]
  /** "Tuesday 8 December 2026, 19:30 to 21:00", in the group's own time. */
  nextMeeting: string | null
  /** Who comes to it, where that is worth a line. */
  comes: string | null
  /** The latest meeting whose attendance nobody has taken; null for a member. */
  notTaken: { day: string; href: string } | null
  /** What a leader could do next for the group. */
  nextStep: { title: string; label: string; href: string } | null
  /** How many dates are ahead where that is too few for the next term not to be made; null: enough, or none yet. */
  lastDates: number | null
  /** How many of those who applied wait for a word; 0 for a member. */
  applicantsWaiting: number
}

export interface HomeInvitation {
  id: string
  title: string
  from: string
  until: string
}

export interface HomeOffice {
  officeId: string
  regionName: string
  isNamedPublicly: boolean
}

export interface HomePageProps {
  name: string
  next: { title: string; why: string; href: string; label: string } | null
  invitations: readonly HomeInvitation[]
  groups: readonly HomeGroup[]
  offices: readonly HomeOffice[]
  /** What the society's office is to them; null when it is closed to them. */
  office: 'administrator' | 'council' | null
  /** They hold an office: when they are away, in words, or that they are there. */
  away: string | null
  /** Whether there is a list of enquiries for them: of a region, forwarded to Council, or concerns. */
  takesEnquiries: boolean
  enquiriesWaiting: number
  /** Of them, those who were promised an answer by now. */
  enquiriesLate: number
  /** 'Somebody asks about their data: due in 12 days', for administrators. */
  dataRequests: string | null
  /** They have an entry in the register. */
  inRegister: boolean
  /** Groups that have ended with them in it, until they are deleted. */
  ended: readonly { id: string; name: string }[]
  /** For whoever's office asks for a second way to sign in, and who has none. */
  secondWay: { until: string; isOver: boolean } | null
  /** Purses of groups that are deleted, whose books they still keep. */
  books: readonly { id: string; name: string | null }[]
  /** They have just left a circle. */
  hasLeft: boolean
  /** The privacy notice says something else than when they last read it. */
  noticeHasChanged: boolean
  /** Of the administrators alone, where backups are set up. */
  backup: BackupNews | null
  refusal?: string | undefined
}

export function HomePage({ name, next, invitations, groups, ...props }: HomePageProps) {
  const holdsOffice = props.away !== null || props.takesEnquiries
  return (
    <Document title="Home" width="wide">
      <PageHeader title={`Hello, ${name}`} />
      {props.hasLeft && (
        <Notice kind="good" title="You have left the circle; its leaders know.">
          <p>
            Thank you for the time you sat in it. <a href="/groups">Other groups</a> are there when you look
            for one. Your <a href="/certificates">hours and certificates</a> stay yours.
          </p>
        </Notice>
      )}
      {props.refusal && <Notice kind="problem" title={props.refusal} />}
      {props.secondWay && <SecondWay {...props.secondWay} />}
      {props.backup && <BackupWarning {...props.backup} />}
      {props.noticeHasChanged && (
        <Notice kind="info" title="The privacy notice has changed">
          <p>
            <a href="/privacy">Read what is different</a>; you need do nothing else.
          </p>
        </Notice>
      )}
      {next && (
        <NextStep title={next.title} action={{ href: next.href, label: next.label }}>
          <p>{next.why}</p>
        </NextStep>
      )}
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      {(groups.length > 0 || !holdsOffice) && <Groups groups={groups} />}
      {props.ended.length + props.books.length > 0 && (
        <Section title="Groups that were">
          <LinkList
            label="Groups that were"
            links={[
              ...props.ended.map(({ id, name: group }) => ({
                href: `/groups/${id}/closure`,
                label: group,
                note: 'what is left to do, and when it is deleted',
              })),
              ...props.books.map(({ id, name: group }) => ({
                href: `/purses/${id}`,
                label: group ?? 'A group that is not there any more',
                note: 'its books, which you keep',
              })),
            ]}
          />
        </Section>
      )}
      {(props.inRegister || groups.some(({ standing }) => standing === 'leader')) && <InRegister />}
      {holdsOffice && <Offices {...props} />}
    </Document>
  )
}

/** The way to one's entries for whoever leads. */
function InRegister() {
  return (
    <Section title="You as a leader">
      <Columns of={2}>
        <Card title="You in the register" href="/register/me">
          <p>What you say about yourself as a leader, your accreditation, and whether others find you.</p>
        </Card>
        <Card title="Requests" href="/register/requests">
          <p>Who asks you to lead or to supervise, and whom you have asked.</p>
        </Card>
      </Columns>
    </Section>
  )
}

function Invitations({ invitations }: Pick<HomePageProps, 'invitations'>) {
  return (
    <Section title={invitations.length === 1 ? 'You are invited' : 'You have invitations'}>
      <Stack>
        {invitations.map(({ id, title, from, until }) => (
          <Card
            key={id}
            title={title}
            href={`/invitations/${id}`}
            meta={`From ${from} · open until ${until}`}
          >
            <p>Read what it is about, then accept or decline.</p>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

function Groups({ groups }: Pick<HomePageProps, 'groups'>) {
  return (
    <Section
      title={groups.length === 1 ? 'Your group' : 'Your groups'}
      actions={
        groups.length > 0 && (
          <LinkButton href="/dates" tone="quiet">
            Your dates
          </LinkButton>
        )
      }
    >
      {groups.length === 0 ? (
        <EmptyState title="You are in no group yet" action={{ href: '/groups', label: 'Find a group' }}>
          <p>
            Look for one with a free place near you or online. Or <a href="/start">start one yourself</a>: the
            society goes along, from the first thought to the first meeting.
          </p>
        </EmptyState>
      ) : (
        <Columns of={2}>
          {groups.map((group) => (
            <GroupCard key={group.id} group={group} />
          ))}
        </Columns>
      )}
    </Section>
  )
}

const leadersWords = { planning: 'in planning', meets: 'you lead it', ends: 'comes to its end' } as const

function GroupCard({ group }: { group: HomeGroup }) {
  const isLeader = group.standing === 'leader'
  return (
    <Card
      title={group.name}
      href={group.href}
      picture={<Circle seats={group.seats} size="small" />}
      badges={
        <Badge kind={isLeader ? 'accent' : 'neutral'}>
          {isLeader ? leadersWords[group.stage] : group.isTreasurer ? 'member and treasurer' : 'member'}
        </Badge>
      }
    >
      <p>{group.nextMeeting ? `Next meeting: ${group.nextMeeting}` : noDate(group)}</p>
      {group.comes && <p>{group.comes}</p>}
      {group.notTaken && (
        <p>
          Not taken yet: <a href={group.notTaken.href}>attendance of {group.notTaken.day}</a>
        </p>
      )}
      {group.isTreasurer && (
        <p>
          You keep its money: <a href={`/groups/${group.id}/money`}>the purse</a>
        </p>
      )}
      {group.lastDates !== null && (
        <p>
          {group.lastDates === 1 ? 'With it this term ends' : `Only ${group.lastDates} dates are ahead`}:{' '}
          <a href={`/groups/${group.id}/meetings#term`}>make the next term’s dates</a>
        </p>
      )}
      {group.nextStep && (
        <p>
          Next: <a href={group.nextStep.href}>{group.nextStep.label}</a>
        </p>
      )}
    </Card>
  )
}

const noDate = ({ standing }: HomeGroup): string =>
  standing === 'leader' ? 'No date stands yet.' : 'No date stands yet; your leaders will tell you by email.'
