/** A command or rule says no with a fact, worded beside the page: `{ refused: 'group-full' }`. */
export interface Refusal<R extends string = string> {
  readonly refused: R
}

export function refuse<const R extends string>(refused: R): Refusal<R> {
  return { refused }
}

export function isRefusal<T>(value: T): value is Extract<T, Refusal> {
  return (
    typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string'
  )
}
