import { Facts } from '../facts.tsx'
import { Stack } from '../layout.tsx'
import { Badge } from '../notices.tsx'

interface ToldCheckListProps {
  lines: readonly { name: string; words: string; isWell: boolean }[]
  untold: string | null
}

/** Whose computer is ready, as they told it themselves; what does not work comes first. */
export function ToldCheckList({ lines, untold }: ToldCheckListProps) {
  return (
    <Stack gap="small">
      <Facts
        facts={lines.map(({ name, words, isWell }) => [
          name,
          <>
            {words} <Badge kind={isWell ? 'good' : 'attention'}>{isWell ? 'ready' : 'to look at'}</Badge>
          </>,
        ])}
      />
      {untold && <p>{untold}</p>}
    </Stack>
  )
}
