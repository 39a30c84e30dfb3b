import type { Currency } from '../../../shared/money.ts'
import { professions } from '../../../shared/professions.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from '../../../ui/choices.tsx'
import { MoneyField, NumberField, TextField } from '../../../ui/fields.tsx'
import { Fieldset } from '../../../ui/form.tsx'
import { Stack } from '../../../ui/layout.tsx'
import type { Settled } from '../../groups/rules/plan-points.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import type { Question } from '../rules/start-path.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { routeWords } from './answer-words.ts'

export interface QuestionFieldsProps {
  question: Question
  plan: TrialPlan
  settings: SocietySettings
  regions: readonly { id: string; name: string }[]
  /** What the question lets one tick off. */
  ticks: readonly Settled[]
  /** The minutes before and after a meeting that would be paid, if they were. */
  around: readonly [before: number, after: number]
}

/** The one thing a page asks. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { question, plan } = props
  const { currency } = props.settings
  switch (question) {
    case 'route':
      return <RouteField plan={plan} />
    case 'where':
      return <WhereFields {...props} />
    case 'whom':
      return (
        <CheckboxGroup
          name="professions"
          label="Professions"
          hint="Tick as many as you like."
          value={plan.professions}
          options={professions.map((profession) => ({ value: profession, label: profession }))}
        />
      )
    case 'members':
      return <NumberField name="expectedMembers" label="Members" unit="people" value={plan.expectedMembers} />
    case 'joining':
      return (
        <NumberField
          name="interestedMembers"
          label="People who have said yes"
          hint="Without the leaders. 0 is a beginning, too."
          unit="people"
          value={plan.interestedMembers}
        />
      )
    case 'leaders':
      return <LeadersField plan={plan} />
    case 'experience':
      return <ExperienceFields plan={plan} />
    case 'rhythm':
      return <RhythmFields plan={plan} />
    case 'room':
      return <RoomFields plan={plan} currency={currency} />
    case 'supervision':
      return <SupervisionFields plan={plan} currency={currency} />
    case 'paid':
      return (
        <RadioChoice
          name="paidLeaders"
          label="Leaders who are paid"
          value={`${plan.paidLeaders}`}
          options={[
            { value: '0', label: 'None: they give their time' },
            { value: '1', label: 'One' },
            { value: '2', label: 'Two' },
          ]}
        />
      )
    case 'fee':
      return (
        <MoneyField
          name="leaderFeePerHourMinor"
          label="Fee of each, an hour"
          currency={currency}
          value={plan.leaderFeePerHourMinor}
        />
      )
    case 'around':
      return <AroundField plan={plan} around={props.around} />
    default:
      return <Ticks {...props} />
  }
}

function RouteField({ plan }: { plan: TrialPlan }) {
  return (
    <RadioChoice
      name="route"
      label="Which of these is it?"
      value={plan.route}
      options={[
        { value: 'face-to-face', label: routeWords['face-to-face'] },
        { value: 'online', label: routeWords.online },
        { value: 'moving-online', label: routeWords['moving-online'] },
      ]}
    />
  )
}

function WhereFields({ plan, regions }: QuestionFieldsProps) {
  return (
    <>
      <Select
        name="region"
        label="Region"
        optional
        blank="Not said"
        value={plan.region}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {plan.route === 'face-to-face' && (
        <TextField
          name="area"
          label="Town, or part of one"
          hint="Leith, for instance. It also names your plan."
          optional
          value={plan.area}
        />
      )}
    </>
  )
}

function LeadersField({ plan }: { plan: TrialPlan }) {
  const none = { value: '0', label: 'Nobody yet' }
  const some = [
    { value: '1', label: 'One' },
    { value: '2', label: 'Two' },
  ]
  return (
    <RadioChoice
      name="leaders"
      label={plan.route === 'moving-online' ? 'Leaders' : 'Leaders you have found'}
      value={`${plan.leaders}`}
      options={plan.route === 'moving-online' ? some : [none, ...some]}
    />
  )
}

function ExperienceFields({ plan }: { plan: TrialPlan }) {
  const both = plan.leaders > 1
  const boxes = [
    {
      name: 'leadersWereMembers',
      label: both
        ? 'Both have been members of a Balint group'
        : 'The leader has been a member of a Balint group',
    },
    {
      name: 'oneAccredited',
      label: both
        ? 'One of them at least is accredited by the society'
        : 'The leader is accredited by the society',
    },
    {
      name: 'onePsychodynamic',
      label: both
        ? 'One of them at least has psychodynamic or similar training'
        : 'The leader has psychodynamic or similar training',
    },
  ] as const
  return (
    <Fieldset legend="Tick what is so">
      <Stack gap="small">
        {boxes.map(({ name, label }) => (
          <Checkbox key={name} name={name} label={label} checked={plan[name]} />
        ))}
      </Stack>
    </Fieldset>
  )
}

function RhythmFields({ plan }: { plan: TrialPlan }) {
  return (
    <>
      <NumberField
        name="meetingMinutes"
        label="Length of a meeting"
        unit="minutes"
        value={plan.meetingMinutes}
      />
      <Select
        name="everyWeeks"
        label="How often"
        value={`${plan.everyWeeks}`}
        options={[
          { value: '1', label: 'Every week' },
          { value: '2', label: 'Every two weeks' },
          { value: '3', label: 'Every three weeks' },
          { value: '4', label: 'Every four weeks' },
        ]}
      />
    </>
  )
}

interface CostedProps {
  plan: TrialPlan
  currency: Currency
}

function RoomFields({ plan, currency }: CostedProps) {
  const isMoving = plan.route === 'moving-online'
  return (
    <>
      {!isMoving && (
        <RadioChoice
          name="hasRoom"
          label="A room for every meeting"
          value={plan.hasRoom ? 'yes' : 'no'}
          options={[
            { value: 'no', label: 'Not yet' },
            { value: 'yes', label: 'Yes, there is one' },
          ]}
        />
      )}
      <MoneyField
        name="roomPerSessionMinor"
        label="What it costs, a meeting"
        hint={isMoving ? '0 if it is free.' : '0 if it is free, or if you do not know yet.'}
        currency={currency}
        value={plan.roomPerSessionMinor}
      />
    </>
  )
}

function SupervisionFields({ plan, currency }: CostedProps) {
  return (
    <>
      <RadioChoice
        name="supervision"
        label="Supervision"
        value={plan.supervision ? 'yes' : 'no'}
        options={[
          { value: 'no', label: 'Not arranged yet' },
          { value: 'yes', label: 'Arranged: with a supervisor, or among peers' },
        ]}
      />
      <MoneyField
        name="supervisionPerSessionMinor"
        label="What the group carries of its cost, a meeting"
        hint="0 if the leaders see to it themselves."
        currency={currency}
        value={plan.supervisionPerSessionMinor}
      />
    </>
  )
}

function AroundField({ plan, around }: Pick<QuestionFieldsProps, 'plan' | 'around'>) {
  const isPaid = plan.paidPreMeetingMinutes + plan.paidDebriefMinutes > 0
  return (
    <RadioChoice
      name="around"
      label="Time before and after"
      value={isPaid ? around.join('-') : '0-0'}
      options={[
        { value: '0-0', label: 'They give it' },
        {
          value: around.join('-'),
          label: `It is paid: ${around[0]} minutes before and ${around[1]} after each meeting`,
        },
      ]}
    />
  )
}

const tickLabels: Readonly<Record<Settled, string>> = {
  'members-agree': 'Every member has said yes to the screen',
  interviews: 'We plan to meet each of them online before they join',
  computers: 'Everybody will sit at a computer or laptop',
  connection: 'Everybody’s line is good enough',
  'way-in': 'We know where on the net we meet, and everybody knows the way in',
  roles: 'It is settled who moderates and who watches the process',
  'open-word': 'The leaders will speak to each other openly, not by private chat',
  signal: 'How one shows that one wants to speak',
  'sit-back': 'How the presenter sits back: away from the screen, still in the picture',
  debrief: 'When and where the leaders look back in private',
}

function Ticks({ plan, ticks }: QuestionFieldsProps) {
  return (
    <CheckboxGroup
      name="settled"
      label="Tick what is so"
      value={plan.settled}
      options={ticks.map((thing) => ({ value: thing, label: tickLabels[thing] }))}
    />
  )
}
