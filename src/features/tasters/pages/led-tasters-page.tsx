import type { Currency } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { DateField, MoneyField, NumberField, TextArea, TextField, TimeField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface LedLine {
  id: string
  when: string
  where: string
  seats: string
  /** 'Called off', 'Everybody sees it', 'Over: please note who came' */
  state: string
}

interface LedTastersPageProps {
  group: FramedGroup & { currency: Currency; lengthMinutes: number | null; mode: 'face-to-face' | 'online' }
  seats: readonly Seat[]
  isOpen: boolean
  tasters: readonly LedLine[]
  /** What happens there, unless the leaders write something else. */
  planDraft: string
  attempt?: Attempt | undefined
}

/** A group's tasters, and a new one. */
export function LedTastersPage({ group, seats, isOpen, tasters, planDraft, attempt }: LedTastersPageProps) {
  const here = `/groups/${group.id}/tasters`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Tasters" current={here}>
      <Stack gap="large">
        <Section
          title="Meetings to try"
          lead="A taster lets people find out what a Balint group is before they decide. It has its own sign-up and its own seats; who came can apply with one click."
        >
          <Table
            caption="Tasters of this group"
            captionHidden
            columns={[
              {
                title: 'When',
                head: true,
                cell: ({ id, when, where }) => (
                  <>
                    <a href={`${here}/${id}`}>{when}</a>
                    <Under>{where}</Under>
                  </>
                ),
              },
              { title: 'Seats', cell: ({ seats: taken }) => taken },
              { title: 'How it stands', cell: ({ state }) => state },
            ]}
            rows={tasters}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="No taster yet">
                <p>One evening is enough: announce it below, and hand its address on with your flier.</p>
              </EmptyState>
            }
          />
        </Section>
        <Section title="Announce a taster" id="new">
          <Form action={here} attempt={attempt} submit="Announce it">
            <DateField name="on" label="Day" />
            <TimeField name="at" label="Begins at" />
            <NumberField name="minutes" label="Lasts" unit="minutes" value={group.lengthMinutes ?? 90} />
            <RadioChoice
              name="mode"
              label="How"
              value={group.mode}
              options={[
                { value: 'face-to-face', label: 'Face to face' },
                { value: 'online', label: 'Online' },
              ]}
            />
            <TextField
              name="area"
              label="Face to face: town or part of it"
              hint="Everybody sees it."
              value={group.area ?? undefined}
              optional
            />
            <TextField
              name="place"
              label="Face to face: where exactly"
              hint="Only those who have signed up and confirmed it are told."
              optional
            />
            <TextField
              name="url"
              type="url"
              label="Online: link of the meeting"
              hint="Guests find it on their own page from fifteen minutes before; nobody else does. Leave it empty if your group meets in the room of this site: guests come there, too."
              optional
            />
            <NumberField name="seats" label="Seats" unit="guests" value={8} />
            <MoneyField
              name="contribution"
              label="It costs"
              currency={group.currency}
              hint="Leave it empty if it is free."
              optional
            />
            <DateField
              name="closes_on"
              label="Sign up until the end of"
              hint="Empty: until it begins."
              optional
            />
            <TextArea
              name="plan"
              label="What happens there"
              hint="For whoever has signed up: how you begin, what you do with the time. It begins as your meeting plan for a taster has it. Nothing about a patient."
              rows={6}
              value={planDraft}
              optional
            />
            {!isOpen && (
              <Checkbox
                name="before_opening"
                label="Publish it now, although the group is not open to applicants yet"
                hint="Its name and this meeting become public; everything else of the group does not."
              />
            )}
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
