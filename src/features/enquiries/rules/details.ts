import * as answers from '../../../shared/enquiry-answers.ts'
import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import { professions } from '../../../shared/professions.ts'
import {
  stored,
  storedChoice,
  storedFlag,
  storedMaybe,
  storedNumber,
  storedText,
} from '../../../shared/stored-values.ts'

const { LONGEST_LINE, MOST_PEOPLE } = answers
const oneOf = <const Words extends Record<string, string>>(words: Words) =>
  storedChoice(answers.choicesOf(words))

const starting = {
  area: storedMaybe(storedText(LONGEST_LINE)),
  interestedMembers: storedMaybe(storedNumber(0, MOST_PEOPLE)),
  leaders: storedMaybe(oneOf(answers.leadersFoundWords)),
}

/** What a kind of enquiry asks besides name, address, region and words. Never anything about a patient. */
const storedDetails = {
  'start-face-to-face': stored(starting),
  'start-online': stored(starting),
  'move-online': stored({
    stage: oneOf(answers.stageWords),
    members: storedMaybe(storedNumber(1, MOST_PEOPLE)),
    leadersCome: oneOf(answers.leadersComeWords),
    wantsSupervision: storedFlag(),
  }),
  'join-group': stored({
    profession: storedChoice(professions),
    way: oneOf(answers.wayWords),
    area: storedMaybe(storedText(LONGEST_LINE)),
    times: storedMaybe(storedText(LONGEST_LINE)),
  }),
  'find-supervision': stored({
    seeks: oneOf(answers.seeksWords),
    leading: oneOf(answers.leadingWords),
    way: oneOf(answers.wayWords),
  }),
  'become-leader': stored({
    profession: storedChoice(professions),
    experience: oneOf(answers.experienceWords),
    psychodynamic: storedFlag(),
    wish: oneOf(answers.leadingWishWords),
  }),
  concern: stored({
    group: storedMaybe(storedText(LONGEST_LINE)),
    standing: oneOf(answers.standingWords),
    wish: oneOf(answers.concernWishWords),
  }),
  'something-else': stored({}),
} as const

type Stored = typeof storedDetails
/** What was asked, by kind: `kind` tells which. */
export type EnquiryDetails = {
  [Kind in EnquiryKind]: { kind: Kind } & ReturnType<Stored[Kind]['parse']>
}[EnquiryKind]

/** As the enquiry kept it; null where an older program kept nothing, or something else. */
export function readDetails(kind: EnquiryKind, kept: unknown): EnquiryDetails | null {
  const read = storedDetails[kind].safeParse(kept)
  return read.success ? ({ kind, ...read.data } as EnquiryDetails) : null
}
