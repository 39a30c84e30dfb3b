import { regionInSentence } from '../../../shared/region-words.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Card, Columns, Section } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { HomePageProps } from './home-page.tsx'

/** What is asked of whoever holds an office, on their home. */
export function SecondWay({ until, isOver }: { until: string; isOver: boolean }) {
  return isOver ? (
    <Notice kind="attention" title="Your office waits">
      <p>
        It opens again as soon as you have <a href="/profile/sign-in">a passkey or an app</a> to sign in with.
        Everything else of yours is as it was.
      </p>
    </Notice>
  ) : (
    <Notice kind="info">
      <p>
        Your office needs a second way to sign in, until {until}:{' '}
        <a href="/profile/sign-in">set up a passkey or an app</a>. It takes two minutes.
      </p>
    </Notice>
  )
}

export function Offices({
  offices,
  office,
  away,
  takesEnquiries,
  enquiriesWaiting,
  enquiriesLate,
  dataRequests,
}: Pick<
  HomePageProps,
  'offices' | 'office' | 'away' | 'takesEnquiries' | 'enquiriesWaiting' | 'enquiriesLate' | 'dataRequests'
>) {
  return (
    <Section title="Your office">
      <Columns of={2}>
        {takesEnquiries && (
          <Card title="Enquiries" href="/enquiries">
            <p>
              {enquiriesWaiting === 0
                ? 'Nobody is waiting for an answer of yours. You are told by email when somebody is.'
                : enquiriesWaiting === 1
                  ? 'One person is waiting for an answer.'
                  : `${enquiriesWaiting} people are waiting for an answer.`}
            </p>
            {enquiriesLate > 0 && (
              <p>
                <Badge kind="problem">{`${enquiriesLate} late`}</Badge>
              </p>
            )}
          </Card>
        )}
        {office && (
          <Card title="The society’s office" href="/office">
            <p>
              {office === 'administrator'
                ? 'What is waiting, who represents which region, and the numbers the society recommends.'
                : 'How the society is doing, in numbers, and who holds which office.'}
            </p>
            {dataRequests && (
              <p>
                <a href="/office/data-requests">{dataRequests}</a>
              </p>
            )}
          </Card>
        )}
        <Card title="I will be away" href="/home/away">
          <p>{away}</p>
        </Card>
        {offices.map((office) => (
          <Card
            key={office.officeId}
            title={`You represent ${regionInSentence(office.regionName)}`}
            badges={<Badge>{office.isNamedPublicly ? 'named in public' : 'not named'}</Badge>}
          >
            <p>
              {office.isNamedPublicly
                ? 'Your name stands on the page where people ask us.'
                : 'Your name is not shown to the public.'}{' '}
              Your address never is.
            </p>
            <PostButton
              action={`/home/offices/${office.officeId}/naming`}
              label={office.isNamedPublicly ? 'Take my name away' : 'Show my name'}
              fields={office.isNamedPublicly ? {} : { isNamedPublicly: 'yes' }}
            />
          </Card>
        ))}
      </Columns>
      <p>
        <LinkButton href="/groups" tone="plain">
          See the groups
        </LinkButton>
      </p>
    </Section>
  )
}
