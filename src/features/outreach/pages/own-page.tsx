import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

export interface OwnLetterLine {
  askId: string
  groupName: string | null
  subject: string
  body: string
  when: string
  flier: string
  /** 'You have passed it on.' */
  said: string | null
}

export interface OwnPageProps {
  /** `/organisations/<token>` */
  here: string
  society: string
  name: string
  letters: readonly OwnLetterLine[]
  /** Since when no letters come; null while they do. */
  noLettersSince: string | null
  saved: string | null
  attempts?: { answer?: Attempt | undefined; button?: Attempt | undefined }
}

/** What the letters to an organisation lead to: its answer, and the end of such letters. */
export function OwnPage({
  here,
  society,
  name,
  letters,
  noLettersSince,
  saved,
  attempts = {},
}: OwnPageProps) {
  const answeredTo = attempts.answer?.typed.ask
  return (
    <Document title={`Letters to ${name}`} secret>
      <PageHeader
        eyebrow={society}
        title={`Letters to ${name}`}
        lead="What groups of the society asked you to pass on. You need no account; this page is your office’s alone."
      />
      {saved && <Notice kind="good" title={saved} />}
      {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
      {noLettersSince && (
        <Notice kind="info" title="You get no letters from our groups">
          <p>Since {noLettersSince}. If you would like to hear of new groups again, say so here.</p>
          <PostButton action={`${here}/return`} label="We may be written to again" />
        </Notice>
      )}
      <Stack gap="large">
        {letters.length === 0 ? (
          <EmptyState title="There is no letter here now">
            <p>When a group asks you to pass something on, it stands here.</p>
          </EmptyState>
        ) : (
          letters.map((letter, place) => (
            <Section key={letter.askId} title={letter.groupName ?? 'A group that takes no applicants now'}>
              <Card meta={letter.when} title={letter.subject}>
                <Details summary="Read the letter again" open={place === 0 && !letter.said}>
                  <Paragraphs text={letter.body} />
                </Details>
                {letter.groupName && (
                  <p>
                    <a href={letter.flier}>The flier</a>
                  </p>
                )}
                {letter.said && <p>{letter.said}</p>}
              </Card>
              <Form
                action={`${here}/answers`}
                id={`answer-${letter.askId.slice(-6)}`}
                attempt={answeredTo === letter.askId ? attempts.answer : undefined}
                submit="Tell the leaders"
                tone={place === 0 ? 'primary' : 'plain'}
              >
                <HiddenField name="ask" value={letter.askId} />
                <RadioChoice
                  name="answer"
                  label={letter.said ? 'Has something changed?' : 'May we tell the leaders?'}
                  options={[
                    { value: 'passed-on', label: 'We have passed it on' },
                    { value: 'wants-more', label: 'We would like to know more' },
                    { value: 'declined', label: 'We would rather not' },
                  ]}
                />
                <TextArea
                  name="words"
                  label="A few words to them"
                  hint="And how they reach you, if you would like a call."
                  optional
                  rows={3}
                />
              </Form>
            </Section>
          ))
        )}
        {!noLettersSince && (
          <Section
            title="No more such letters?"
            lead="Then no group of the society writes to you again. Only you can change that, here."
          >
            <PostButton action={`${here}/unsubscribing`} label="Write to us no more" />
          </Section>
        )}
      </Stack>
    </Document>
  )
}

interface UnsubscribePageProps {
  here: string
  society: string
  name: string
  noLettersSince: string | null
}

/** What "no more such letters" in an email leads to: one button, or the word that it is so. */
export function UnsubscribePage({ here, society, name, noLettersSince }: UnsubscribePageProps) {
  return (
    <Document title={noLettersSince ? 'No more letters' : 'No more letters?'} secret>
      <PageHeader
        eyebrow={society}
        title={noLettersSince ? 'No more letters come to you' : 'No more letters?'}
        lead={
          noLettersSince
            ? `No group of the society writes to ${name} any more. Only you can change that, by this page.`
            : `If you press this, no group of the society writes to ${name} again.`
        }
      />
      {noLettersSince ? (
        <PostButton action={`${here}/return`} label="We may be written to again" />
      ) : (
        <PostButton action={`${here}/unsubscribing`} label="Write to us no more" tone="primary" />
      )}
      <p>
        <a href={here}>What was sent to you, and how to answer</a>
      </p>
    </Document>
  )
}

/** For an address that opens nothing: whether it never did is nobody's business. */
export function NoOwnPage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader
        title="This address opens nothing"
        lead="Perhaps it was cut off on its way. Please use the link in the newest letter that you have from us."
      />
    </Document>
  )
}
