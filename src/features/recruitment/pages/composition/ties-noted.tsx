import { Notice } from '../../../../ui/notices.tsx'

export interface TieNoted {
  id: string
  words: string
  why: string
}

/** A gentle warning, where it matters: nothing is decided by it. */
export function TiesNoted({ ties, groupId }: { ties: readonly TieNoted[]; groupId: string }) {
  return (
    <>
      {ties.map(({ id, words, why }) => (
        <Notice key={id} kind="attention" title={words}>
          <p>
            {why} Only you leaders read this; it is kept with{' '}
            <a href={`/groups/${groupId}/composition#ties`}>how the circle is made up</a>.
          </p>
        </Notice>
      ))}
    </>
  )
}
