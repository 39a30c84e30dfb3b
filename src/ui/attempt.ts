/** What came back from a form that could not be done: what was typed, and in words what is wrong. */
export interface Attempt {
  /** Field name → what the person typed or chose. */
  typed: Record<string, string | string[]>
  /** Field name → one sentence that says what is wrong and how to mend it. */
  problems: Record<string, string>
  /** Why the whole thing was refused, as a sentence: not the fault of one field. */
  refusal?: string | undefined
}
