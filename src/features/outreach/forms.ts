import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  form,
  line,
  localDate,
  optional,
  paragraph,
  severalIds,
  uuid,
  webAddress,
} from '../../shared/form-values.ts'
import {
  handNotedWays,
  organisationAnswers,
  organisationKinds,
  ownAnswers,
} from '../../shared/organisation-kinds.ts'

/** Stands for "no region: the whole country". */
export const WHOLE_COUNTRY = 'country'

const region = z.union([z.literal(WHOLE_COUNTRY).transform(() => null), uuid()], {
  error: 'Please choose a region, or the whole country.',
})

export const organisationForm = form({
  name: line(160, 'the organisation’s name'),
  kind: choice(organisationKinds),
  region,
  office: optional(line(120)),
  office_address: optional(emailAddress()),
  website: optional(webAddress()),
  /** It resembles another entry, and is a different body. */
  different: checkbox(),
})

/** How many are asked in one go at most: a letter to each. */
const MOST_CHOSEN = 40

export const chosenForm = form({
  organisation: severalIds(MOST_CHOSEN).refine((ids) => ids.length > 0, {
    error: 'Please choose at least one organisation.',
  }),
})

export const lettersForm = form({
  subject: line(120, 'a subject'),
  body: paragraph(4000, 'what the letter says'),
})

/** Which of them a letter leaves out. */
export const leavingOutForm = form({ organisation: uuid() })

const knowingly = z
  .unknown()
  .optional()
  .transform((sent): string[] =>
    [sent].flat().filter((one): one is string => typeof one === 'string' && one.length <= 60),
  )

/** Which asks of others the leader was told of before going on. */
export const sendingForm = form({ anyway: knowingly })

export const handNoteForm = form({
  how: choice(handNotedWays),
  asked_on: localDate(),
  remind_on: optional(localDate()),
})

export const answerForm = form({
  answer: choice(organisationAnswers),
  words: optional(paragraph(1000)),
})

export const ownAnswerForm = form({
  ask: uuid(),
  answer: choice(ownAnswers),
  words: optional(paragraph(1000)),
})

export const reminderForm = form({ remind_on: optional(localDate()) })

export const sourceForm = form({ name: line(160, 'where it will hang or be sent') })
