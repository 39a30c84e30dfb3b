import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { type WayName, type WaysOffered, WaysToShow } from './ways-to-show.tsx'

interface SecondStepPageProps {
  ways: WaysOffered
  tried?: WayName | undefined
  attempt?: Attempt | undefined
}

export function SecondStepPage({ ways, tried, attempt }: SecondStepPageProps) {
  return (
    <Document title="One more step" secret>
      <PageHeader
        title="One more step"
        lead="Your mailbox is shown to be yours. You have asked us not to let anybody in by that alone."
      />
      <WaysToShow at="/sign-in/second" ways={ways} submit="Sign in" tried={tried} attempt={attempt} />
      <p>
        Everything lost? Then only whoever runs the server of your society can let you in again.{' '}
        <a href="/contact">Write to us</a>.
      </p>
    </Document>
  )
}
