import { CheckCard, Press } from '../../../../ui/room-check/check.tsx'

/** R33: why a phone will not do, and the way on where the group allows it. */
export function PhoneGate(props: { allowed: boolean; mayRing: boolean; onGoOn: () => void }) {
  const { allowed, mayRing, onGoOn } = props
  return (
    <CheckCard title="Please come with a computer or a laptop">
      <p>
        In the circle everybody sees everybody, all the time. On a phone the faces would be as small as a
        fingernail, and a phone in the hand moves about.
      </p>
      <p>Open it on a computer or a laptop: the link in your email leads here from there, too.</p>
      {allowed ? (
        <>
          <p>Your group allows a phone where nothing else can be had.</p>
          <Press onPress={onGoOn}>Go on with this phone</Press>
        </>
      ) : (
        <p>
          {mayRing
            ? 'If you have none at hand, ring your leaders: the number is above.'
            : 'If you have none at hand, perhaps somebody near you lends you theirs.'}
        </p>
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
