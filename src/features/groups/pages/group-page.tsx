import { LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Columns, PageHeader, Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { ShownGroup } from './directory-page.tsx'

export interface GroupPageProps {
  group: ShownGroup & {
    aims: string | null
    /** What a place costs and what becomes of meetings that do not take place: known before one applies (R70). */
    costs: readonly (readonly [string, string])[]
    namedLeaders: readonly { name: string; profession: string | null; accreditation: string | null }[]
    unnamedLeaders: number
    isOpen: boolean
    /** Meetings that one may come to before one decides. */
    tasters: readonly { id: string; when: string; seats: string }[]
  }
  /** What the viewer is to the group, when it is theirs. */
  standing: 'leader' | 'member' | null
  /** The code of the link the reader came by: the application carries it on. */
  from?: string | undefined
}

export function GroupPage({ group, standing, from }: GroupPageProps) {
  const canApply = group.isOpen && group.freePlaces > 0
  return (
    <Document title={group.name} width="wide">
      {standing && (
        <Notice
          kind="info"
          title={group.isOpen ? 'This is what everybody sees of your group.' : 'This page is not public yet.'}
        >
          {standing === 'leader' && (
            <p>
              <a href={`/groups/${group.id}/plan`}>Back to the plan</a> ·{' '}
              <a href={`/groups/${group.id}/flier`}>Your flier</a>
            </p>
          )}
        </Notice>
      )}
      <PageHeader
        eyebrow={`${group.mode === 'online' ? 'Online' : 'Face to face'}${group.where ? ` · ${group.where}` : ''}`}
        title={group.name}
        lead={group.when}
        actions={
          standing ? (
            <LinkButton href={`/groups/${group.id}/circle`}>Go to your circle</LinkButton>
          ) : (
            canApply && (
              <LinkButton href={`/groups/${group.id}/apply${from ? `?from=${from}` : ''}`}>
                Apply for a place
              </LinkButton>
            )
          )
        }
        picture={
          <Circle
            seats={group.seats}
            size="medium"
            centre={{
              figure: group.freePlaces,
              words: group.freePlaces === 1 ? 'place free' : 'places free',
            }}
          />
        }
        back={{ href: '/groups', label: 'All groups' }}
      />
      <Columns of="main-aside">
        <div>
          {group.aims && (
            <Section title="What it is for">
              <Prose>
                <Paragraphs text={group.aims} />
              </Prose>
            </Section>
          )}
          <Leaders group={group} />
          {group.tasters.length > 0 && (
            <Section
              title="Come to a meeting to try"
              lead="See how it is, and decide afterwards. Signing up takes a minute; you need no account."
            >
              <Stack>
                {group.tasters.map(({ id, when, seats }) => (
                  <Card key={id} title={when} href={`/tasters/${id}`} meta={seats} />
                ))}
              </Stack>
            </Section>
          )}
          <Section title="What comes next">
            <Prose>
              <ol>
                <li>You apply in a few lines; you need no account.</li>
                <li>
                  A leader talks with you{group.mode === 'online' && ' on a screen'}: what you expect, and
                  whether you can come regularly.
                </li>
                <li>If it suits, you are offered a place. You read the ground rules and decide.</li>
              </ol>
            </Prose>
            {!canApply && (
              <Notice
                kind="attention"
                title={
                  group.isOpen ? 'Full for now: every place is taken.' : 'The group takes no applicants now.'
                }
              >
                <p>
                  You can still <a href="/contact">ask the society</a>, look at{' '}
                  <a href="/groups">other groups</a>, <a href="/waiting-list">be told when another opens</a>,
                  or <a href="/start">start one</a>.
                </p>
              </Notice>
            )}
          </Section>
        </div>
        <div>
          <Card title="In short" level={2} tone="wash">
            <Facts
              facts={[
                ['Meets', group.when],
                ['Where', group.mode === 'online' ? 'Online, on a computer' : group.where],
                ['For', group.professions.replace(/^For /, '')],
                ...group.costs,
                ['Places', group.places],
              ]}
            />
            {group.isOpen && (
              <p>
                <a href={`/groups/${group.id}/flier`}>A flier to print or pass on</a>
              </p>
            )}
          </Card>
        </div>
      </Columns>
    </Document>
  )
}

function Leaders({ group }: Pick<GroupPageProps, 'group'>) {
  const { namedLeaders, unnamedLeaders } = group
  return (
    <Section title={namedLeaders.length + unnamedLeaders === 1 ? 'Leader' : 'Leaders'}>
      <Stack>
        {namedLeaders.map((leader) => (
          <Card
            key={leader.name}
            title={leader.name}
            meta={[leader.profession, leader.accreditation].filter(Boolean).join(' · ')}
          />
        ))}
        {unnamedLeaders > 0 && (
          <p>
            {namedLeaders.length === 0
              ? unnamedLeaders === 1
                ? 'One leader, who introduces themselves when you talk.'
                : `${unnamedLeaders} leaders, who introduce themselves when you talk.`
              : 'And another, who introduces themselves when you talk.'}
          </p>
        )}
      </Stack>
    </Section>
  )
}
