import {
  choice,
  form,
  line,
  optional,
  paragraph,
  uploadedFile,
  wholeNumber,
} from '../../../shared/form-values.ts'
import type { ColumnMatch, KnownColumn } from '../rules/columns.ts'
import type { ImportKind } from '../rules/kinds.ts'

const importKinds = ['people', 'representatives', 'leaders', 'supervisors'] as const satisfies ImportKind[]

export const bringForm = form({
  kind: choice(importKinds),
  file: uploadedFile(),
  'file.name': optional(line(400)),
  pasted: optional(paragraph(200_000)),
}).superRefine(({ file, pasted }, context) => {
  if (file.length > 0 || pasted !== undefined) return
  context.addIssue({
    code: 'custom',
    path: ['file'],
    message: 'Please choose a file, or paste the rows below.',
  })
})

/**
 * One choice for each of our columns: the place of the file's column, or nothing.
 * @param faultsOf what is wrong with the choices together, by column
 */
export const columnsForm = (
  known: readonly KnownColumn[],
  columns: number,
  faultsOf: (known: readonly KnownColumn[], match: ColumnMatch) => Record<string, string>,
) =>
  form(
    Object.fromEntries(known.map(({ name }) => [name, optional(wholeNumber(0, Math.max(0, columns - 1)))])),
  )
    .transform(
      (chosen): ColumnMatch => Object.fromEntries(known.map(({ name }) => [name, chosen[name] ?? null])),
    )
    .superRefine((match, context) => {
      for (const [name, message] of Object.entries(faultsOf(known, match)))
        context.addIssue({ code: 'custom', path: [name], message })
    })

export const runForm = form({
  /** The rows as the page showed them. */
  seen: line(80),
  leaveOut: optional(choice(['yes'])),
})

export const exportForm = form({ kind: choice(importKinds) })
