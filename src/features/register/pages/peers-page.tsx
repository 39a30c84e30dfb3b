import { rhythm } from '../../../shared/calendar.ts'
import { languages } from '../../../shared/languages.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { OwnPeerGroup } from '../queries/entries.ts'
import { OwnTabs } from './tabs.tsx'
import { capitalised, modeInWords, placesInWords } from './words.ts'

type Regions = readonly { id: string; name: string }[]

/** With the room where it meets on screen; null: it meets in one place. */
type WithRoom = OwnPeerGroup & { room: string | null }

interface PeersPageProps {
  groups: readonly WithRoom[]
  regions: Regions
  saved: string | null
  attempts?: { make?: Attempt | undefined; other?: Attempt | undefined }
}

/** The peer supervision groups somebody sits in, and a form for another. */
export function PeersPage({ groups, regions, saved, attempts = {} }: PeersPageProps) {
  return (
    <Document title="Peer supervision groups" width="wide">
      <PageHeader
        title="Your peer supervision groups"
        lead="Leaders of several groups who meet to think about their leading together, without a leader of their own. What is said there is kept nowhere."
      />
      <OwnTabs current="/register/peers" />
      {saved && <Notice kind="good" title={saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Section>
        {groups.length === 0 ? (
          <EmptyState title="You are in no peer group here yet">
            <p>
              Do you meet with other leaders already? Enter the group below: then leaders without supervision
              can ask for a place. Do you look for one? Open the page “Supervision” of a group you lead.
            </p>
          </EmptyState>
        ) : (
          <Columns of={2}>
            {groups.map((group) => (
              <PeerGroupCard key={group.id} group={group} />
            ))}
          </Columns>
        )}
      </Section>
      <Section
        id="new"
        title="Enter a peer group"
        lead="You keep the entry and answer those who ask, until you hand it on to another member."
      >
        <PeerGroupForm
          action="/register/peers"
          group={null}
          regions={regions}
          attempt={attempts.make}
          submit="Enter this group"
        />
      </Section>
    </Document>
  )
}

function PeerGroupCard({ group }: { group: WithRoom }) {
  return (
    <Card
      title={group.name}
      level={2}
      href={group.keptByViewer ? `/register/peers/${group.id}` : `/peers/${group.id}`}
      badges={
        <Badge kind={group.listedSince ? 'good' : 'neutral'}>
          {group.listedSince ? placesInWords(group.placesFree) : 'not listed'}
        </Badge>
      }
      meta={`${capitalised(rhythm(group.everyWeeks))} · ${modeInWords[group.mode]}`}
    >
      <p>
        {group.members
          .map(({ name, isKeeper }) => (isKeeper ? `${name} (keeps the entry)` : name))
          .join(', ')}
      </p>
      {!group.keptByViewer && (
        <Row>
          <OurRoom room={group.room} />
          <PostButton
            action={`/register/peers/${group.id}/leaving`}
            label="Leave this group"
            tone="quiet"
            confirm="You are no member any more. The others see that; nothing else happens."
          />
        </Row>
      )}
    </Card>
  )
}

function OurRoom({ room }: Pick<WithRoom, 'room'>) {
  if (!room) return null
  return (
    <LinkButton href={room} tone="plain">
      To our room
    </LinkButton>
  )
}

interface PeerGroupPageProps {
  group: WithRoom
  regions: Regions
  saved: string | null
  attempts?: { change?: Attempt | undefined; handOn?: Attempt | undefined; other?: Attempt | undefined }
}

/** The entry of a peer group, for the member who keeps it. */
export function PeerGroupPage({ group, regions, saved, attempts = {} }: PeerGroupPageProps) {
  const others = group.members.filter(({ isKeeper }) => !isKeeper)
  return (
    <Document title={group.name} width="wide">
      <PageHeader
        title={group.name}
        lead="You keep this group’s entry in the register."
        back={{ href: '/register/peers', label: 'Your peer groups' }}
      />
      {saved && <Notice kind="good" title={saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <Section title="The entry">
          <PeerGroupForm
            action={`/register/peers/${group.id}`}
            group={group}
            regions={regions}
            attempt={attempts.change}
            submit="Save the entry"
          />
        </Section>
        <Stack>
          <Card title="Members">
            <p>{group.members.map(({ name }) => name).join(', ')}</p>
            <Row>
              <OurRoom room={group.room} />
              <LinkButton href={`/peers/${group.id}`} tone="plain">
                Dates and hosts
              </LinkButton>
              <LinkButton href="/register/requests" tone="plain">
                Who asks for a place
              </LinkButton>
            </Row>
          </Card>
          {others.length > 0 && (
            <Card title="Hand the entry on">
              <Form
                action={`/register/peers/${group.id}/keeper`}
                attempt={attempts.handOn}
                submit="Hand it on"
                tone="plain"
              >
                <Select
                  name="to"
                  label="To"
                  options={others.map(({ personId, name }) => ({ value: personId, label: name }))}
                />
              </Form>
            </Card>
          )}
          <Card title="The group meets no more?">
            <Row>
              <PostButton
                action={`/register/peers/${group.id}/ending`}
                label="End the group"
                tone="quiet"
                confirm="Nobody finds it any more, and its members see that it has ended."
              />
            </Row>
          </Card>
        </Stack>
      </Columns>
    </Document>
  )
}

interface PeerGroupFormProps {
  action: string
  group: OwnPeerGroup | null
  regions: Regions
  attempt: Attempt | undefined
  submit: string
}

function PeerGroupForm({ action, group, regions, attempt, submit }: PeerGroupFormProps) {
  return (
    <Form action={action} attempt={attempt} submit={submit}>
      <TextField name="name" label="Name of the group" width="medium" value={group?.name} />
      <NumberField
        name="everyWeeks"
        label="Meets every how many weeks?"
        unit="weeks"
        value={group?.everyWeeks}
      />
      <RadioChoice
        name="mode"
        label="How does it meet?"
        value={group?.mode}
        options={[
          { value: 'face-to-face', label: 'Face to face' },
          { value: 'online', label: 'Online' },
        ]}
      />
      <Select
        name="region"
        label="Region"
        optional
        blank="Anywhere"
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        value={group?.regionId ?? undefined}
      />
      <NumberField name="placesFree" label="Places free" value={group?.placesFree} />
      <CheckboxGroup
        name="languages"
        inColumns
        label="In which languages?"
        optional
        options={languages.map((one) => ({ value: one, label: one }))}
        value={group?.languages ?? ['English']}
      />
      <TextArea
        name="about"
        label="A few words for those who find it"
        rows={4}
        optional
        hint="How you work, on which evening. Please no names and no address."
        value={group?.about ?? undefined}
      />
      <Checkbox
        name="listed"
        label="Leaders who look for supervision may find this group"
        hint="They read what stands here, and how many sit in it; no names but yours, once you answer."
        checked={group ? group.listedSince !== null : true}
      />
    </Form>
  )
}
