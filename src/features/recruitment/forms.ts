import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  line,
  localDate,
  optional,
  paragraph,
  personName,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { memberCardFields } from '../../shared/member-card.ts'
import { sourceCode } from '../../shared/organisation-kinds.ts'
import { professions } from '../../shared/professions.ts'
import { waysOfHearing } from '../../shared/ways-of-hearing.ts'
import { workSettings } from '../../shared/work-settings.ts'
import { timesApplied } from './forms/times.ts'

/** A question of the group's own, as the form asks it. */
interface Question {
  id: string
  isRequired: boolean
}

export const answerField = (questionId: string): string => `answer_${questionId}`

/** One field a question; together they are `answers`. */
const answersTo = (questions: readonly Question[]) =>
  z
    .object(
      Object.fromEntries(
        questions.map(({ id, isRequired }) => {
          const answer = paragraph(1000, 'an answer')
          return [answerField(id), isRequired ? answer : optional(answer)]
        }),
      ),
    )
    .transform((given) => ({
      answers: questions.map(({ id }) => ({ questionId: id, answer: given[answerField(id)] ?? '' })),
    }))

const ownName = { name: personName(120, 'your name') }

const ofOneself = {
  profession: choice(professions, 'your profession'),
  work_setting: choice(workSettings, 'the kind of place you work in'),
  workplace_area: line(120, 'the town or area you work in'),
  why: paragraph(2000, 'a few words'),
  has_computer: checkbox(),
  has_camera: checkbox(),
  has_connection: checkbox(),
  heard_how: optional(choice(waysOfHearing)),
}

/** Whatever is no code of a link is left out: nobody typed it. */
const codeOfSource = z
  .unknown()
  .optional()
  .transform((sent) => (typeof sent === 'string' && sourceCode.test(sent) ? sent : undefined))

/**
 * In the order of the page, which the list of what is wrong follows; `asked` says which questions stood on the page: the
 * leaders may have changed them since.
 */
export const applicationForm = (questions: readonly Question[]) =>
  z
    .object({
      ...ownName,
      email: emailAddress(),
      ...ofOneself,
      asked: optional(line(100)),
      from: codeOfSource,
    })
    .and(answersTo(questions))
    .and(timesApplied)

/** What its writer puts right afterwards: all but the address, which the secret page itself was sent to. */
export const correctionForm = (questions: readonly Question[]) =>
  z.object({ ...ownName, ...ofOneself }).and(answersTo(questions))

export const questionForm = z.object({
  wording: line(300, 'the question'),
  required: checkbox(),
})

/** `id` says which question; the button says where it goes. */
export const questionMoveForm = z.object({ direction: choice(['up', 'down']) })

const decisionLetter = () => paragraph(4000, 'the letter')

const MOST_OFFER_DAYS = 60
/** `passing_over`: they know who waits longer. */
export const offerForm = z.object({
  days: wholeNumber(1, MOST_OFFER_DAYS),
  passing_over: checkbox(),
  letter: decisionLetter(),
})

export const letterForm = z.object({ letter: decisionLetter() })
export const deferralForm = z.object({ until: localDate(), letter: decisionLetter() })

/** `next` says who was next when the page was opened. */
export const nextOfferForm = z.object({ next: uuid() })

export const placesForm = z.object({
  by_itself: checkbox(),
  days: wholeNumber(1, MOST_OFFER_DAYS),
  members_agree: checkbox(),
})

export const newcomerAnswerForm = z.object({ answer: choice(['yes', 'talk-first']) })

const agreed = (sentence: string) => checkbox().refine((ticked) => ticked, { error: sentence })

/** `offer` says which one was read: another may have taken its place since. */
export const acceptanceForm = z.object({
  offer: uuid(),
  ground_rules: agreed('Please say that you agree to the ground rules, or write to us if you cannot.'),
  contribution: agreed('Please say that you agree to the contribution, or write to us if you cannot.'),
  ...memberCardFields,
})

export const offerAnswerForm = z.object({ offer: uuid() })

export const messageForm = z.object({ body: paragraph(2000, 'your message') })
