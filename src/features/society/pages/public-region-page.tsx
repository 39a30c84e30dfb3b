import { LinkButton } from '../../../ui/actions.tsx'
import { Select } from '../../../ui/choices.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import { type MapRegion, RegionMap } from '../../../ui/region-map.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface RegionGroup {
  id: string
  name: string
  where: string
  when: string
  cost: string | null
  places: { words: string; isFree: boolean }
  seats: readonly Seat[]
}

export interface PublicRegionPageProps {
  region: { id: string; name: string; inSentence: string }
  map: readonly MapRegion[]
  /** Those who agreed to be named. */
  representatives: readonly { officeId: string; name: string }[]
  /** What one may write about. */
  kinds: readonly { value: string; label: string }[]
  groups: readonly RegionGroup[]
  /** All of its open groups, when there are more than these. */
  more: string | null
  /** For those who may know it: '5 people wait here, 3 of them would come online, too.' */
  waiting: string | null
}

export function PublicRegionPage({ region, groups, ...props }: PublicRegionPageProps) {
  const waitingList = `/waiting-list?region=${region.id}`
  return (
    <Document title={region.name} width="wide">
      <PageHeader
        eyebrow="Region"
        title={region.name}
        lead={`Balint groups in ${region.inSentence}, and the people of the society who are there for you.`}
        back={{ href: '/regions', label: 'All regions' }}
      />
      <Columns of="main-aside">
        <div>
          <Section title="Groups that take applicants">
            {groups.length === 0 ? (
              <EmptyState
                title="None here at the moment."
                action={{ href: waitingList, label: 'Tell me when one opens' }}
              >
                <p>
                  Many <a href="/groups?mode=online">groups meet online</a>, and distance does not matter
                  there. You could also <a href="/start">start one</a>.
                </p>
              </EmptyState>
            ) : (
              <Stack>
                {groups.map((group) => (
                  <GroupLine key={group.id} group={group} />
                ))}
                <Row>
                  {props.more && (
                    <LinkButton href={props.more} tone="plain">
                      All groups here
                    </LinkButton>
                  )}
                  <LinkButton href={waitingList} tone="quiet">
                    Tell me when another opens
                  </LinkButton>
                </Row>
              </Stack>
            )}
          </Section>
          <Section
            title="Write to us"
            lead="Your message reaches whoever you choose through this site, and the answer reaches you by email. Neither side is shown the other’s address."
          >
            <Stack>
              {props.representatives.map((one) => (
                <WriteTo key={one.officeId} region={region} kinds={props.kinds} to={one} />
              ))}
              {props.representatives.length === 0 && (
                <WriteTo region={region} kinds={props.kinds} to={null} />
              )}
            </Stack>
          </Section>
        </div>
        <Stack>
          <RegionMap label="Regions" elsewhere="Not on the map" regions={props.map} />
          {props.waiting && (
            <Card title="On the waiting list" tone="wash">
              <p>{props.waiting}</p>
              <p>A number, for those who represent the region: who they are is known to nobody.</p>
            </Card>
          )}
        </Stack>
      </Columns>
    </Document>
  )
}

function GroupLine({ group }: { group: RegionGroup }) {
  return (
    <Card
      title={group.name}
      href={`/groups/${group.id}`}
      meta={group.where}
      picture={<Circle seats={group.seats} size="small" />}
      footer={
        <Row>
          <Badge kind={group.places.isFree ? 'good' : 'neutral'}>{group.places.words}</Badge>
          {group.cost && <span>{group.cost}</span>}
        </Row>
      }
    >
      <p>{group.when}</p>
    </Card>
  )
}

type WriteToProps = Pick<PublicRegionPageProps, 'region' | 'kinds'> & {
  /** Null: whoever answers for the region. */
  to: { officeId: string; name: string } | null
}

/** The first question of the enquiry; its form is the next page, with this filled in. */
function WriteTo({ region, kinds, to }: WriteToProps) {
  return (
    <Card title={to ? to.name : 'Whoever answers for this region'} meta={to && 'Regional representative'}>
      <Form
        method="get"
        action="/contact"
        id={to ? `write-to-${to.officeId}` : 'write'}
        submit={to ? `Write to ${to.name}` : 'Write to the society'}
        tone="plain"
      >
        <HiddenField name="region" value={region.id} />
        {to && <HiddenField name="representative" value={to.officeId} />}
        <Select name="kind" label="What is it about?" options={kinds} />
      </Form>
    </Card>
  )
}
