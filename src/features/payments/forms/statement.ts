import { z } from 'zod'
import { checkbox, form, optional, uploadedFile, wholeNumber } from '../../../shared/form-values.ts'

/** What a page of ours has sealed; whatever else is sent does not open. */
const sealed = (most: number) => z.string().max(most).optional()

/** A statement chosen anew, or the one that the page carries, read in another way. */
export const statementForm = form({
  file: uploadedFile(),
  carried: sealed(3_000_000),
  all: checkbox(),
})

/** Which column of a bank's CSV is which: its place, or none. */
export const bankColumnsForm = (names: readonly string[]) =>
  form(Object.fromEntries(names.map((name) => [`column-${name}`, optional(wholeNumber(0, 59))])))

/** What is chosen for each line; a line's select is called by its place. */
export const linesForm = (most: number) =>
  form({
    lines: sealed(500_000),
    tell: checkbox(),
    ...Object.fromEntries(
      Array.from({ length: most }, (_, place) => [`line-${place}`, z.string().max(60).optional()]),
    ),
  })
