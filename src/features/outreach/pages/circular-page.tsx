import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { Letter } from '../../../ui/letter.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface RecipientLine {
  id: string
  name: string
  /** 'The secretary, office@lmc.example.org' */
  to: string
  lately: string | null
  /** What a box says to go on all the same. */
  knowing: string | null
  /** Left out when it is sent: they want no letters, or have left the book. */
  isLeftOut: boolean
}

export interface CircularPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  circular: { id: string; subject: string; body: string }
  recipients: readonly RecipientLine[]
  /** Whose letter is shown. */
  shown: { id: string; name: string } | null
  saved: string | null
  attempts?: { words?: Attempt | undefined; sending?: Attempt | undefined }
}

/** A letter to organisations before it goes: who gets it, its words, and each one as it will arrive. */
export function CircularPage(props: CircularPageProps) {
  const { group, circular, recipients, shown, attempts = {} } = props
  const outreach = `/groups/${group.id}/outreach`
  const here = `${outreach}/circulars/${circular.id}`
  const going = recipients.filter(({ isLeftOut }) => !isLeftOut)
  const warned = going.filter(({ lately }) => lately !== null)
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="A letter" current={outreach}>
      <Stack gap="large">
        {props.saved && <Notice kind="good" title={props.saved} />}
        <Section
          title="Who gets it"
          lead="Each gets a letter of its own, with a link of its own; nobody sees who else was asked."
        >
          <Table
            caption="Who gets it"
            captionHidden
            rows={recipients}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Nobody is left" action={{ href: outreach, label: 'Choose organisations' }}>
                <p>Choose some, and begin a letter to them.</p>
              </EmptyState>
            }
            columns={[
              {
                title: 'Organisation',
                head: true,
                cell: ({ name, to, lately, isLeftOut }) => (
                  <div>
                    {name} {isLeftOut && <Badge kind="problem">Wants no letters: left out</Badge>}
                    <Under>{to}</Under>
                    {lately && <Under>{lately}</Under>}
                  </div>
                ),
              },
              {
                title: 'Its letter',
                cell: ({ id, name }) => (
                  <Row>
                    <a href={`${here}?letter=${id}#letter`} aria-label={`Show the letter to ${name}`}>
                      Show
                    </a>
                    <PostButton
                      action={`${here}/leaving-out`}
                      fields={{ organisation: id }}
                      label="Leave out"
                      about={name}
                      tone="quiet"
                    />
                  </Row>
                ),
              },
            ]}
          />
        </Section>
        <Section
          title="What it says"
          lead="Greeting, the group’s facts, the flier, why they get it and how to end such letters are added by themselves."
        >
          <Form action={here} attempt={attempts.words} submit="Save, and show it" tone="plain">
            <TextField name="subject" label="Subject" value={circular.subject} />
            <TextArea
              name="body"
              label="In your words"
              hint="Please write nothing about a patient."
              rows={12}
              value={circular.body}
            />
          </Form>
        </Section>
        {shown && (
          <Section id="letter" title={`As ${shown.name} will get it`}>
            <Letter src={`${here}/letters/${shown.id}`} title={`The letter to ${shown.name}`} />
          </Section>
        )}
        {going.length > 0 && (
          <Section title="Send it">
            {warned.length > 0 && (
              <Notice kind="attention" title="Some were asked within the last weeks">
                <p>
                  An office that is asked by everybody passes nothing on. Leave them out, or go on knowingly.
                </p>
              </Notice>
            )}
            <Form
              action={`${here}/sending`}
              attempt={attempts.sending}
              submit={going.length === 1 ? 'Send this letter' : `Send ${going.length} letters`}
            >
              {warned.length > 0 && (
                <CheckboxGroup
                  name="anyway"
                  label="Write to these all the same"
                  options={warned.map(({ name, lately, knowing }) => ({
                    value: knowing ?? '',
                    label: name,
                    hint: lately ?? '',
                  }))}
                />
              )}
            </Form>
          </Section>
        )}
        <Row>
          <PostButton
            action={`${here}/discarding`}
            label="Throw this letter away"
            tone="quiet"
            confirm="Nothing of it was sent."
          />
        </Row>
      </Stack>
    </GroupFrame>
  )
}
