import { z } from 'zod'
import {
  choice,
  form,
  line,
  localDate,
  optional,
  uuid,
  webAddress,
  wholeNumber,
} from '../../shared/form-values.ts'

/** One of the meetings ahead, or that it has been already. */
const meetingOrNow = (unchosen: string) => z.union([choice(['now']), uuid(unchosen)], { error: unchosen })

export const closureForm = form({
  last: meetingOrNow('Please choose the last meeting.'),
  reason: optional(line(300)),
})

export const handoverForm = form({ last: meetingOrNow('Please choose the last meeting you lead.') })

export const endPauseForm = form({ pause: uuid() })

export const pauseForm = form({
  first: localDate(),
  last: localDate(),
  reason: optional(line(200)),
})

/** Points of a checklist: which there are is known to the command. */
export const pointsForm = form({
  points: z
    .unknown()
    .optional()
    .transform((sent): string[] =>
      (Array.isArray(sent) ? sent : [sent])
        .filter((one): one is string => typeof one === 'string')
        .slice(0, 20),
    ),
})

/** Where: online the way in, face to face the room; the command knows which is wanted. */
export const modeForm = form({
  first: meetingOrNow('Please choose the first meeting.'),
  /** Online: in the room of this site, or behind a link; left out, a link says it. */
  online: optional(choice(['here', 'elsewhere'])),
  url: optional(
    webAddress().refine((url) => url.length <= 500, 'Please enter a web address of at most 500 characters.'),
  ),
  place: optional(line(120)),
  address: optional(line(300)),
  seats: optional(wholeNumber(1, 100)),
  reason: optional(line(300)),
})
