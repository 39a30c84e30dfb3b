import { RoomDocument } from '../../../ui/room/room-document.tsx'

interface RoomGalleryPageProps {
  seats: number
  as: string
  moment: string
}

/** What the room looks like, with drawn figures. */
export function RoomGalleryPage(props: RoomGalleryPageProps) {
  return (
    <RoomDocument title="What the room looks like" island="room-gallery.js" props={props}>
      <p>This page needs JavaScript.</p>
    </RoomDocument>
  )
}
