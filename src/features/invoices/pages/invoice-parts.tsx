import type { ComponentChildren } from 'preact'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Badge, Details } from '../../../ui/notices.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import type { DueInstalment } from '../rules/instalments.ts'
import type { StateOfInvoice } from '../rules/invoice-state.ts'

export function StateBadge({ state }: { state: Pick<StateOfInvoice, 'kind' | 'label'> }) {
  return <Badge kind={state.kind}>{state.label}</Badge>
}

/** How an invoice stands, in a row of a list. */
export function StateCell({ state, children }: { state: StateOfInvoice; children?: ComponentChildren }) {
  return (
    <div>
      <StateBadge state={state} />
      {state.words !== state.label && <Under>{state.words}</Under>}
      {children}
    </div>
  )
}

export interface PayingProps {
  /** Where, and with which reference. */
  facts: readonly [string, string][]
  /** What a banking app reads; null where there is none. */
  code: string | null
  /** Where it is paid by card; null or left out where the group takes none. */
  byCard?: string | null
}

/** How to pay, with the reference that finds its invoice by itself. */
export function Paying({ facts, code, byCard }: PayingProps) {
  return (
    <Stack gap="small">
      <Facts facts={facts} />
      <p>Please copy the reference as it is: it says by itself whether it was typed correctly.</p>
      {code && (
        <Details summary="A code for your banking app" open>
          <QrCode text={code} label="QR code that fills in the transfer in a banking app" />
        </Details>
      )}
      {byCard && (
        <p>
          <LinkButton href={byCard} tone="plain">
            Pay by card
          </LinkButton>
        </p>
      )}
    </Stack>
  )
}

interface InstalmentsProps {
  instalments: readonly DueInstalment[]
  currency: Currency
}

const words = { settled: 'settled', 'to-come': 'to come', overdue: 'was due' } as const

/** What is due when; one instalment needs no table. */
export function Instalments({ instalments, currency }: InstalmentsProps) {
  return (
    <Table
      caption="What is due when"
      captionHidden
      short
      rows={instalments}
      rowKey={({ position }) => `${position}`}
      columns={[
        { title: 'By', head: true, cell: ({ dueOn }) => formatDateOnly(dueOn) },
        { title: 'Amount', align: 'end', cell: ({ amountMinor }) => inFull(amountMinor, currency) },
        {
          title: 'Still to pay',
          align: 'end',
          cell: ({ openMinor, state }) => (
            <div>
              {inFull(openMinor, currency)}
              <Under>{words[state]}</Under>
            </div>
          ),
        },
      ]}
    />
  )
}
