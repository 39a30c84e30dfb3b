import { CheckCard, Press } from '../../../../ui/room-check/check.tsx'

/** R33: why a phone will not do, and the way on where the group allows it. */
export function PhoneGate({ allowed, onGoOn }: { allowed: boolean; onGoOn: () => void }) {
  return (
    <CheckCard title="Please come with a computer or a laptop">
      <p>
        In the circle everybody sees everybody, all the time. On a phone the faces would be as small as a
        fingernail, and a phone in the hand moves about.
      </p>
      <p>Open this page on a computer or a laptop: the same link from the same email does it.</p>
      {allowed ? (
        <>
          <p>Your group allows a phone where nothing else can be had.</p>
          <Press onPress={onGoOn}>Go on with this phone</Press>
        </>
      ) : (
        <p>If you have none tonight, ring your leaders.</p>
      )}
    </CheckCard>
  )
}

export function Ask({ isOpening, onOpen }: { isOpening: boolean; onOpen: () => void }) {
  return (
    <CheckCard title="First: camera and microphone">
      <p>
        Press the button. Your browser then asks whether this page may use your camera and your microphone:
        please answer <strong>Allow</strong>.
      </p>
      <p>Nobody sees or hears you yet, and nothing is ever recorded.</p>
      <Press tone="primary" onPress={onOpen} disabled={isOpening}>
        {isOpening ? 'Your browser is asking …' : 'Switch on camera and microphone'}
      </Press>
    </CheckCard>
  )
}
