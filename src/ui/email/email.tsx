import { type ComponentChildren, Fragment, isValidElement, type VNode } from 'preact'

const ink = '#1d2530'
const muted = '#565c64'
const petrol = '#175a63'
const serif = "'Source Serif 4',Georgia,'Times New Roman',serif"
const sans = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

interface Around {
  children?: ComponentChildren
}

interface EmailProps extends Around {
  society: string
  title: string
  /** Where an answer is written, since replies by email are read by nobody. */
  replyHref?: string | undefined
  /** Where its reader chooses what arrives, and of what. */
  choices?: { href: string; of: string } | undefined
}

/** One email around its content; ends with how to answer. */
export function Email({ society, title, replyHref, choices, children }: EmailProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{darkStyle}</style>
      </head>
      <body
        class="around"
        style={`margin:0;padding:24px 12px;background:#faf6ee;color:${ink};font:16px/1.6 ${sans}`}
      >
        <div
          class="sheet"
          style="max-width:36rem;margin:0 auto;padding:32px 28px;background:#fffdf8;border:1px solid #e3dacb;border-radius:12px"
        >
          <p class="quiet" style={`margin:0 0 20px;font-size:14px;color:${muted}`}>
            {society}
          </p>
          <h1 style={`margin:0 0 20px;font:600 26px/1.2 ${serif}`}>{title}</h1>
          {children}
          {replyHref && <ReplyHere href={replyHref} beside={buttonsIn(children)} />}
          <p
            class="quiet line"
            style={`margin:32px 0 0;padding-top:16px;border-top:1px solid #e3dacb;font-size:14px;color:${muted}`}
          >
            Replies by email are not read.
            {replyHref ? ' To answer, use “Reply here” above.' : ''}
            {choices && ' '}
            {choices && <Link href={choices.href}>Choose what {choices.of} sends you by email</Link>}
          </p>
        </div>
      </body>
    </html>
  )
}

/** Where the buttons of an email lead. */
function buttonsIn(tree: ComponentChildren): string[] {
  if (Array.isArray(tree)) return tree.flatMap(buttonsIn)
  if (!isValidElement(tree)) return []
  const { type, props } = tree as VNode<Record<string, unknown> & Around>
  const component: unknown = type
  if (component === Button) return [pageOf(String(props.href))]
  // Components of an email are plain functions without hooks: calling one gives its tree.
  if (typeof component === 'function' && component !== Fragment && props.children === undefined)
    return buttonsIn(component(props))
  return buttonsIn(props.children)
}

const pageOf = (href: string) => href.split('#')[0] ?? ''

const darkStyle =
  '@media (prefers-color-scheme:dark){.around{background:#12161c!important;color:#ece6da!important}' +
  '.sheet{background:#1b212a!important;border-color:#333b46!important}' +
  '.quiet{color:#aab0b8!important}.line{border-color:#333b46!important}' +
  '.link{color:#8fcdd1!important}.button{background:#8fcdd1!important;color:#0c2a2e!important}' +
  '.second{border-color:#8fcdd1!important;color:#8fcdd1!important}}'

export function Para({ children }: Around) {
  return <p style="margin:0 0 16px">{children}</p>
}

export function Heading({ children }: Around) {
  return <h2 style={`margin:28px 0 10px;font:600 19px/1.3 ${serif}`}>{children}</h2>
}

export function Button({ href, children }: Around & { href: string }) {
  return (
    <p style="margin:24px 0">
      <a
        class="button"
        href={href}
        style={`display:inline-block;padding:11px 22px;border-radius:8px;background:${petrol};color:#fffdf8;font-weight:600;text-decoration:none`}
      >
        {children}
      </a>
    </p>
  )
}

/**
 * Leads to the page where one answers; every email that can be answered has it. Beside the email's own button it is the
 * second thing to do, and where that leads to the answer already a second button would only make people wonder.
 */
function ReplyHere({ href, beside }: { href: string; beside: readonly string[] }) {
  if (beside.length === 0) return <Button href={href}>Reply here</Button>
  if (beside.includes(pageOf(href))) {
    return (
      <Para>
        <Link href={href}>Reply here</Link>
      </Para>
    )
  }
  return (
    <p style="margin:24px 0">
      <a
        class="second"
        href={href}
        style={`display:inline-block;padding:10px 21px;border:1px solid ${petrol};border-radius:8px;color:${petrol};font-weight:600;text-decoration:none`}
      >
        Reply here
      </a>
    </p>
  )
}

export function List({ items }: { items: readonly ComponentChildren[] }) {
  return (
    <ul style="margin:0 0 16px;padding-left:20px">
      {items.map((item, place) => (
        <li key={place} style="margin:0 0 6px">
          {item}
        </li>
      ))}
    </ul>
  )
}

export function FactList({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl style="margin:0 0 16px">
      {facts.map(([term, value]) => (
        <div key={term} style="margin:0 0 8px">
          <dt class="quiet" style={`font-size:14px;color:${muted}`}>
            {term}
          </dt>
          <dd style="margin:0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Small({ children }: Around) {
  return (
    <p class="quiet" style={`margin:0 0 16px;font-size:14px;color:${muted}`}>
      {children}
    </p>
  )
}

/** A code to type in. */
export function CodeWord({ children }: Around) {
  return (
    <p style="margin:20px 0;font:600 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.18em">
      {children}
    </p>
  )
}

/** A link in running text. */
export function Link({ href, children }: Around & { href: string }) {
  return (
    <a class="link" href={href} style={`color:${petrol}`}>
      {children}
    </a>
  )
}
