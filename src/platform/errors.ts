/** What one may not see does not exist: the answer to both is the same page. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The thing is seen, but this act on it is somebody else's. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** For a row that must be there for the page to make sense. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new NotFound()
  return row
}
