import { isId } from './ids.ts'

/** Where a list goes on: after the row with this moment and id. */
export interface Cursor {
  readonly at: Temporal.Instant
  readonly id: string
}

export const cursorText = ({ at, id }: Cursor): string => `${at}~${id}`

/** It stands in an address, so anybody may have written it: whatever is no cursor begins the list anew. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [moment = '', id = ''] = (text ?? '').split('~')
  if (!/^20\d\d-\d\d-\d\dT[\d:.]{5,18}Z$/.test(moment) || !isId(id)) return undefined
  try {
    return { at: Temporal.Instant.from(moment), id }
  } catch {
    return undefined
  }
}
