import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { TieNoted } from './composition/ties-noted.tsx'

interface InterviewGuidePageProps {
  group: FramedGroup
  seats: readonly Seat[]
  minutes: number
  /** What the group wrote; null while it has not. */
  spokenMatters: string | null
  /** Who works with whom, as the leaders have noted. */
  ties: readonly TieNoted[]
  wasSaved: boolean
  attempt?: Attempt | undefined
}

/** To have beside one while one talks (R52, R53). */
export function InterviewGuidePage(props: InterviewGuidePageProps) {
  const { group, spokenMatters, attempt } = props
  const here = `/groups/${group.id}/interviews`
  return (
    <GroupFrame
      group={group}
      seats={props.seats}
      standing="leader"
      title="A guide to the talk"
      current={here}
    >
      <BackLink href={here}>Interviews</BackLink>
      <Stack gap="large">
        <Section
          title="A guide to the talk"
          lead={`Some ${props.minutes} minutes to find out, on both sides, whether this circle is the right place now. It is a talk, not an examination, and nobody need tell anything they would rather keep.`}
        >
          <Prose>
            <h3>What they expect</h3>
            <ul>
              <li>What brought them, and what they hope will be different for them after a year.</li>
              <li>
                What a Balint group is: one’s own side of the work with a patient or client, told from memory.
              </li>
              <li>What it is not: advice, supervision of cases, or therapy for its members.</li>
            </ul>
            <h3>Whether they can commit themselves</h3>
            <ul>
              <li>The day, the hour and the length; every meeting, on time, for the whole term.</li>
              <li>What there is to pay, and when.</li>
              <li>Confidentiality: about the cases, and about each other.</li>
              <li>
                Who else of the circle they know or work with; note it under{' '}
                <a href={`/groups/${group.id}/composition#ties`}>who works with whom</a>.
                {props.ties.length > 0 && (
                  <ul>
                    {props.ties.map(({ id, words }) => (
                      <li key={id}>{words}</li>
                    ))}
                  </ul>
                )}
              </li>
            </ul>
            {group.mode === 'online' && (
              <>
                <h3>Their technology</h3>
                <ul>
                  <li>A computer or laptop with a camera; a phone or a tablet is too small for a circle.</li>
                  <li>
                    A good connection, and a room where nobody hears or comes in. Try it in this very call.
                  </li>
                </ul>
              </>
            )}
            <h3>Their questions</h3>
            <ul>
              <li>What they would like to know from you, and when they hear from you.</li>
            </ul>
          </Prose>
        </Section>
        <Section
          id="matters"
          title="Whom it would not suit at present"
          lead="Some groups settle beforehand when somebody would do better to wait: it is spoken about, kindly and by both sides, and nothing of what a candidate says is ever written down here."
        >
          {props.wasSaved && <Notice kind="good" title="Saved." />}
          <Stack>
            {spokenMatters && <Paragraphs text={spokenMatters} />}
            <Details
              summary={spokenMatters ? 'Change what you wrote' : 'Write what your group would speak about'}
              open={attempt !== undefined}
            >
              <Form action={`${here}/guide`} attempt={attempt} submit="Save" tone="plain">
                <TextArea
                  name="spoken_matters"
                  label="Matters to speak about"
                  value={spokenMatters ?? undefined}
                  rows={6}
                  hint="For example: somebody in the middle of a crisis of their own, or who is sent and would not come by themselves. About your group, never about a person; a diagnosis is no reason. Only you leaders read it."
                  optional
                />
              </Form>
            </Details>
          </Stack>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
