import { z } from 'zod'
import * as answers from '../../shared/enquiry-answers.ts'
import type { EnquiryKind } from '../../shared/enquiry-kinds.ts'
import {
  checkbox,
  choice,
  emailAddress,
  form,
  line,
  localDate,
  optional,
  paragraph,
  personName,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { professions } from '../../shared/professions.ts'
import type { Outcome } from './queries/enquiry-steps.ts'

/** Stands for "I don't know" and "abroad": the administrator takes these. */
export const NO_REGION = 'none'

const region = z.union([z.literal(NO_REGION).transform(() => null), uuid()], {
  error: 'Please choose a region, or say that you do not know.',
})

const who = { name: personName(120, 'your name'), email: emailAddress() }
const words = paragraph(4000, 'what you would like to know')
const mayAdd = optional(paragraph(4000)).transform((text) => text ?? '')

const oneOf = <const Words extends Record<string, string>>(labels: Words) => choice(answers.choicesOf(labels))

/** The one representative it is addressed to, by their office. */
const along = { representative: optional(uuid()) }

const starting = {
  ...who,
  region,
  message: words,
  ...along,
  area: optional(line(answers.LONGEST_LINE)),
  interestedMembers: optional(wholeNumber(0, answers.MOST_PEOPLE)),
  leaders: optional(oneOf(answers.leadersFoundWords)),
}

const of = <const Kind extends EnquiryKind>(kind: Kind) => ({ kind: z.literal(kind) })

/** What each kind asks: no more than it needs. A concern asks for no region, since it goes to one person. */
const forms = [
  form({ ...of('start-face-to-face'), ...starting }),
  form({ ...of('start-online'), ...starting }),
  form({
    ...of('move-online'),
    ...who,
    region,
    message: words,
    ...along,
    stage: oneOf(answers.stageWords),
    members: optional(wholeNumber(1, answers.MOST_PEOPLE)),
    leadersCome: oneOf(answers.leadersComeWords),
    wantsSupervision: checkbox(),
  }),
  form({
    ...of('join-group'),
    ...who,
    region,
    message: mayAdd,
    ...along,
    profession: choice(professions),
    way: oneOf(answers.wayWords),
    area: optional(line(answers.LONGEST_LINE)),
    times: optional(line(answers.LONGEST_LINE)),
  }),
  form({
    ...of('find-supervision'),
    ...who,
    region,
    message: mayAdd,
    ...along,
    seeks: oneOf(answers.seeksWords),
    leading: oneOf(answers.leadingWords),
    way: oneOf(answers.wayWords),
  }),
  form({
    ...of('become-leader'),
    ...who,
    region,
    message: mayAdd,
    ...along,
    profession: choice(professions),
    experience: oneOf(answers.experienceWords),
    psychodynamic: checkbox(),
    wish: oneOf(answers.leadingWishWords),
  }),
  form({
    ...of('concern'),
    ...who,
    message: paragraph(4000, 'what worries you'),
    group: optional(line(answers.LONGEST_LINE)),
    standing: oneOf(answers.standingWords),
    wish: oneOf(answers.concernWishWords),
  }),
  form({ ...of('something-else'), ...who, region, message: words, ...along }),
] as const

/**
 * What was typed into the form of its kind; `answers` holds what that kind asks besides.
 * @param plan reads the plan that came along, or none
 */
export const enquiryForm = <Plan>(plan: z.ZodType<Plan>) =>
  z
    .discriminatedUnion('kind', forms, { error: 'Please choose one of these.' })
    .and(form({ plan }))
    .transform(({ kind, name, email, message, plan, ...rest }) => {
      const {
        region = null,
        representative,
        ...answers
      } = {
        region: undefined,
        representative: undefined,
        ...rest,
      }
      return { kind, name, email, message, region, plan, representative, answers }
    })

/** An answer or a reply. */
export const messageForm = form({ body: paragraph(4000, 'what you want to say') })

export const noteForm = form({ words: paragraph(4000, 'the note') })

export const assignmentForm = form({ personId: uuid('Please choose who takes it in hand.') })

export const forwardingForm = form({
  personId: uuid('Please choose a member of Council.'),
  reason: paragraph(1000, 'why you forward it'),
})

export const sendingForm = form({ reason: paragraph(1000, 'what they should know') })

/** What those in charge close an enquiry with; `settled` is the enquirer's own. */
export const outcomes = ['answered', 'led-on', 'passed-on', 'no-word'] as const satisfies readonly Outcome[]

export const closureForm = form({ outcome: choice(outcomes) })

export const discussionForm = form({ heldOn: localDate() })
