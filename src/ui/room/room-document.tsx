import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { asset } from '../assets.ts'
import { PageHead } from '../page-head.tsx'
import { SiteContext } from '../site.ts'

interface RoomDocumentProps {
  title: string
  /** A file of `features/*\/islands/`, by its plain name: `room.js`. */
  island: string
  /** What the island starts from; it reads it with `islandProps()`. */
  props: unknown
  /** What stands here until the island takes over, and for whoever has no JavaScript. */
  children?: ComponentChildren
}

/** A page that fills the window and is drawn by its island: nothing around the circle. */
export function RoomDocument({ title, island, props, children }: RoomDocumentProps) {
  const { lang } = useContext(SiteContext)
  return (
    <html lang={lang ?? 'en-GB'} class="room-window">
      <PageHead title={title} styles={['room.css']}>
        <script type="module" src={asset(island)} />
      </PageHead>
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
