import { PostButton } from '../../../ui/actions.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Badge } from '../../../ui/notices.tsx'

/** A request as its person sees it. */
export interface RequestLine {
  /** Null once it is not open any more. */
  withdrawal: string | null
  what: string
  words: string | null
  /** 'Asked on 29 November 2026' */
  asked: string
  /** 'You are answered by 29 December 2026.', 'Answered on 3 December 2026.' */
  state: string
  badge: 'open' | 'answered' | 'withdrawn' | 'unproved'
  /** Why it takes longer. */
  longer: string | null
  answer: string | null
  /** Where the file lies, if this was answered with one. */
  files: { text: string; json: string } | null
}

const badges = {
  open: ['attention', 'waiting'],
  answered: ['good', 'answered'],
  withdrawn: ['neutral', 'taken back'],
  unproved: ['attention', 'not confirmed yet'],
} as const

export function OwnRequests({ requests }: { requests: readonly RequestLine[] }) {
  return (
    <Stack gap="small">
      {requests.map((request) => {
        const [kind, label] = badges[request.badge]
        return (
          <Card
            key={`${request.what}${request.asked}`}
            title={request.what}
            meta={request.asked}
            badges={<Badge kind={kind}>{label}</Badge>}
            footer={request.withdrawal && <PostButton action={request.withdrawal} label="Take it back" />}
          >
            {request.words && <p>{request.words}</p>}
            <p>{request.state}</p>
            {request.longer && <p>It takes longer: {request.longer}</p>}
            {request.answer && <p>{request.answer}</p>}
            {request.files && (
              <p>
                Your file: <a href={request.files.text}>as text to read</a>,{' '}
                <a href={request.files.json}>as JSON for another program</a>.
              </p>
            )}
          </Card>
        )
      })}
    </Stack>
  )
}
