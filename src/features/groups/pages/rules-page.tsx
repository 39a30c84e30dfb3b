import type { Attempt } from '../../../ui/attempt.ts'
import { Table } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../queries/group.ts'
import { type Saved, SavedNotice } from './saved-notice.tsx'

export interface RulesVersion {
  id: string
  version: number
  body: string
  /** 'Ailsa Grant, 3 March 2026' */
  written: string
}

export interface RulesPageProps {
  group: Group
  seats: readonly Seat[]
  /** The newest first. */
  versions: readonly RulesVersion[]
  members: readonly { personId: string; name: string; version: number }[]
  /** The society's own words, to begin with. */
  aimsWording: string
  saved: Saved<'aims' | 'ground-rules'> | null
  attempts?: { aims?: Attempt | undefined; groundRules?: Attempt | undefined }
}

export function RulesPage({ group, seats, versions, members, saved, ...props }: RulesPageProps) {
  const { aimsWording, attempts = {} } = props
  const [newest, ...earlier] = versions
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Rules & aims"
      current={`/groups/${group.id}/rules`}
    >
      <Section
        id="aims"
        title="Aims"
        lead="In a few sentences, what the group is for. Everybody reads them before applying."
      >
        <SavedNotice saved={saved} of="aims" />
        <Columns of="main-aside">
          <Form action={`/groups/${group.id}/aims`} attempt={attempts.aims} submit="Save the aims">
            {attempts.aims?.refusal && group.aims && <AsItStands text={group.aims} />}
            <HiddenField name="revision" value={group.revision} />
            <TextArea name="aims" label="Aims of this group" rows={8} value={group.aims ?? aimsWording} />
          </Form>
          <div>
            <Card title="Balint work" tone="wash">
              <p>
                It is about the relationship between clinician and patient: no advice, and no therapy. What to
                aim at beyond that, the leaders settle when they plan.
              </p>
              {!group.aims && (
                <p>What stands in the field is the society’s own wording: keep it, or make it yours.</p>
              )}
            </Card>
          </div>
        </Columns>
      </Section>
      <Section
        id="ground-rules"
        title="Ground rules"
        lead="Known before one joins: whoever is offered a place reads them and agrees. A change makes a new version; what people agreed to is kept."
      >
        <SavedNotice saved={saved} of="ground-rules" />
        <Columns of="main-aside">
          <Form
            action={`/groups/${group.id}/rules`}
            attempt={attempts.groundRules}
            submit={newest ? `Save as version ${newest.version + 1}` : 'Save the ground rules'}
          >
            {attempts.groundRules?.refusal && newest && <AsItStands text={newest.body} />}
            <HiddenField name="version" value={newest?.version ?? 0} />
            <TextArea
              name="body"
              label="Ground rules of this group"
              rows={14}
              hint="Confidentiality first; then coming regularly, coming on time, and what happens if someone leaves."
              value={newest?.body ?? suggestedRules}
            />
          </Form>
          <div>
            <Versions newest={newest} earlier={earlier} />
          </div>
        </Columns>
      </Section>
      <Section id="agreed" title="Who has agreed">
        <Table
          caption="Members and the version of the ground rules they agreed to"
          captionHidden
          rows={members}
          rowKey={(member) => member.personId}
          columns={[
            { title: 'Member', head: true, cell: (member) => member.name },
            {
              title: 'Agreed to',
              cell: ({ version }) =>
                version === newest?.version ? (
                  `Version ${version}`
                ) : (
                  <>
                    Version {version} <Badge kind="attention">older</Badge>
                  </>
                ),
            },
          ]}
          empty={
            <EmptyState title="Nobody has joined yet.">
              <p>Whoever accepts a place agrees to the ground rules as they stand that day.</p>
            </EmptyState>
          }
        />
      </Section>
    </GroupFrame>
  )
}

function Versions({ newest, earlier }: { newest: RulesVersion | undefined; earlier: RulesVersion[] }) {
  return (
    <Stack>
      <Card title={newest ? `Version ${newest.version} holds` : 'Nothing holds yet'} tone="wash">
        <p>
          {newest
            ? `Written by ${newest.written}.`
            : 'What stands in the field is only a beginning: make it your own.'}
        </p>
      </Card>
      {earlier.map((one) => (
        <Details key={one.id} summary={`Version ${one.version}: ${one.written}`}>
          <Prose>
            <Paragraphs text={one.body} />
          </Prose>
        </Details>
      ))}
    </Stack>
  )
}

function AsItStands({ text }: { text: string }) {
  return (
    <Notice kind="info" title="As it stands now">
      <Paragraphs text={text} />
    </Notice>
  )
}

const suggestedRules = `What is said here stays here. Nobody is named, no patient can be recognised, and nothing is recorded.
We come to every meeting, and say beforehand if we cannot.
We begin and end on time.
Cases are told from memory, without notes. Everyone may be silent.
We speak of what we imagine and feel, and do not question or advise the one who told the case.
Whoever wants to leave says so in a meeting, and comes once more to say goodbye.`
