import {
  choice,
  form,
  line,
  localDate,
  optional,
  paragraph,
  uploadedFile,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { entryKinds } from '../../shared/portfolio-entries.ts'

const entryFields = {
  kind: choice(entryKinds),
  title: line(120, 'what it was'),
  firstOn: localDate(),
  lastOn: optional(localDate()),
  amount: wholeNumber(1, 500),
  hours: wholeNumber(1, 1000),
  mode: choice(['face-to-face', 'online']),
}

export const entryForm = form({ ...entryFields, proof: uploadedFile() })

/** Its proofs stay as they are. */
export const entryChangeForm = form(entryFields)

export const proofForm = form({ proof: uploadedFile() })

export const handInForm = form({ note: optional(paragraph(600)) })

export const askReportForm = form({ supervisor: uuid() })

export const reportForm = form({ body: paragraph(6000, 'your report') })
