import { answerNames, LONGEST_LINE } from '../../shared/evaluation-answers.ts'
import { choice, form, line, optional } from '../../shared/form-values.ts'

const answer = () => choice(answerNames, 'one answer to each')

/** One reply: an answer to each statement, and a line if one likes. */
export const replyForm = form({
  own: answer(),
  heard: answer(),
  seen: answer(),
  frame: answer(),
  leading: answer(),
  again: answer(),
  line: optional(line(LONGEST_LINE)),
})
