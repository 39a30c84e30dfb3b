import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { asset } from '../assets.ts'
import { SiteContext } from '../site.ts'

interface RoomDocumentProps {
  title: string
  /** A file of `features/*\/islands/`, by its plain name: `room.js`. */
  island: string
  /** What the island starts from; it reads it with `islandProps()`. */
  props: unknown
  /** Behind a secret address: its address is told to nobody. */
  secret?: boolean | undefined
  /** What stands here until the island takes over, and for whoever has no JavaScript. */
  children?: ComponentChildren
}

/** A page that fills the window and is drawn by its island: nothing around the circle. */
export function RoomDocument({ title, island, props, secret, children }: RoomDocumentProps) {
  const { society, lang } = useContext(SiteContext)
  return (
    <html lang={lang ?? 'en-GB'} class="room-window">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${society}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content={secret ? 'no-referrer' : 'same-origin'} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href={asset('source-serif-4-600.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset('site.css')} />
        <link rel="stylesheet" href={asset('room.css')} />
        <script type="module" src={asset(island)} />
      </head>
      <body class="room-page">
        <main id="island">{children}</main>
        <IslandProps props={props} />
      </body>
    </html>
  )
}

/** Data, not a script: browsers run nothing of this type, and our Content-Security-Policy lets it stand. */
function IslandProps({ props }: { props: unknown }) {
  // The one text that would end the block early.
  const json = JSON.stringify(props).replaceAll('<', '\\u003c')
  return <script type="application/json" id="island-props" dangerouslySetInnerHTML={{ __html: json }} />
}
