import { formatDateOnly, formatTime } from '../../../../shared/calendar.ts'
import { dayInWords } from '../../../../shared/rhythm.ts'
import { atRisk, awaited, counted, type EssentialRule, met, missing, notApplicable } from '../essential.ts'
import { leadsAlone } from '../leads-alone.ts'

export const gettingStartedRules: readonly EssentialRule[] = [
  {
    name: 'name',
    title: 'A name of its own',
    heading: 'getting-started',
    requirements: ['R15'],
    weight: 'should',
    mode: 'both',
    advice:
      'It is what people read first, in the directory and in every email. Most name the place, the day or both.',
    assess: ({ hasOwnName }) =>
      hasOwnName === false
        ? missing('The group bears the name it was founded under.', 'Give the group a name', 'frame')
        : met('The group has a name of its own.'),
  },
  {
    name: 'leaders-planned',
    title: 'Leaders who have met to plan',
    heading: 'getting-started',
    requirements: ['R38'],
    weight: 'must',
    mode: 'both',
    advice:
      'Well ahead, and with time: what each wants from the group, what each brings and is wary of, how you will run it, and how you talk to each other in front of it.',
    assess: (facts) => {
      const { leadersMetOn, today, agreement } = facts
      if (leadersMetOn === null) {
        if (agreement?.agreedByAll && agreement.agreedOn)
          return met(`You agreed on ${formatDateOnly(agreement.agreedOn)} how you lead.`)
        return leadsAlone(facts)
          ? notApplicable(
              'You lead alone: talk your plan through with a supervisor or a colleague, and note the day.',
            )
          : missing('The leaders have not met to plan yet.', 'Note when the leaders meet', 'planning')
      }
      const day = formatDateOnly(leadersMetOn)
      if (Temporal.PlainDate.compare(leadersMetOn, today) > 0) {
        return awaited(
          `The leaders meet on ${day}.`,
          `Waiting for the planning meeting on ${day}`,
          'planning',
        )
      }
      return met(leadsAlone(facts) ? `The plan was talked through on ${day}.` : `The leaders met on ${day}.`)
    },
  },
  {
    name: 'regular-time',
    title: 'A regular time',
    heading: 'getting-started',
    requirements: ['R40'],
    weight: 'must',
    mode: 'both',
    advice:
      'The same weekday, the same time, the same length: a frame that holds, so that the work inside can be free.',
    assess: ({ frame: { weekday, startTime, rhythm, minutes }, timesAnswered = null }) => {
      const isTimeOpen = weekday === null || startTime === null
      if (!isTimeOpen && rhythm !== null && minutes !== null) {
        return met(`${dayInWords(weekday, rhythm)} at ${formatTime(startTime)}, ${minutes} minutes.`)
      }
      return isTimeOpen && timesAnswered !== null
        ? missing(
            `You ask when all could come: ${counted(timesAnswered, 'answer')} so far.`,
            'See when all could come',
            'times',
          )
        : missing('Day, time, rhythm and length are not all settled.', 'Choose day and time', 'frame')
    },
  },
  {
    name: 'aims',
    title: 'Aims',
    heading: 'getting-started',
    requirements: ['R2', 'R43'],
    weight: 'must',
    mode: 'both',
    advice:
      'In a few sentences, what the group is for: the relationship between clinician and patient, not advice and not therapy.',
    assess: ({ aims }) =>
      aims
        ? met('The aims are written.')
        : missing('The aims are not written yet.', 'Write the aims', 'aims'),
  },
  {
    name: 'ground-rules',
    title: 'Ground rules',
    heading: 'getting-started',
    requirements: ['R43'],
    weight: 'must',
    mode: 'both',
    advice:
      'Confidentiality first; then attendance, punctuality, what happens if someone leaves. Known before one joins.',
    assess: ({ groundRulesVersion }) =>
      groundRulesVersion === null
        ? missing('There are no ground rules yet.', 'Write the ground rules', 'ground-rules')
        : met(`The ground rules are written (version ${groundRulesVersion}).`),
  },
  {
    name: 'reaching-the-leaders',
    title: 'A way to reach the leaders',
    heading: 'getting-started',
    requirements: ['R44'],
    weight: 'must',
    mode: 'both',
    advice:
      'When the train or the connection fails, members know whom to ring. Only the group’s people see the number.',
    assess: ({ leaders }) => {
      if (leaders.length === 0) return notApplicable('There is no leader yet.')
      return leaders.some((leader) => leader.hasPhone)
        ? met('Members can ring a leader.')
        : missing('No leader has given a phone number for members.', 'Give a phone number', 'phone')
    },
  },
  {
    name: 'dates-ahead',
    title: 'Dates known ahead',
    heading: 'getting-started',
    requirements: ['R45'],
    weight: 'must',
    mode: 'both',
    advice: 'People in clinics plan weeks ahead. Give them a whole term of dates at once.',
    assess: ({ datesAhead, settings }) => {
      if (datesAhead === 0) return missing('There are no dates ahead.', 'Make the term’s dates', 'dates')
      return datesAhead >= settings.datesAheadMin
        ? met(`${counted(datesAhead, 'date')} ahead.`)
        : atRisk(`Only ${counted(datesAhead, 'date')} ahead.`, 'Make the next term’s dates', 'dates')
    },
  },
  {
    name: 'roles',
    title: 'Who does what',
    heading: 'getting-started',
    requirements: ['R39'],
    weight: 'must',
    mode: 'both',
    advice:
      'One looks after door, technology and time, the other after the group and how it feels. Swap now and then, and let the group know.',
    assess: (facts) => {
      if (leadsAlone(facts)) return notApplicable('You lead alone: both tasks are yours.')
      if (facts.datesAhead === 0) return notApplicable('As soon as there are dates.')
      return facts.rolesSet
        ? met('The roles at the next meeting are settled.')
        : missing('The roles at the next meeting are open.', 'Divide the roles', 'roles')
    },
  },
  {
    name: 'introductions',
    title: 'A first meeting that begins with people',
    heading: 'getting-started',
    requirements: ['R42'],
    weight: 'must',
    mode: 'both',
    advice:
      'Everyone is introduced, and aims and ground rules are clear to all, before there is a case. The letter beforehand says so.',
    assess: ({ letterSent, meetingsHeld, datesAhead }) => {
      if (meetingsHeld > 0) return met('The first meeting is behind you.')
      if (letterSent) return met('Members know that the first meeting begins with introductions.')
      return datesAhead === 0
        ? notApplicable('As soon as there are dates.')
        : atRisk(
            'Members do not know yet how the first meeting begins.',
            'Write the preparatory letter',
            'letter',
          )
    },
  },
]
