import type { ComponentChildren } from 'preact'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader } from '../../../ui/layout.tsx'
import type { Offer } from '../queries/entries.ts'
import { capitalised, offerInWords } from './words.ts'

interface WritePageProps {
  /** 'Write to Bruno Costa' */
  title: string
  lead: string
  back: { href: string; label: string }
  action: string
  /** What a supervisor offers, where there is a choice. */
  offers?: readonly Offer[] | undefined
  /** Peer groups that the reader could ask for, where peers are supervised. */
  peers?: readonly { id: string; name: string }[]
  begin: string
  /** What is known of them. */
  children?: ComponentChildren
  attempt?: Attempt | undefined
}

/** The one letter that asks; everything further is written once they agree. */
export function WritePage({
  title,
  lead,
  back,
  action,
  offers,
  peers = [],
  begin,
  children,
  attempt,
}: WritePageProps) {
  return (
    <Document title={title} width="wide">
      <PageHeader title={title} lead={lead} back={back} />
      <Columns of="main-aside">
        <Form action={action} attempt={attempt} submit="Send the request">
          {offers && offers.length > 1 && (
            <RadioChoice
              name="supervisionKind"
              label="What do you look for?"
              value={offers[0]}
              options={offers.map((offer) => ({
                value: offer,
                label: `Supervision of ${offerLabel[offer]}`,
              }))}
            />
          )}
          {peers.length > 0 && (
            <Select
              name="peers"
              label="Which peer group?"
              hint="If they are to supervise your peers: all who sit there agree to the terms."
              optional
              blank="None: it is about our leading"
              options={peers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextArea
            name="message"
            label="What you would like to say"
            rows={8}
            hint="Who you are, what you look for, when. They read it with your name, and what the public will read of your group. Please nothing about a patient or a member."
            value={begin}
          />
        </Form>
        <Card title="What they say of themselves" level={2} tone="wash">
          {children}
        </Card>
      </Columns>
    </Document>
  )
}

const offerLabel: Readonly<Record<Offer, string>> = {
  individual: offerInWords.individual,
  pair: offerInWords.pair,
  peer: 'a peer group of ours',
}

export const writeTo = (name: string): string => `Write to ${capitalised(name)}`
