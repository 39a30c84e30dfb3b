import { BackLink } from '../../../ui/back-link.tsx'
import { Pagination, Under } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface SentEntry {
  id: string
  /** 'Reminder' */
  title: string
  when: string
  /** 'of the meeting of 8 December 2026' */
  about: string | null
  sender: string | null
  /** 'To Carys Bevan and Dilip Rao' */
  to: string
  /** The leaders' words in it, part by part. */
  words: readonly string[]
}

export interface SentPageProps {
  framing: Framing
  current: string
  back: { href: string; label: string }
  title: string
  lead: string
  empty: string
  entries: readonly SentEntry[]
  next: string | null
  first: string | null
}

/** What was sent, when, and to whom; it is kept for a year. */
export function SentPage(props: SentPageProps) {
  return (
    <GroupFrame {...props.framing} title={props.title} current={props.current}>
      <Stack gap="large">
        <BackLink href={props.back.href}>{props.back.label}</BackLink>
        <Section title={props.title} lead={props.lead}>
          {props.entries.length === 0 ? (
            <EmptyState title="Nothing yet">{props.empty}</EmptyState>
          ) : (
            <Timeline
              label={props.title}
              entries={props.entries.map((entry) => ({
                when: entry.when,
                title: entry.title,
                detail: <Entry entry={entry} />,
              }))}
            />
          )}
          <Pagination previous={props.first ?? undefined} next={props.next ?? undefined} />
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function Entry({ entry }: { entry: SentEntry }) {
  return (
    <>
      <p>{entry.to}</p>
      <Under>
        {[entry.about, entry.sender ? `sent by ${entry.sender}` : 'sent by itself']
          .filter(Boolean)
          .join(', ')}
      </Under>
      {entry.words.length > 0 && (
        <Details summary="Its words">
          {entry.words.map((words, place) => (
            <Paragraphs key={place} text={words} />
          ))}
        </Details>
      )}
    </>
  )
}
