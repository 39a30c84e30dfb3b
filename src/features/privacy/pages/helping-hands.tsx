import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Responsible } from '../rules/notice-facts.ts'

/** Who else comes near the data, besides the people of the society: as the society has said it, and as the program works. */
export function HelpingHands({ responsible, hasRelay }: { responsible: Responsible; hasRelay: boolean }) {
  const { hostedBy, serverPlace, mailCarrier, transfers } = responsible
  return (
    <>
      <ul>
        <li>
          {serverSentence(responsible)}
          {serverPlace && ` The data is stored here: ${serverPlace}.`}
          {hostedBy && ' By our instruction alone: the terms say what that means.'}
        </li>
        <li>
          {mailCarrier ? `${mailCarrier} carries our emails` : 'An email company carries our emails'}: it sees
          to whom they go and what they say.
        </li>
        <li>
          Where a group takes cards, you pay at Stripe, which knows you as its own customer’s customer, and
          tells us that you have paid, never the card’s number.
        </li>
        <li>
          In the online room voices and pictures go from browser to browser, encrypted. The other browsers of
          that meeting learn your network address by it
          {hasRelay
            ? '; where a network lets nothing through, and where somebody wishes to keep theirs to themselves, a relay passes on what it cannot open.'
            : '.'}
        </li>
        <li>Nobody else gets anything: no advertising, no statistics company.</li>
      </ul>
      {transfers ? (
        <>
          <p>What leaves the country, and what keeps it safe there:</p>
          <Paragraphs text={transfers} />
        </>
      ) : (
        <p>
          The program itself sends nothing to another country. Stripe is a company of the United States, and
          says in its own notice how it protects what reaches it there.
        </p>
      )}
    </>
  )
}

/** As long as nobody has said who answers, nobody has said who runs the server. */
function serverSentence({ hostedBy, contact }: Responsible): string {
  if (hostedBy) return `${hostedBy} runs the server for us.`
  return contact ? 'We run the server ourselves.' : 'Who runs the server has not been said yet.'
}

/** What is deleted is in the copies of the nights before for a while. */
export function InBackups({ kept }: { kept: number | null }) {
  return (
    <p>
      {kept === null
        ? 'The program makes no copies of it. Whoever looks after the server may: ask us, if you want to know.'
        : `Each night all of it is copied, encrypted, for the day on which the server fails; the newest ${kept} copies are kept. What is deleted here is in them until as many nights have passed, and nobody looks there. Should one ever be needed, what was due meanwhile is deleted again, and whoever was erased is erased again.`}
    </p>
  )
}

/** Article 14: what did not come from the person. */
export const sources: readonly string[] = [
  'From yourself, nearly always.',
  'From the society’s own lists, where it brought its members and leaders over when it began to use these pages.',
  'From a leader who invited you, and a member who named who pays their invoice: a name and an email address.',
  'From the account of a group’s purse: that a payment of yours came, matched by hand; account numbers and all other lines are not kept.',
]
