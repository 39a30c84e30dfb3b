import {
  checkbox,
  choice,
  emailAddress,
  form,
  line,
  localDate,
  localTime,
  optional,
  paragraph,
  phone,
  rhythm,
  several,
  timeZone,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { languages } from '../../shared/languages.ts'
import {
  communications,
  LONGEST_AGREED,
  LONGEST_ANSWER,
  MOST_MINUTES,
  rolesPlans,
  sitBacks,
  speakingSignals,
} from '../../shared/planning-choices.ts'
import { professions } from '../../shared/professions.ts'

export const frameForm = form({
  revision: wholeNumber(1, 999_999_999),
  name: line(120, 'a name for the group'),
  mode: choice(['face-to-face', 'online']),
  region: optional(uuid()),
  area: optional(line(120)),
  professions: several(professions),
  languages: several(languages).transform((chosen) => (chosen.length > 0 ? chosen : ['English'])),
  weekday: optional(wholeNumber(1, 7)),
  startTime: optional(localTime()),
  rhythm: optional(rhythm()),
  lengthMinutes: optional(wholeNumber(30, 240)),
  timeZone: timeZone(),
  fewestMembers: wholeNumber(2, 30),
  mostMembers: wholeNumber(2, 30),
  doorsMinutes: wholeNumber(0, 60),
  isTransfer: checkbox(),
}).refine(({ fewestMembers, mostMembers }) => fewestMembers <= mostMembers, {
  path: ['mostMembers'],
  message: 'This has to be at least the fewest members.',
})

export const aimsForm = form({
  revision: wholeNumber(1, 999_999_999),
  aims: paragraph(4000, 'the aims'),
})

export const groundRulesForm = form({
  version: wholeNumber(0, 30_000),
  body: paragraph(8000, 'the ground rules'),
})

export const leadersMeetingForm = form({ heldOn: localDate() })

/** Nothing need be filled in: what has to be is asked for when answers are given, and depends on the group. */
const planningFields = (longest: number) => ({
  aims: optional(paragraph(longest)),
  experience: optional(paragraph(longest)),
  agendas: optional(paragraph(longest)),
  running: optional(paragraph(longest)),
  roles: optional(choice(rolesPlans)),
  rolesWords: optional(paragraph(longest)),
  communication: optional(choice(communications)),
  communicationWords: optional(paragraph(longest)),
  speakingSignal: optional(choice(speakingSignals)),
  sitBack: optional(choice(sitBacks)),
  preMeetingMinutes: optional(wholeNumber(0, MOST_MINUTES)),
  debriefMinutes: optional(wholeNumber(0, MOST_MINUTES)),
})

export const planningAnswersForm = form(planningFields(LONGEST_ANSWER))

/** `after`: the newest text when this one was begun. */
export const planningTextForm = form({ after: optional(uuid()), ...planningFields(LONGEST_AGREED) })

export const supervisionForm = form({
  kind: choice(['individual', 'pair', 'peer']),
  sinceOn: localDate(),
  everyWeeks: wholeNumber(1, 52),
})

export const endedSupervisionForm = form({ arrangement: uuid() })

export const leaderEntryForm = form({
  groupMemberExperience: checkbox(),
  psychodynamicTraining: checkbox(),
  profession: optional(choice(professions)),
})

export const phoneForm = form({ phone: optional(phone()) })

export const leaderInvitationForm = form({
  name: line(120, 'the name'),
  email: emailAddress(),
})

export const namingForm = form({ named: choice(['yes', 'no']) })

export const decisionForm = form({ reason: paragraph(600, 'your reason') })

export const answerForm = form({ answer: choice(['accept', 'decline']) })
