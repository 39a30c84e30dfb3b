import { peopleInWords } from '../../../shared/words.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { LetterKind, LetterWords } from '../rules/letter-kinds.ts'
import { kindWords } from './kind-words.ts'
import { LetterPreview, type PreviewProps } from './letter-preview.tsx'

export interface LetterPageProps {
  framing: Framing
  groupId: string
  kind: LetterKind
  words: LetterWords
  /** They are the leaders' own, so that ours can be had back. */
  isOwn: boolean
  preview: PreviewProps
  /** The one letter of these that leaders send by hand; null for the others. */
  sending: { people: number; lastSent: string | null; hasDates: boolean } | null
  saved: string | null
  attempts?: { words?: Attempt | undefined; sending?: Attempt | undefined }
}

/** One letter: its words, and what each person gets. */
export function LetterPage(props: LetterPageProps) {
  const { kind, words, groupId, sending, attempts = {} } = props
  const letters = `/groups/${groupId}/letters`
  const here = `${letters}/${kind}`
  return (
    <GroupFrame {...props.framing} title={kindWords[kind].title} current={letters}>
      <Stack gap="large">
        <BackLink href={letters}>All letters</BackLink>
        {props.saved && <Notice kind="good" title={props.saved} />}
        {attempts.sending?.refusal && <Notice kind="problem" title={attempts.sending.refusal} />}
        <Section
          title={kindWords[kind].title}
          lead={`${kindWords[kind].when} Between your words stand, by themselves: ${kindWords[kind].facts}.`}
          actions={
            props.isOwn && (
              <PostButton
                action={`${here}/reset`}
                label="Use the words it came with"
                tone="quiet"
                confirm="Your words of this letter are deleted, and ours stand in it again."
              />
            )
          }
        >
          <Form action={here} attempt={attempts.words} submit="Save and look at it">
            <TextArea name="opening" label="How it begins" rows={5} optional value={words.opening} />
            <TextArea name="closing" label="How it ends" rows={4} optional value={words.closing} />
          </Form>
        </Section>
        <LetterPreview {...props.preview} />
        {sending && (
          <Section title="Send it" lead={sendingWords(sending)}>
            {sending.hasDates && (
              <PostButton
                action={`${here}/sending`}
                label="Send the dates to everybody"
                tone="primary"
                confirm={
                  sending.lastSent
                    ? `It went out on ${sending.lastSent}. Everybody then gets it once more.`
                    : undefined
                }
              />
            )}
          </Section>
        )}
      </Stack>
    </GroupFrame>
  )
}

const sendingWords = ({ people, hasDates }: { people: number; hasDates: boolean }): string =>
  hasDates
    ? `Each of you gets one email with all dates that are theirs: ${peopleInWords(people)}.`
    : 'There are no dates ahead yet. Make the term’s dates first.'
