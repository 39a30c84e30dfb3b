import { LONGEST_DEBRIEF, statements } from '../../shared/debrief-statements.ts'
import { carriedLine, form, optional, paragraph, several, wholeNumber } from '../../shared/form-values.ts'

export const debriefForm = form({
  /** What the page showed: 0 for nothing yet. */
  revision: wholeNumber(0, 1_000_000),
  said: several(statements),
  words: optional(paragraph(LONGEST_DEBRIEF)),
  /** Of no meaning. What is kept of a form is its hash, and a hash of a few ticks alone could be guessed. */
  grain: carriedLine(64),
})
